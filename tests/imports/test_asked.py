"""An import asks once: answered in one file, known in the next."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from campaigns.models import Officer
from enterprises.models import AdminUnit, Answer, Facility
from imports.models import ImportBatch, ImportRow
from tests import factories
from tests.imports.bring import FACILITY, bring

ROW = ["X-1", "Xưởng một", "2393", "Hà Nội", "Bát Tràng"]
WITH_DISTRICT = [*FACILITY, "Quận, huyện"]
DIVIDED = [*ROW[:4], "Cống Vị", "Ba Đình"]

# What a row is told that was said to be a stored facility of another code.
TAKEN_FOR = ["same_facility", "code_kept"]


@pytest.fixture
def signed_in(client: Client, officer: Any) -> Client:
    client.force_login(officer)
    client.cookies["django_language"] = "en"
    return client


def commune(name: str) -> AdminUnit:
    return AdminUnit.objects.get(edition="2025", name=name, province__code="01")


def upload(client: Client, path: Path) -> ImportBatch:
    with path.open("rb") as file:
        client.post(reverse("imports:home"), {"kind": "facilities", "file": file})
    return ImportBatch.objects.latest("pk")


def post(client: Client, batch: ImportBatch, page: str, **data: Any) -> Any:
    return client.post(reverse(f"imports:{page}", args=[batch.pk]), data, follow=True)


def codes(batch: ImportBatch) -> dict[int, list[str]]:
    rows = ImportRow.objects.filter(batch=batch).order_by("number")
    return {row.number: [m["code"] for m in row.messages] for row in rows if row.messages}


def message(batch: ImportBatch, number: int) -> dict[str, Any]:
    return ImportRow.objects.get(batch=batch, number=number).messages[0]["params"]


# Divided communes -------------------------------------------------------------------------------


def test_the_part_is_answered_applied_written_and_not_asked_again(
    signed_in: Client, book: Any
) -> None:
    path = book([WITH_DISTRICT, DIVIDED])
    batch = upload(signed_in, path)
    assert codes(batch) == {2: ["divided_commune"]}
    page = signed_in.get(reverse("imports:batch", args=[batch.pk])).content.decode()
    assert "1 facility lies in a commune that was divided" in page
    part = commune("Phường Giảng Võ")
    former = message(batch, 2)["former"]
    post(signed_in, batch, "questions_answer", row=2, about=former, answer=part.pk)
    post(signed_in, batch, "questions_apply")
    assert codes(batch) == {2: ["part_answered"]}
    post(signed_in, batch, "write")
    facility = Facility.objects.get()
    assert facility.commune == part
    assert facility.former_commune is not None
    again = upload(signed_in, path)
    assert codes(again) == {2: ["part_answered"]}
    assert ImportRow.objects.get(batch=again).outcome == "unchanged"


def test_all_rows_of_a_commune_in_one_answer(signed_in: Client, book: Any) -> None:
    rows = [[f"X-{n}", f"Xưởng {n}", *DIVIDED[2:]] for n in range(12)]
    rows.append(["Y", "Xưởng Y", *DIVIDED[2:4], "Thị trấn Đông Anh", None])
    batch = upload(signed_in, book([WITH_DISTRICT, *rows]))
    page = signed_in.get(reverse("imports:questions", args=[batch.pk])).content.decode()
    assert "2 more rows of this commune" in page
    former, part = message(batch, 2)["former"], commune("Phường Ngọc Hà")
    post(signed_in, batch, "questions_answer", row=3, about=former, answer="open")
    post(signed_in, batch, "questions_commune", former=former, answer=part.pk)
    post(signed_in, batch, "questions_apply")
    found = codes(batch)
    assert found.pop(3) == ["part_left_open"]
    assert found.pop(14) == ["divided_commune"]
    assert list(found.values()) == [["part_answered"]] * 11
    post(signed_in, batch, "write")
    assert Facility.objects.filter(commune=part).count() == 11
    assert Facility.objects.filter(commune=None).count() == 2


def test_an_open_question_does_not_stop_the_writing(officer: Any, book: Any) -> None:
    outcome = bring("facilities", book([WITH_DISTRICT, DIVIDED]), officer)
    assert outcome.code == 0
    facility = Facility.objects.get()
    assert facility.commune is None
    assert facility.former_commune is not None


def test_a_stored_facility_whose_part_is_known_is_not_asked_about(
    signed_in: Client, officer: Any, book: Any
) -> None:
    path = book([WITH_DISTRICT, DIVIDED])
    bring("facilities", path, officer)
    Facility.objects.update(commune=commune("Phường Giảng Võ"))
    assert codes(upload(signed_in, path)) == {}


def test_a_row_without_a_code_is_known_by_what_it_says(signed_in: Client, book: Any) -> None:
    header = [*WITH_DISTRICT, "Mã số thuế"]
    path = book([header, [None, *DIVIDED[1:], "0100108688"], [None, "Xưởng hai", *DIVIDED[2:]]])
    batch = upload(signed_in, path)
    part = commune("Phường Giảng Võ")
    for number in (2, 3):
        former = message(batch, number)["former"]
        post(signed_in, batch, "questions_answer", row=number, about=former, answer=part.pk)
    post(signed_in, batch, "questions_apply")
    post(signed_in, batch, "write")
    assert Facility.objects.filter(commune=part).count() == 2
    again = upload(signed_in, path)
    assert codes(again) == {2: ["part_answered"], 3: ["part_answered"]}
    assert set(ImportRow.objects.filter(batch=again).values_list("outcome", flat=True)) == {
        "unchanged"
    }


# Likely duplicates --------------------------------------------------------------------------------


@pytest.fixture
def stored(officer: Any) -> Facility:
    return factories.Facility(
        code="S-1",
        name="Công ty TNHH Gốm sứ Kim Lan",
        commune=commune("Xã Bát Tràng"),
        enterprise__tax_code=None,
        enterprise__name="Gốm sứ Kim Lan",
    )


def test_yes_makes_the_row_update_the_stored_facility(
    signed_in: Client, stored: Facility, book: Any
) -> None:
    path = book([[*FACILITY, "Địa chỉ"], ["X-1", "Cty TNHH gốm sứ Kim Lan", *ROW[2:], "Xóm 3"]])
    batch = upload(signed_in, path)
    assert codes(batch) == {2: ["likely_duplicate"]}
    page = signed_in.get(reverse("imports:questions", args=[batch.pk])).content.decode()
    assert "S-1" in page
    assert "Xóm 3" in page
    post(signed_in, batch, "questions_answer", row=2, about=stored.pk, answer="yes")
    post(signed_in, batch, "questions_apply")
    assert codes(batch) == {2: TAKEN_FOR}
    said = ImportRow.objects.get(batch=batch).messages[1]
    assert (said["name"], said["value"], said["params"]["code"]) == ("code", "X-1", "S-1")
    assert ImportRow.objects.get(batch=batch).outcome == "changed"
    post(signed_in, batch, "write")
    stored.refresh_from_db()
    assert (stored.code, stored.address) == ("S-1", "Xóm 3")
    assert Facility.objects.count() == 1
    again = upload(signed_in, path)
    assert codes(again) == {2: TAKEN_FOR}
    assert ImportRow.objects.get(batch=again).outcome == "unchanged"


def test_no_makes_another_facility_and_is_not_asked_again(
    signed_in: Client, stored: Facility, book: Any
) -> None:
    path = book([FACILITY, ["X-1", "Cty TNHH gốm sứ Kim Lan", *ROW[2:]]])
    batch = upload(signed_in, path)
    post(signed_in, batch, "questions_answer", row=2, about=stored.pk, answer="no")
    post(signed_in, batch, "questions_apply")
    assert codes(batch) == {}
    assert codes(upload(signed_in, path)) == {}
    post(signed_in, batch, "write")
    assert Facility.objects.count() == 2


def test_rows_without_codes_are_known_again(signed_in: Client, stored: Facility, book: Any) -> None:
    """One of an enterprise that has a tax code, though its own row says none."""
    header = [*FACILITY, "Mã số thuế", "Tên doanh nghiệp"]
    path = book(
        [
            header,
            [None, "Cty TNHH gốm sứ Kim Lan", *ROW[2:], None, None],
            [None, "Xưởng gỗ Hoàng Long", *ROW[2:], "0100108688", "Công ty Hoàng Long"],
            [None, "Gỗ Hoàng Long", *ROW[2:], "0100108688", None],
        ]
    )
    batch = upload(signed_in, path)
    assert codes(batch) == {2: ["likely_duplicate"], 4: ["likely_twin"]}
    post(signed_in, batch, "questions_answer", row=2, about=stored.pk, answer="yes")
    other = message(batch, 4)["other"]
    post(signed_in, batch, "questions_answer", row=4, about=other, answer="no")
    post(signed_in, batch, "questions_apply")
    assert codes(batch) == {2: ["same_facility"]}
    post(signed_in, batch, "write")
    assert Facility.objects.count() == 3
    again = upload(signed_in, path)
    assert codes(again) == {2: ["same_facility"]}
    assert {row.outcome for row in ImportRow.objects.filter(batch=again)} == {"unchanged"}


def test_an_answer_holds_for_whoever_brings_the_file_next(
    signed_in: Client, stored: Facility, hanoi: AdminUnit, book: Any
) -> None:
    path = book([FACILITY, ["X-1", "Cty TNHH gốm sứ Kim Lan", *ROW[2:]]])
    batch = upload(signed_in, path)
    post(signed_in, batch, "questions_answer", row=2, about=stored.pk, answer="yes")
    colleague = factories.Membership(role="officer", admin_unit=hanoi).user
    signed_in.force_login(colleague)
    assert codes(upload(signed_in, path)) == {2: TAKEN_FOR}


def test_other_sheets_know_the_code_that_was_answered(
    signed_in: Client, stored: Facility, officer: Any, hanoi: AdminUnit, book: Any
) -> None:
    """The code of the file is not in the register; its row was said to be S-1."""
    batch = upload(signed_in, book([FACILITY, ["X-1", "Cty TNHH gốm sứ Kim Lan", *ROW[2:]]]))
    officers = [["Họ tên", "Mã cơ sở", "Tỉnh, thành phố"], ["Nguyễn Thị Lan", "x-1", "Hà Nội"]]
    path = book(officers, sheet="Cán bộ", name="can_bo.xlsx")
    assert bring("officers", path, officer, "--check").errors == [("unknown_facility", "B2")]
    post(signed_in, batch, "questions_answer", row=2, about=stored.pk, answer="yes")
    outcome = bring("officers", path, officer)
    assert (outcome.errors, outcome.warnings) == ([], [("answered_code", "B2")])
    assert Officer.objects.get().facility == stored
    stranger = factories.Membership(role="officer", admin_unit=factories.Province()).user
    assert ("unknown_facility", "B2") in bring("officers", path, stranger, "--check").errors


def test_two_rows_that_are_one(signed_in: Client, officer: Any, book: Any) -> None:
    rows = [["X-1", "Cty TNHH gốm Kim Lan", *ROW[2:]], ["X-2", "Gốm Kim Lan", *ROW[2:]]]
    path = book([FACILITY, *rows])
    batch = upload(signed_in, path)
    assert codes(batch) == {3: ["likely_twin"]}
    other = message(batch, 3)["other"]
    post(signed_in, batch, "questions_answer", row=3, about=other, answer="yes")
    post(signed_in, batch, "questions_apply")
    assert codes(batch) == {3: ["duplicate_key"]}
    given = Answer.objects.get()
    post(signed_in, batch, "questions_forget", answer=given.pk)
    post(signed_in, batch, "questions_apply")
    assert codes(batch) == {3: ["likely_twin"]}
    post(signed_in, batch, "questions_answer", row=3, about=other, answer="no")
    post(signed_in, batch, "questions_apply")
    assert codes(batch) == {}
    post(signed_in, batch, "write")
    assert Facility.objects.count() == 2
    assert codes(upload(signed_in, path)) == {}


def test_an_answer_after_the_check_makes_the_writing_look_again(
    signed_in: Client, stored: Facility, book: Any
) -> None:
    batch = upload(signed_in, book([FACILITY, ["X-1", "Gốm sứ Kim Lan", *ROW[2:]]]))
    post(signed_in, batch, "questions_answer", row=2, about=stored.pk, answer="yes")
    page = post(signed_in, batch, "write").content.decode()
    assert "The records have changed since the check" in page
    assert Facility.objects.count() == 1


def test_an_answer_does_not_hold_back_an_undo(signed_in: Client, book: Any) -> None:
    first = upload(signed_in, book([FACILITY, ["S-1", "Gốm sứ Kim Lan", *ROW[2:]]]))
    post(signed_in, first, "write")
    path = book([FACILITY, ["X-1", "Cty TNHH gốm sứ Kim Lan", *ROW[2:]]])
    batch = upload(signed_in, path)
    post(signed_in, batch, "questions_answer", row=2, about=Facility.objects.get().pk, answer="yes")
    post(signed_in, first, "undo")
    assert Facility.objects.count() == 0
    assert codes(upload(signed_in, path)) == {}


# Again ------------------------------------------------------------------------------------------


def test_what_is_settled_is_not_said_again(officer: Any, admin: Any, book: Any) -> None:
    """A former commune of another place has the name of today's; the facility lies in today's."""
    path = book([FACILITY, [*ROW[:3], "Phú Thọ", "Xã Lương Sơn"]])
    first = bring("facilities", path, admin)
    assert [code for code, _cell in first.warnings] == ["same_name_elsewhere"]
    again = bring("facilities", path, admin)
    assert (again.counts, again.warnings) == ({"unchanged": 1}, [])
    Facility.objects.update(commune=commune("Xã Bát Tràng"))
    moved = bring("facilities", path, admin)
    assert [code for code, _cell in moved.warnings] == ["same_name_elsewhere"]


# Addresses ----------------------------------------------------------------------------------------


def test_an_address_fills_an_empty_commune(officer: Any, book: Any) -> None:
    header = [*FACILITY, "Địa chỉ"]
    rows = [
        [*ROW[:3], "Hà Nội", None, "Số 5 đường Tây Hồ, xã Bát Tràng. ĐT 0912345678"],
        ["X-2", "Xưởng hai", "2393", None, None, "P. Hoàn Kiếm, Hà Nội"],
    ]
    outcome = bring("facilities", book([header, *rows]), officer)
    assert outcome.report["errors"] == []
    assert set(outcome.warnings) == {
        ("read_from_address", "E2"), ("read_from_address", "D3"), ("read_from_address", "E3"),
    }  # fmt: skip
    assert set(Facility.objects.values_list("commune__name", flat=True)) == {
        "Xã Bát Tràng", "Phường Hoàn Kiếm",
    }  # fmt: skip


def test_the_address_names_the_district_that_decides(officer: Any, book: Any) -> None:
    path = book([[*FACILITY, "Địa chỉ"], [*ROW[:4], "Xã Tân Dân", "Thôn 1, huyện Sóc Sơn"]])
    outcome = bring("facilities", path, officer)
    assert (outcome.report["errors"], len(outcome.warnings)) == ([], 1)
    former = Facility.objects.get().former_commune
    assert former is not None
    assert former.parent is not None
    assert former.parent.name == "Huyện Sóc Sơn"


def test_an_empty_commune_stays_an_error_with_what_it_may_be(officer: Any, book: Any) -> None:
    header = [*FACILITY, "Địa chỉ"]
    rows = [
        [*ROW[:3], "Hà Nội", None, "xã Tân Dân"],
        ["X-2", "Xưởng hai", "2393", None, None, None],
    ]
    outcome = bring("facilities", book([header, *rows]), officer)
    assert outcome.errors == [("required", "E2"), ("required", "D3")]
    assert "Xã Tân Dân (Huyện Sóc Sơn)" in outcome.report["errors"][0]["remedy"]
