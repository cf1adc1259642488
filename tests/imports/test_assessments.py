"""The four sheets of assessments: joined, checked, written, and worked out."""

from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from accounts.roles import Permission, Role
from assessments.choices import AssessmentStatus, Direction
from assessments.models import Assessment, FlowLine, OutputLine, Result, Solution
from enterprises.models import AdminUnit
from imports.services import check_batch, open_batch, write_batch
from tests import factories
from tests.imports.bring import Outcome, bring

ASSESSED = [
    "Mã cơ sở", "Loại đánh giá", "Năm gốc", "Năm báo cáo", "Đơn vị đánh giá", "Ngày đánh giá",
    "Đã xác nhận",
]  # fmt: skip
MADE = ["Mã cơ sở", "Năm báo cáo", "Sản phẩm", "Đơn vị", "Lượng kỳ gốc", "Lượng kỳ báo cáo"]
USED = [
    "Mã cơ sở", "Năm báo cáo", "Tài nguyên", "Đơn vị", "Lượng kỳ gốc", "Lượng kỳ báo cáo",
    "Đơn giá kỳ gốc", "Sản phẩm", "Chiều",
]  # fmt: skip
SOLVED = ["Mã cơ sở", "Năm báo cáo", "Giải pháp", "Nhóm", "Trạng thái", "Năm thực hiện"]

FIRST = ["X-1", "đánh giá nhanh", 2016, 2019, "Trung tâm", date(2019, 6, 1), "có"]
GLAZED = ["X-1", 2019, "Gốm", "tấn", 100, 110]
POWER = ["X-1", 2019, "Điện", "MWh", 200, 198, 1500000, None, None]
LAMPS = ["X-1", 2019, "Thay đèn", 4, "đã thực hiện", 2019]


@pytest.fixture
def facility(hanoi: AdminUnit) -> Any:
    commune = AdminUnit.objects.get(edition="2025", level="commune", name="Xã Bát Tràng")
    return factories.Facility(code="X-1", commune=commune)


@pytest.fixture
def unverifying(officer: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A leader who may import but not verify: the matrix of roles has no such role yet."""
    from accounts import roles

    may = dict(roles.MAY)
    may[Role.LOCAL] = may[Role.LOCAL] | {Permission.IMPORT}
    monkeypatch.setattr("accounts.models.MAY", may)
    place = officer.memberships.get().admin_unit
    return factories.Membership(role=Role.LOCAL, admin_unit=place).user


@pytest.fixture
def workbook(book: Any, facility: Any) -> Any:
    """Makes a workbook of the given rows; without any, the good ones."""

    def make(**rows: list[list[Any]]) -> Path:
        sheets = {
            "Đánh giá": [ASSESSED, *rows.get("assessments", [FIRST])],
            "Sản lượng": [MADE, *rows.get("outputs", [GLAZED])],
            "Tiêu thụ": [USED, *rows.get("flows", [POWER])],
            "Giải pháp": [SOLVED, *rows.get("solutions", [LAMPS])],
        }
        return book(sheets)

    return make


@pytest.fixture
def bring_in(workbook: Any) -> Any:
    def run(user: Any, *options: str, **rows: list[list[Any]]) -> Outcome:
        return bring("assessments", workbook(**rows), user, *options)

    return run


def lines() -> list[int]:
    return [m.objects.count() for m in (Assessment, OutputLine, FlowLine, Solution)]


def test_good_rows_are_written_and_worked_out(bring_in: Any, officer: Any) -> None:
    outcome = bring_in(officer)
    assert (outcome.code, outcome.counts) == (0, {"new": 4})
    assessment = Assessment.objects.get()
    assert assessment.status == AssessmentStatus.VERIFIED
    assert assessment.verified_on == assessment.sent_on == date(2019, 6, 1)
    assert assessment.verified_by == officer
    # 200 MWh for 100 t would be 220 MWh for 110 t; 198 is 10 % less.
    assert assessment.results.get(group="energy").saving == Decimal("0.1")


def test_the_same_file_again_changes_nothing(bring_in: Any, officer: Any) -> None:
    bring_in(officer)
    before = list(Assessment.objects.values()), lines()
    outcome = bring_in(officer)
    assert outcome.counts == {"unchanged": 4}
    assert (list(Assessment.objects.values()), lines()) == before


def test_a_line_replaces_the_one_with_its_key_and_others_stay(bring_in: Any, officer: Any) -> None:
    bring_in(officer, outputs=[GLAZED, ["X-1", 2019, "Gạch", "viên", 5, 6]])
    outcome = bring_in(officer, outputs=[[*GLAZED[:5], 220]], flows=[], solutions=[])
    assert outcome.counts == {"unchanged": 1, "changed": 1}
    made = dict(OutputLine.objects.values_list("product", "current_quantity"))
    assert made == {"Gốm": 220, "Gạch": 6}
    assert FlowLine.objects.count() == Solution.objects.count() == 1


def test_lines_may_come_without_their_assessment_when_it_is_stored(
    bring_in: Any, officer: Any
) -> None:
    bring_in(officer, flows=[])
    other = ["X-1", "tự đánh giá", 2016, 2018, None, None, None]
    outcome = bring_in(officer, assessments=[other], outputs=[], solutions=[])
    assert (outcome.code, outcome.counts) == (0, {"new": 2})
    assert FlowLine.objects.get().assessment.reporting_year == 2019


def test_without_a_day_the_year_ends_it_and_without_verified_it_is_sent(
    bring_in: Any, officer: Any
) -> None:
    row = ["X-1", "self", 2016, 2018, None, None, None]
    bring_in(officer, assessments=[row], outputs=[], flows=[], solutions=[])
    assessment = Assessment.objects.get()
    assert (assessment.status, assessment.sent_on) == (AssessmentStatus.SENT, date(2018, 12, 31))
    assert assessment.verified_on is None


def test_undo_of_new_lines_works_their_assessment_out_anew(bring_in: Any, officer: Any) -> None:
    bring_in(officer, flows=[])
    before = list(Result.objects.order_by("group").values_list("group", "saving", "reason"))
    report = bring_in(officer, outputs=[], solutions=[]).report
    assert Result.objects.get(group="energy").saving == Decimal("0.1")
    call_command("undo_import", str(report["batch"]), "--as", officer.email, stdout=StringIO())
    after = Result.objects.order_by("group").values_list("group", "saving", "reason")
    assert list(after) == before


def test_shares_directions_and_units_as_people_write_them(bring_in: Any, officer: Any) -> None:
    flows = [
        ["X-1", 2019, "Nước thải", "m3", 10, 9, None, None, None],
        ["X-1", 2019, "than cam 5, 6", "kg", 10, 9, None, "gốm", "đầu vào"],
    ]
    assert bring_in(officer, flows=flows).code == 0
    waste, coal = FlowLine.objects.order_by("pk")
    assert (waste.direction, waste.unit) == (Direction.OUT, "m³")
    assert (coal.direction, coal.resource.code) == (Direction.IN, "coal_dust_5_6")
    assert coal.output_line == OutputLine.objects.get()


@pytest.mark.parametrize("written", ["0,6", 0.6, 60, "60 %", "60%"])
def test_a_share_is_a_share(written: Any, book: Any, facility: Any, officer: Any) -> None:
    sheets = {
        "Đánh giá": [ASSESSED, FIRST],
        "Sản lượng": [[*MADE, "Tỷ trọng kỳ gốc"], [*GLAZED, written]],
    }
    assert bring("assessments", book(sheets), officer).code == 0
    assert OutputLine.objects.get().baseline_share == Decimal("0.6")


# Faults -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "errors"),
    [
        ({"flows": [POWER, ["Y-9", *POWER[1:]]]}, ("unknown_facility", "A3")),
        ({"outputs": [["X-1", 2017, *GLAZED[2:]]]}, ("no_assessment", "A2")),
        ({"flows": [[*POWER[:3], "lít", *POWER[4:]]]}, ("unit_does_not_fit", "D2")),
        ({"flows": [[*POWER[:2], "Điệm", *POWER[3:]]]}, ("unknown_resource", "C2")),
        ({"flows": [[*POWER[:7], "Sứ", None]]}, ("unknown_product", "H2")),
        ({"flows": [[*POWER[:4], "nhiều", *POWER[5:]]]}, ("unreadable_number", "E2")),
        ({"flows": [POWER, POWER]}, ("duplicate_key", "C3")),
        ({"solutions": [[*LAMPS[:3], 9, *LAMPS[4:]]]}, ("unknown_category", "D2")),
        ({"solutions": [[*LAMPS[:4], "xong", 2019]]}, ("unknown_value", "E2")),
        ({"solutions": [[*LAMPS[:5], 2999]]}, ("unreadable_year", "F2")),
        ({"assessments": [[*FIRST[:2], 2020, 2019, *FIRST[4:]]]}, ("baseline_after_report", "C2")),
        ({"assessments": [["X-1", "khảo sát", *FIRST[2:]]]}, ("unknown_value", "B2")),
        ({"assessments": [[*FIRST[:5], "31/02/2019", "có"]]}, ("unreadable_date", "F2")),
        ({"assessments": [FIRST, FIRST]}, ("duplicate_key", "A3")),
    ],
)
def test_one_wrong_cell_stops_the_file(
    rows: dict[str, Any], errors: tuple[str, str], bring_in: Any, officer: Any
) -> None:
    outcome = bring_in(officer, **rows)
    assert outcome.code == 1
    assert outcome.errors == [errors]
    assert lines() == [0, 0, 0, 0]
    assert f"({errors[1]})" in outcome.complained


def test_a_year_to_come_is_refused(bring_in: Any, officer: Any) -> None:
    year = timezone.localdate().year + 1
    rows = {"assessments": [[*FIRST[:3], year, None, None, "có"]]}
    outcome = bring_in(officer, **rows, outputs=[], flows=[], solutions=[])
    assert outcome.errors == [("future_year", "D2")]


def test_a_word_of_several_resources_offers_them(bring_in: Any, officer: Any) -> None:
    outcome = bring_in(officer, flows=[[*POWER[:2], "Than", *POWER[3:]]])
    [error] = outcome.report["errors"]
    assert (error["code"], error["cell"]) == ("unknown_resource", "C2")
    offered = error["remedy"].partition("Gần nhất: ")[2].rstrip(".")
    assert "Than cốc" in offered
    assert offered.count("Than ") > 2


def test_the_accepted_units_are_named(bring_in: Any, officer: Any) -> None:
    outcome = bring_in(officer, flows=[[*POWER[:3], "tấn", *POWER[4:]]])
    assert "kWh, MWh, GWh" in outcome.report["errors"][0]["remedy"]


@pytest.mark.parametrize(("current", "times"), [(2000, "10"), ("180.000", "900"), (20, "10")])
def test_a_value_in_another_unit_is_asked_about(
    current: Any, times: str, bring_in: Any, officer: Any
) -> None:
    """kWh for MWh, or a point that slipped: the row comes in, and says so."""
    outcome = bring_in(officer, "--check", flows=[[*POWER[:5], current, *POWER[6:]]])
    assert outcome.errors == []
    [warning] = [w for w in outcome.report["warnings"] if w["code"] == "far_apart"]
    assert warning["cell"] == "F2"
    assert "200" in warning["message"]
    assert f"{times} lần" in warning["message"]
    assert "MWh" in warning["remedy"]
    made = bring_in(officer, "--check", outputs=[[*GLAZED[:5], 1100]])
    assert ("far_apart", "F2") in made.warnings
    usual = bring_in(officer, "--check", flows=[[*POWER[:5], 1590, *POWER[6:]]])
    assert "far_apart" not in [code for code, _cell in usual.warnings]


def test_rows_joined_to_a_wrong_one_are_held_back(bring_in: Any, officer: Any) -> None:
    second = ["X-1", "tự đánh giá", 2016, 2018, None, None, None]
    flows = [[*POWER[:4], "nhiều", *POWER[5:]]]
    outcome = bring_in(officer, assessments=[FIRST, second], flows=flows)
    assert outcome.counts == {"wrong": 1, "held": 3, "new": 1}
    assert outcome.errors == [("unreadable_number", "E2")]
    held = [w for w in outcome.report["warnings"] if w["code"] == "held_back"]
    assert [(w["sheet"], w["row"]) for w in held] == [
        ("Đánh giá", 2),
        ("Sản lượng", 2),
        ("Giải pháp", 2),
    ]
    assert "dòng 2 của trang “Tiêu thụ”" in held[0]["message"]


def test_only_the_right_rows_are_written_when_that_is_asked_for(
    workbook: Any, officer: Any
) -> None:
    second = ["X-1", "tự đánh giá", 2016, 2018, None, None, None]
    outputs = [GLAZED, ["X-1", 2018, *GLAZED[2:]]]
    flows = [[*POWER[:4], "nhiều", *POWER[5:]]]
    path = workbook(assessments=[FIRST, second], outputs=outputs, flows=flows)
    content = path.read_bytes()
    batch = open_batch(kind="assessments", content=content, file_name=path.name, by=officer)
    check_batch(batch=batch)
    write_batch(batch=batch, by=officer, valid_only=True)
    assert lines() == [1, 1, 0, 0]
    assert OutputLine.objects.get().assessment.reporting_year == 2018


def test_facility_of_another_territory(bring_in: Any, officer: Any, facility: Any) -> None:
    facility.commune = AdminUnit.objects.get(edition="2025", name="Phường Lê Chân")
    facility.save()
    outcome = bring_in(officer)
    assert ("outside_territory", "A2") in outcome.errors
    assert lines() == [0, 0, 0, 0]


def test_verified_counts_only_from_who_may_verify(
    bring_in: Any, officer: Any, unverifying: Any
) -> None:
    outcome = bring_in(unverifying)
    assert outcome.errors == [("may_not_verify", "G2")]
    unverified = [[*FIRST[:6], "không"]]
    assert bring_in(unverifying, assessments=unverified).code == 0
    assert bring_in(officer).code == 0
    assert Assessment.objects.get().status == AssessmentStatus.VERIFIED
    # Now it is verified, and only who may verify moves it.
    changed = [[*GLAZED[:5], 999]]
    nothing: dict[str, Any] = {"assessments": [[*FIRST[:6], None]], "flows": [], "solutions": []}
    outcome = bring_in(unverifying, outputs=changed, **nothing)
    assert outcome.errors == [("verified_is_frozen", "A2")]
    assert bring_in(unverifying, outputs=[GLAZED], **nothing).counts == {"unchanged": 2}
    assert bring_in(officer, outputs=changed, **nothing).code == 0
    assert OutputLine.objects.get().current_quantity == 999
