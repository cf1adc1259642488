"""Plans with their targets, activities with those who took part."""

from datetime import date
from typing import Any

import pytest

from campaigns.importers.targets import TargetSheet
from campaigns.models import ActionPlan, Activity, Participation, Target
from core.books import line_of
from enterprises.importers.potential import LIST_NAME
from enterprises.models import AdminUnit, Agency, FacilityList
from tests import factories
from tests.imports.bring import Outcome, bring

PLAN = [
    "Mã kế hoạch", "Tên kế hoạch", "Tỉnh, thành phố", "Thuộc kế hoạch", "Số quyết định",
    "Ngày quyết định", "Năm bắt đầu", "Năm kết thúc",
]  # fmt: skip
TARGET = [
    "plan_code", "indicator", "low", "high", "unit", "base_year", "base_value", "due_year",
    "denominator", "method", "industries",
]  # fmt: skip
FIVE_YEARS = ["HN-5", "Kế hoạch 2016–2020", "Hà Nội", None, 5768, "19/10/2016", 2016, 2020]
ONE_YEAR = ["HN-1", "Kế hoạch 2019", "Hà Nội", "HN-5", None, None, 2019, 2019]
ADOPTION = ["HN-5", "adoption_rate", 50, None, None, None, None, 2020, None, None, None]
SAVING = ["HN-5", "energy_saving", "8 %", "13 %", "%", None, None, 2020, "all", "mean", "13-15; C"]
POTENTIAL = [
    "HN-5",
    "adoption_rate",
    60,
    None,
    None,
    None,
    None,
    2020,
    "list:potential",
    None,
    None,
]
ACTIVITY = ["Mã hoạt động", "Mã kế hoạch", "Loại hoạt động", "Tên hoạt động", "Ngày", "Cơ quan",
            "counts_as_awareness", "copies"]  # fmt: skip
NEW_COLUMNS = ("part", "direction", "sizes", "zone_kinds", "is_rural", "sector_groups")
TOOK_PART = ["Mã hoạt động", "Mã cơ sở", "zone", "agency", "person", "role", "tax_code"]
TRAINING = ["H-1", "HN-5", "tập huấn", "Lớp một", date(2017, 3, 2), "Sở Công Thương", "có", None]


@pytest.fixture
def bring_plans(book: Any) -> Any:
    def run(user: Any, plans: list[Any], targets: list[Any]) -> Outcome:
        sheets = {"Kế hoạch": [PLAN, *plans], "Chỉ tiêu": [TARGET, *targets]}
        return bring("plans", book(sheets), user)

    return run


@pytest.fixture
def bring_activities(book: Any) -> Any:
    def run(user: Any, activities: list[Any], people: list[Any]) -> Outcome:
        sheets = {"Hoạt động": [ACTIVITY, *activities], "Tham dự": [TOOK_PART, *people]}
        return bring("activities", book(sheets), user)

    return run


def test_plans_and_targets_come_in_twice_without_a_change(bring_plans: Any, officer: Any) -> None:
    # The child stands above its parent.
    rows = ([ONE_YEAR, FIVE_YEARS], [ADOPTION, SAVING, POTENTIAL])
    outcome = bring_plans(officer, *rows)
    assert (outcome.code, outcome.counts) == (0, {"new": 5})
    plan = ActionPlan.objects.get(code="HN-5")
    assert (plan.starts_on, plan.ends_on) == (date(2016, 1, 1), date(2020, 12, 31))
    assert (plan.decision_no, plan.decided_on) == ("5768", date(2016, 10, 19))
    assert plan.admin_unit.edition == "2024"
    assert ActionPlan.objects.get(code="HN-1").parent == plan
    adoption, saving, potential = Target.objects.order_by("position")
    assert (adoption.denominator, adoption.unit, adoption.method) == ("all", "%", "adjusted")
    assert (saving.low, saving.high, saving.method) == (8, 13, "mean")
    codes = saving.industries.order_by("code").values_list("version", "code")
    assert list(codes) == [("2018", c) for c in ("13", "14", "15", "C")]
    assert potential.facility_list == FacilityList.objects.get(has_potential=True)
    assert bring_plans(officer, *rows).counts == {"unchanged": 5}


def test_a_changed_target_is_told_and_written(bring_plans: Any, officer: Any) -> None:
    bring_plans(officer, [FIVE_YEARS], [SAVING])
    changed = [*SAVING[:3], "12", *SAVING[4:10], "13"]
    assert bring_plans(officer, [FIVE_YEARS], [changed]).counts == {"unchanged": 1, "changed": 1}
    target = Target.objects.get()
    assert target.high == 12
    assert [industry.code for industry in target.industries.all()] == ["13"]


MORE = ["Phần", "Chiều đánh giá", "Quy mô", "Loại khu, cụm, làng nghề", "Cơ sở nông thôn",
        "Nhóm ngành địa phương"]  # fmt: skip
NARROW = [*ADOPTION[:8], "trọng điểm", None, None, "Gốm sứ", "nhiều nhất", "vừa; Lớn",
          "làng nghề; CCN", "có", "Gốm sứ; food"]  # fmt: skip


def test_what_narrows_a_target_comes_in_is_read_back_and_changes(
    book: Any, bring_plans: Any, officer: Any
) -> None:
    def run(*rows: list[Any]) -> Outcome:
        sheets = {"Kế hoạch": [PLAN, FIVE_YEARS], "Chỉ tiêu": [[*TARGET, *MORE], *rows]}
        return bring("plans", book(sheets), officer)

    other = [*NARROW[:11], "Dệt may", *[None] * 5]
    assert run(NARROW, other).counts == {"new": 3}
    target = Target.objects.get(part="Gốm sứ")
    assert (target.denominator, target.direction) == ("key_users", "at_most")
    assert (target.sizes, target.is_rural) == (["medium", "large"], True)
    assert sorted(target.zone_kinds) == ["cluster", "craft_village"]
    groups = target.sector_groups.order_by("code")
    assert list(groups.values_list("code", flat=True)) == ["ceramics", "food"]
    plain = Target.objects.get(part="Dệt may")
    assert (plain.direction, plain.sizes, plain.is_rural) == ("at_least", [], None)
    line = dict(zip(TargetSheet.columns(), line_of(TargetSheet)(target), strict=True))
    again = [*ADOPTION[:8], line["denominator"], None, None, *(line[name] for name in NEW_COLUMNS)]
    assert run(again, other).counts == {"unchanged": 3}
    assert run([*again[:13], "lớn", None, "không", "Gốm sứ"]).counts["changed"] == 1
    target.refresh_from_db()
    assert (target.sizes, target.is_rural, target.sector_groups.count()) == (["large"], False, 1)
    wrong = run([*again[:13], "khổng lồ", None, None, "Gốm"])
    assert wrong.errors == [("unknown_value", "N2"), ("unknown_sector_group", "Q2")]


def test_a_list_that_a_target_rests_on_is_made_and_said(bring_plans: Any, officer: Any) -> None:
    outcome = bring_plans(officer, [FIVE_YEARS], [POTENTIAL])
    [warning] = [w for w in outcome.report["warnings"] if w["code"] == "new_list"]
    assert (warning["cell"], warning["value"]) == ("I2", "list:potential")
    assert LIST_NAME in warning["message"]
    assert FacilityList.objects.get().has_potential


def test_a_list_named_in_two_ways_is_one_target(bring_plans: Any, officer: Any) -> None:
    again = [*POTENTIAL[:2], 70, *POTENTIAL[3:8], f"danh sách: {LIST_NAME}", None, None]
    outcome = bring_plans(officer, [FIVE_YEARS], [POTENTIAL, again])
    assert outcome.errors == [("duplicate_key", "I3")]


def test_a_zone_named_in_two_ways_took_part_once(
    bring_plans: Any, bring_activities: Any, officer: Any, hanoi: AdminUnit
) -> None:
    bring_plans(officer, [FIVE_YEARS], [])
    factories.Zone(name="Cụm công nghiệp Một", province=hanoi, code="Z-1")
    people = [["H-1", None, name, None, None, None] for name in ("CCN Một", "Z-1")]
    outcome = bring_activities(officer, [TRAINING], people)
    assert outcome.errors == [("duplicate_key", "E3")]


def test_a_province_that_is_gone_keeps_its_plan(bring_plans: Any, admin: Any) -> None:
    row = ["HD-5", "Kế hoạch Hải Dương", "Hải Dương", None, None, None, 2016, 2020]
    nation = ["VN-5", "Chiến lược", "Cả nước", None, None, None, 2016, 2020]
    new = ["HN-30", "Kế hoạch 2026", "01", None, None, None, 2026, 2030]
    assert bring_plans(admin, [row, nation, new], []).code == 0
    units = {p.code: p.admin_unit for p in ActionPlan.objects.select_related("admin_unit")}
    assert (units["HD-5"].edition, units["HD-5"].code) == ("2024", "30")
    assert units["VN-5"] is None
    assert units["HN-30"].edition == "2025"


@pytest.mark.parametrize(
    ("plans", "targets", "error"),
    [
        ([["X", "Y", "Hải Phòng", None, None, None, 2016, 2020]], [], ("outside_territory", "C2")),
        ([["X", "Y", "Cả nước", None, None, None, 2016, 2020]], [], ("outside_territory", "C2")),
        ([[*FIVE_YEARS[:6], 2020, 2016]], [], ("ends_before_start", "H2")),
        ([[*FIVE_YEARS[:3], "HN-0", *FIVE_YEARS[4:]]], [], ("unknown_plan", "D2")),
        ([FIVE_YEARS], [["HN-6", *ADOPTION[1:]]], ("unknown_plan", "A2")),
        ([FIVE_YEARS], [["HN-5", "adoption", *ADOPTION[2:]]], ("unknown_indicator", "B2")),
        ([FIVE_YEARS], [[*SAVING[:2], 13, 8, *SAVING[4:]]], ("band_upside_down", "D2")),
        ([FIVE_YEARS], [[*ADOPTION[:8], "list:không có", None, None]], ("unknown_list", "I2")),
        ([FIVE_YEARS], [[*ADOPTION[:8], "nhỏ", None, None]], ("unknown_value", "I2")),
        ([FIVE_YEARS], [[*SAVING[:10], "13; 99"]], ("unknown_industry", "K2")),
        ([FIVE_YEARS], [ADOPTION, ADOPTION], ("duplicate_key", "B3")),
        ([FIVE_YEARS, FIVE_YEARS], [], ("duplicate_key", "A3")),
        ([[*FIVE_YEARS[:3], "HN-5", *FIVE_YEARS[4:]]], [], ("own_parent", "D2")),
        ([FIVE_YEARS], [[*SAVING[:5], 2020, *SAVING[6:]]], ("base_not_before_due", "F2")),
    ],
)
def test_one_wrong_cell_stops_the_plans(
    plans: list[Any], targets: list[Any], error: tuple[str, str], bring_plans: Any, officer: Any
) -> None:
    outcome = bring_plans(officer, plans, targets)
    assert outcome.code == 1
    assert outcome.errors == [error]
    assert ActionPlan.objects.count() == Target.objects.count() == 0
    assert FacilityList.objects.count() == 0


def test_activities_and_those_who_took_part(
    bring_plans: Any, bring_activities: Any, officer: Any, hanoi: AdminUnit
) -> None:
    bring_plans(officer, [FIVE_YEARS], [])
    commune = AdminUnit.objects.get(edition="2025", level="commune", name="Xã Bát Tràng")
    facility = factories.Facility(code="X-1", commune=commune, enterprise__tax_code="0199000017")
    zone = factories.Zone(name="Cụm công nghiệp Một", province=hanoi, code="Z-1")
    officer_of = factories.Officer(name="Lê Văn Hoà", facility=facility, admin_unit=hanoi)
    people = [
        ["H-1", "X-1", None, None, "lê văn hòa", "cán bộ kỹ thuật"],
        ["H-1", None, "CCN Một", None, None, None],
        ["H-1", None, None, "Sở Công Thương", "Trần Thị B", "cán bộ nhà nước"],
        ["H-1", None, None, None, "Người dân", "cộng đồng"],
        ["H-1", None, None, None, "Vũ Nam", None, "0199000017"],
    ]
    leaflet = ["H-2", None, "tờ rơi", "Tờ rơi", "02/04/2018", None, None, "10.000"]
    outcome = bring_activities(officer, [TRAINING, leaflet], people)
    assert outcome.errors == []
    assert outcome.counts == {"new": 7}
    training, printed = Activity.objects.order_by("code")
    assert training.counts_as_awareness
    assert training.agency == Agency.objects.get()
    assert (printed.copies, printed.plan, printed.admin_unit) == (10_000, None, hanoi)
    by_facility, by_zone, by_agency, alone, by_tax_code = Participation.objects.order_by("pk")
    assert (by_facility.facility, by_facility.officer) == (facility, officer_of)
    assert by_zone.zone == zone
    assert by_agency.agency == Agency.objects.get()
    assert (alone.person, alone.role) == ("Người dân", "community")
    assert by_tax_code.facility == facility
    again = bring_activities(officer, [TRAINING, leaflet], people)
    assert again.counts == {"unchanged": 7}


@pytest.mark.parametrize(
    ("activity", "person", "error"),
    [
        ([*TRAINING[:1], "HN-9", *TRAINING[2:]], None, ("unknown_plan", "B2")),
        ([*TRAINING[:2], "liên hoan", *TRAINING[3:]], None, ("unknown_value", "C2")),
        ([*TRAINING[:4], "năm ngoái", *TRAINING[5:]], None, ("unreadable_date", "E2")),
        (TRAINING, ["H-9", None, None, None, "A", None], ("unknown_activity", "A2")),
        (TRAINING, ["H-1", "X-9", None, None, "A", None], ("unknown_facility", "B2")),
        (TRAINING, ["H-1", None, "KCN Hai", None, "A", None], ("unknown_zone", "C2")),
        (TRAINING, ["H-1", None, "KCN", "Sở", "A", None], ("several_parties", "D2")),
        (TRAINING, ["H-1", None, None, None, None, None], ("no_participant", "E2")),
    ],
)
def test_one_wrong_cell_stops_the_activities(
    activity: list[Any],
    person: list[Any] | None,
    error: tuple[str, str],
    bring_plans: Any,
    bring_activities: Any,
    officer: Any,
) -> None:
    bring_plans(officer, [FIVE_YEARS], [])
    outcome = bring_activities(officer, [activity], [person] if person else [])
    assert outcome.code == 1
    assert outcome.errors == [error]
    assert Activity.objects.count() == Participation.objects.count() == Agency.objects.count() == 0
