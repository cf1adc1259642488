"""What is taken out to be brought in again comes back without a change, sheet by sheet."""

import shutil
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings
from openpyxl import load_workbook

from accounts.models import User
from accounts.roles import Permission
from assessments.models import Resource
from campaigns.models import Indicator
from core.listings import ClosedPageError, listed_at
from enterprises.models import AdminUnit, Facility, Industry
from imports.exports import BOOKS
from imports.kinds import KINDS
from tests import factories
from tests.imports.bring import bring

PAGES = {
    "facilities": "enterprises:facility_list",
    "assessments": "assessments:list",
    "plans": "campaigns:plan_list",
    "activities": "campaigns:activity_list",
}
# That a commune is called as another one was, how the text of long numbers is read, and a year that
# is far from its baseline.
TRUE_ANYWAY = {"same_name_elsewhere", "numbers_read", "far_apart"}
PEOPLE = ("officer.hanoi", "officer.haiduong", "admin")


def take_out(kind: str, user: User, folder: Path, query: str = "") -> tuple[Path, int]:
    """The workbook of a kind, by the filters of its list, and how many rows it has."""
    page, place = (PAGES[kind], {}) if query else ("imports:current_records", {"kind": kind})
    content = listed_at(page, place=place, query=f"export=book&{query}", user=user)
    path = folder / content.file_name
    with path.open("wb") as file:
        content.write(file)
    return path, content.count()


def comes_back(kind: str, user: User, folder: Path, *, divided: int = 0) -> Path:
    """Takes a list out and checks it in: every row unchanged, and nothing to be said of it but
    what is true of the data itself, and that a commune was divided, of so many facilities."""
    path, rows = take_out(kind, user, folder)
    outcome = bring(kind, path, user, "--check")
    assert outcome.errors == [], outcome.printed
    assert outcome.counts == {"unchanged": rows}, outcome.printed
    assert rows > 0
    said = [code for code, _cell in outcome.warnings if code not in TRUE_ANYWAY]
    assert said == ["divided_commune"] * divided
    return path


def cells(path: Path, sheet: str) -> list[dict[str, Any]]:
    header, *rows = load_workbook(path)[sheet].values
    return [dict(zip(header, row, strict=True)) for row in rows]


# The demo -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The demo programme, once for all tests that only look at it."""
    with django_db_blocker.unblock(), transaction.atomic(), override_settings(DEMO=True):
        call_command("demo", stdout=StringIO())
        yield
        transaction.set_rollback(True)


@pytest.mark.usefixtures("demo")
class TestDemo:
    @pytest.mark.parametrize("person", PEOPLE)
    @pytest.mark.parametrize("kind", PAGES)
    def test_every_row_comes_back_unchanged(self, kind: str, person: str, tmp_path: Path) -> None:
        user = User.objects.get(email=f"{person}@demo.example")
        unsettled = Facility.objects.for_user(user, Permission.IMPORT).filter(commune=None)
        divided = unsettled.count() if kind == "facilities" else 0
        comes_back(kind, user, tmp_path, divided=divided)

    @pytest.mark.parametrize(
        ("kind", "person"),
        [
            ("zones", "officer.hanoi"),
            ("zones", "admin"),
            ("facility_lists", "admin"),
            ("officers", "officer.hanoi"),
            ("officers", "admin"),
        ],
    )
    def test_what_has_no_list_of_its_own(self, kind: str, person: str, tmp_path: Path) -> None:
        comes_back(kind, User.objects.get(email=f"{person}@demo.example"), tmp_path)

    def test_norms_are_for_who_acts_for_the_country(self, tmp_path: Path) -> None:
        users = {user.email.partition("@")[0]: user for user in User.objects.all()}
        path = Path(settings.BASE_DIR) / "tests" / "files" / "norms.xlsx"
        bring("norms", Path(shutil.copy(path, tmp_path)), users["admin"])
        comes_back("norms", users["admin"], tmp_path)
        with pytest.raises(ClosedPageError):
            take_out("norms", users["officer.hanoi"], tmp_path)

    def test_a_filtered_list_takes_out_its_lines_only(self, tmp_path: Path) -> None:
        user = User.objects.get(email="officer.hanoi@demo.example")
        path, _rows = take_out("assessments", user, tmp_path, "year=2018")
        chosen = {row["Mã cơ sở*"] for row in cells(path, "Đánh giá")}
        for sheet in ("Sản lượng", "Tiêu thụ", "Giải pháp"):
            rows = cells(path, sheet)
            assert {row["Năm báo cáo*"] for row in rows} == {2018}
            assert {row["Mã cơ sở*"] for row in rows} <= chosen


# Records that are not like the demo's ---------------------------------------------------------

TRAPS = ("=1+1", "+84 912 345 678", "-5", "@SUM(A1)", "0123", "12.0.1", "1.803,60")


@pytest.fixture
def communes(hanoi: AdminUnit) -> list[AdminUnit]:
    return list(AdminUnit.objects.communes_of(hanoi).order_by("code")[:5])


@pytest.fixture
def paper(db: None) -> Industry:
    return Industry.objects.get(version="2018", code="1701")


def site(commune: AdminUnit, industry: Industry, **fields: Any) -> Facility:
    """A facility of the real Hà Nội."""
    return factories.Facility(commune=commune, industry=industry, **fields)


def test_text_that_a_spreadsheet_takes_for_something_else(
    officer: User, communes: list[AdminUnit], paper: Industry, tmp_path: Path
) -> None:
    for text in TRAPS:
        site(communes[0], paper, name=text, address=text, contact_name=text, phone=text)
    path = comes_back("facilities", officer, tmp_path)
    assert {row["Tên cơ sở*"] for row in cells(path, "Cơ sở sản xuất")} == set(TRAPS)


def test_what_is_missing_stays_missing_and_what_is_zero_stays_zero(
    officer: User, communes: list[AdminUnit], paper: Industry, tmp_path: Path
) -> None:
    site(communes[0], paper, code="A")
    site(communes[1], paper, code="B", enterprise__staff=0, enterprise__revenue_vnd=0)
    path = comes_back("facilities", officer, tmp_path)
    rows = {row["Mã cơ sở"]: row for row in cells(path, "Cơ sở sản xuất")}
    assert [rows[code]["Lao động"] for code in "AB"] == [None, 0]
    assert [rows[code]["Doanh thu, tỷ đồng"] for code in "AB"] == [None, 0]


def test_every_field_of_a_facility(
    officer: User, hanoi: AdminUnit, communes: list[AdminUnit], tmp_path: Path
) -> None:
    """Money to the last xu, days within the year, an industry of the other classification."""
    facility = site(
        communes[0],
        Industry.objects.get(version="2025", code="1701"),
        enterprise=factories.Enterprise(
            tax_code="0100109106",
            legal_form="stock",
            staff=12_345,
            revenue_vnd=Decimal("1234567890123456789.25"),
            capital_vnd=Decimal("0.01"),
        ),
        zone=factories.Zone(province=hanoi, communes=communes[:1]),
        is_rural=False,
        opened_on=date(2005, 6, 15),
        closed_on=date(2020, 3, 1),
        contact_name="Trần Thị Đậu",
        phone="0912 345 678",
        email="dau@vi-du.example",
    )
    factories.FacilityList(admin_unit=hanoi, has_potential=True, facilities=[facility])
    site(communes[1], Industry.objects.get(version="2018", code="1701"))
    path = comes_back("facilities", officer, tmp_path)
    rows = cells(path, "Cơ sở sản xuất")
    assert sorted(row["Có tiềm năng"] for row in rows) == ["có", "không"]


def test_nobody_has_said_which_facilities_have_potential(
    officer: User, communes: list[AdminUnit], paper: Industry, tmp_path: Path
) -> None:
    site(communes[0], paper)
    (row,) = cells(comes_back("facilities", officer, tmp_path), "Cơ sở sản xuất")
    assert row["Có tiềm năng"] is None


def test_households_of_one_name_keep_what_is_theirs_and_their_numbers_stay_here(
    officer: User, communes: list[AdminUnit], paper: Industry, tmp_path: Path
) -> None:
    for number, staff in (("001099000001", 3), ("001099000002", 5), (None, 7), (None, 9)):
        household = factories.Enterprise(
            name="Hộ Nguyễn Văn Hùng", personal_code=number, legal_form="household", staff=staff
        )
        site(communes[0], paper, name="Gốm Hùng", enterprise=household)
    path = comes_back("facilities", officer, tmp_path)
    rows = cells(path, "Cơ sở sản xuất")
    assert {row["Mã số thuế"] for row in rows} == {None}
    assert sorted(row["Lao động"] for row in rows) == [3, 5, 7, 9]


def test_two_assessments_of_a_year_with_numbers_of_any_length(
    officer: User, communes: list[AdminUnit], paper: Industry, tmp_path: Path
) -> None:
    """Of a facility assessed by itself and by an expert, with quantities no cell can hold."""
    facility = site(communes[0], paper)
    for kind, verified in (("self", False), ("detailed", True)):
        assessment = factories.Assessment(facility=facility, kind=kind, verified=verified)
        for product, share in (("Giấy", Decimal(1) / 3), ("=Bìa", Decimal(2) / 3)):
            output = factories.OutputLine(
                assessment=assessment,
                product=product,
                baseline_quantity=Decimal("2633708.160000000001"),
                current_quantity=Decimal(0),
                baseline_share=share.quantize(Decimal("1e-24")),
            )
        for resource, of in (("electricity", None), ("electricity", output), ("water", None)):
            factories.FlowLine(
                assessment=assessment,
                resource=Resource.objects.get(code=resource),
                output_line=of,
                baseline_quantity=Decimal("12345678901234567890.123456789012"),
                current_quantity=None,
                baseline_unit_cost_vnd=Decimal("1803.123456"),
            )
        factories.Solution(assessment=assessment, investment_vnd=Decimal("0.01"))
    factories.Assessment(facility=facility, reporting_year=2017, draft=True)
    path = comes_back("assessments", officer, tmp_path)
    assert {row["Loại đánh giá"] for row in cells(path, "Sản lượng")} == {
        "tự đánh giá",
        "đánh giá chi tiết",
    }


def test_plans_of_any_day_edition_and_list(officer: User, hanoi: AdminUnit, tmp_path: Path) -> None:
    lists = [
        factories.FacilityList(name="Cơ sở có tiềm năng 2016", admin_unit=hanoi),
        factories.FacilityList(
            name="Cơ sở có tiềm năng 2021", admin_unit=hanoi, has_potential=True
        ),
    ]
    plan = factories.ActionPlan(
        code="55/KH-UBND",
        admin_unit=hanoi,
        starts_on=date(2016, 3, 9),
        ends_on=date(2020, 11, 30),
        decision_no="55/KH-UBND",
    )
    factories.ActionPlan(admin_unit=hanoi, parent=plan)
    for number, facility_list in enumerate((None, *lists)):
        factories.Target(
            plan=plan,
            indicator=Indicator.objects.order_by("position")[number],
            facility_list=facility_list,
            low=Decimal("-0.5") if number else Decimal("8.123456789012"),
            industries=Industry.objects.filter(version="2018", code__in=("13", "24", "1104")),
        )
    path = comes_back("plans", officer, tmp_path)
    assert {row["Mẫu số"] for row in cells(path, "Chỉ tiêu")} == {
        "tất cả",
        "danh sách: Cơ sở có tiềm năng 2016",
        "danh sách: Cơ sở có tiềm năng 2021",
    }


def test_activities_with_and_without_a_plan_and_all_kinds_of_parties(
    officer: User, hanoi: AdminUnit, communes: list[AdminUnit], paper: Industry, tmp_path: Path
) -> None:
    agency = factories.Agency(name="Sở Công Thương Hà Nội", admin_unit=hanoi)
    plan = factories.ActionPlan(admin_unit=hanoi)
    planned = factories.Activity(
        plan=plan, admin_unit=hanoi, agency=agency, budget_vnd=Decimal("12500000.50"), reach=0
    )
    own = {"channel": "Đài VTV; kênh 1", "team": "Sở; UBND", "finding": "Rò rỉ hơi"}
    alone = factories.Activity(
        admin_unit=hanoi,
        ends_on=date(2017, 5, 12),
        remedy_due_on=date(2017, 6, 30),
        programmes=["energy", "environment"],
        **own,
    )
    parties: list[dict[str, Any]] = [
        {"facility": site(communes[0], paper)},
        {"zone": factories.Zone(province=hanoi)},
        {"agency": agency},
        {"role": "community", "certificate": "=CN/2017"},
    ]
    for activity in (planned, alone):
        for party in parties:
            factories.Participation(activity=activity, **party)
    path = comes_back("activities", officer, tmp_path)
    assert len(cells(path, "Tham dự")) == 8


def test_what_lies_in_other_hands_is_not_taken_out(
    officer: User, communes: list[AdminUnit], paper: Industry, hanoi: AdminUnit, tmp_path: Path
) -> None:
    """A leader's view may be wider than what she may bring in again."""
    province = AdminUnit.objects.get(edition="2025", code="31", level="province")
    abroad = AdminUnit.objects.communes_of(province).order_by("code")[0]
    factories.Membership(user=officer, role="leader", admin_unit=province)
    mine, theirs = site(communes[0], paper), site(abroad, paper)
    activity = factories.Activity(admin_unit=hanoi)
    for facility in (mine, theirs):
        factories.Assessment(facility=facility)
        factories.Participation(activity=activity, facility=facility)
    factories.ActionPlan(admin_unit=hanoi)
    factories.ActionPlan(admin_unit=province)
    sizes = {kind: load_workbook(comes_back(kind, officer, tmp_path)) for kind in PAGES}
    assert {kind: book.worksheets[0].max_row - 1 for kind, book in sizes.items()} == dict.fromkeys(
        PAGES, 1
    )
    assert sizes["activities"]["Tham dự"].max_row == 2


def test_every_kind_can_be_taken_out() -> None:
    assert BOOKS.keys() == KINDS.keys()
