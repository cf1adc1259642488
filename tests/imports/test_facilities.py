"""What a row of “Cơ sở sản xuất” becomes: written as people write it, found again, changed."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from core.history import written_by
from enterprises.choices import EnterpriseSize, LegalForm, ZoneKind
from enterprises.models import AdminUnit, Enterprise, Facility, FacilityList, Zone
from tests.imports.bring import FACILITY, bring

ROW = ["X-1", "Xưởng một", "2393", "Hà Nội", "Bát Tràng"]


def commune(name: str, edition: str = "2025", district: str = "") -> AdminUnit:
    units = AdminUnit.objects.filter(level="commune", edition=edition, name=name)
    units = units.filter(current_province__name="Thành phố Hà Nội")
    return units.get(parent__name=district) if district else units.get()


def good(path: Path, user: Any) -> Any:
    outcome = bring("facilities", path, user)
    assert outcome.report["errors"] == []
    assert outcome.code == 0
    return outcome


def only() -> Facility:
    return Facility.objects.select_related("enterprise", "industry", "zone").get()


# Reading ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "header",
    [
        ["code", "name", "industry", "province", "commune", "staff", "revenue_bn", "capital_bn"],
        ["ma co so", "TEN CO SO *", "Ma nganh", "tinh thanh pho", "xa phuong", "lao dong",
         "doanh thu ty dong", "nguon von, ty dong"],
    ],
)  # fmt: skip
def test_headers_in_english_and_without_marks(header: list[str], officer: Any, book: Any) -> None:
    good(book([header, [*ROW, 12, 2.5, 1.25]]), officer)
    facility = only()
    assert (facility.code, facility.name) == ("X-1", "Xưởng một")
    assert facility.enterprise.staff == 12
    assert facility.enterprise.revenue_vnd == Decimal("2500000000")


def test_title_blank_rows_other_order_notes_and_serial_numbers(officer: Any, book: Any) -> None:
    path = book(
        [
            ["DANH SÁCH CƠ SỞ SẢN XUẤT"],
            ["Kèm theo Công văn số 12"],
            [],
            [None, "STT", *FACILITY[::-1]],
            [None, "(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
            [],
            [None, 1, *ROW[::-1]],
            [],
            ["Ghi chú: số liệu tạm tính"],
        ],
        sheet="Sheet1",
    )
    outcome = good(path, officer)
    assert only().code == "X-1"
    assert outcome.warnings == [("unknown_column", "B4"), ("note_below_table", "9")]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["1.803,60", "2.500"], ["1803600000000", "2500000000000"]),
        (["1,803.60", "2.500"], ["1803600000000", "2500000000"]),
        (["2.500", "3.750"], ["2500000000000", "3750000000000"]),
        ([1803.6, "2,5"], ["1803600000000", "2500000000"]),
    ],
)
def test_numbers_are_read_in_the_style_of_their_column(
    cells: list[Any], expected: list[str], officer: Any, book: Any
) -> None:
    rows = [[f"X-{n}", f"Xưởng {n}", *ROW[2:], cell] for n, cell in enumerate(cells)]
    good(book([[*FACILITY, "Doanh thu, tỷ đồng"], *rows]), officer)
    owners = Enterprise.objects.order_by("pk")
    assert [owner.revenue_vnd for owner in owners] == [Decimal(text) for text in expected]


def test_codes_that_came_as_numbers_are_mended_and_said(officer: Any, book: Any) -> None:
    header = [*FACILITY, "Mã số thuế", "Điện thoại"]
    path = book([header, [17.0, "Xưởng", 510, 1, 577, 100108688, 912345678]])
    outcome = good(path, officer)
    facility = only()
    assert facility.code == "17"
    assert facility.industry.code == "0510"
    assert facility.commune == commune("Xã Bát Tràng")
    assert facility.enterprise.tax_code == "0100108688"
    assert facility.phone == "0912345678"
    assert {cell for code, cell in outcome.warnings if code == "mended"} == {
        "C2",
        "D2",
        "E2",
        "F2",
        "G2",
    }


def test_csv_with_a_mark_and_decomposed_letters(officer: Any, tmp_path: Path) -> None:
    path = tmp_path / "ds.csv"
    lines = ";".join(FACILITY) + "\n" + ";".join(["X-1", "Xươ\u0309ng gốm", *ROW[2:]])
    path.write_bytes(b"\xef\xbb\xbf" + lines.encode())
    good(path, officer)
    assert only().name == "Xưởng gốm"


# Places -----------------------------------------------------------------------------------------


def test_a_commune_of_today(officer: Any, book: Any) -> None:
    good(book([FACILITY, [*ROW[:3], "TP. Hà Nội", "X. Bát Tràng"]]), officer)
    assert (only().commune, only().former_commune) == (commune("Xã Bát Tràng"), None)


def test_a_former_commune_that_went_whole(officer: Any, book: Any) -> None:
    path = book([[*FACILITY, "Quận, huyện"], [*ROW[:4], "Xã Yên Viên", "H. Gia Lâm"]])
    assert good(path, officer).warnings == []
    facility = only()
    assert facility.commune == commune("Xã Phù Đổng")
    assert facility.former_commune == commune("Xã Yên Viên", "2024")


def test_a_former_district_settles_which_commune_is_meant(officer: Any, book: Any) -> None:
    header = [*FACILITY, "Quận, huyện"]
    rows = [
        ["X-1", "A", *ROW[2:4], "Tân Dân", "Sóc Sơn"],
        ["X-2", "B", *ROW[2:4], "Xã Gia Lâm", "Gia Lâm"],
        ["X-3", "C", *ROW[2:4], "Hoàn Kiếm", "Gia Lâm"],
    ]
    outcome = bring("facilities", book([header, *rows]), officer)
    assert outcome.errors == [("unknown_commune", "E4")]
    good(book([header, *rows[:2]]), officer)
    first, second = Facility.objects.order_by("code")
    assert first.former_commune == commune("Xã Tân Dân", "2024", "Huyện Sóc Sơn")
    assert (second.commune, second.former_commune) == (commune("Xã Gia Lâm"), None)


def test_a_divided_commune_is_kept_and_named(officer: Any, book: Any) -> None:
    path = book([[*FACILITY, "Quận, huyện"], [*ROW[:4], "Cống Vị", "Ba Đình"]])
    outcome = good(path, officer)
    facility = only()
    assert (facility.commune, facility.former_commune) == (None, commune("Phường Cống Vị", "2024"))
    [warning] = outcome.report["warnings"]
    assert (warning["code"], warning["cell"]) == ("divided_commune", "E2")
    assert "Phường Ngọc Hà" in warning["message"]
    assert "Phường Giảng Võ" in warning["message"]


def test_the_part_that_a_person_chose_stays(officer: Any, book: Any) -> None:
    path = book([[*FACILITY, "Quận, huyện"], [*ROW[:4], "Cống Vị", "Ba Đình"]])
    good(path, officer)
    Facility.objects.update(commune=commune("Phường Giảng Võ"))
    assert good(path, officer).counts == {"unchanged": 1}
    assert only().commune == commune("Phường Giảng Võ")


def test_a_province_that_no_longer_exists(admin: Any, book: Any) -> None:
    path = book([[*FACILITY, "Quận, huyện"], [*ROW[:3], "Hải Dương", "Cẩm Thượng", None]])
    outcome = bring("facilities", path, admin)
    assert outcome.code == 0
    facility = only()
    assert facility.former_commune is not None
    assert facility.former_commune.province.name == "Tỉnh Hải Dương"


# Enterprises ------------------------------------------------------------------------------------


def test_size_is_worked_out_from_the_row(officer: Any, book: Any) -> None:
    header = [*FACILITY, "Loại hình", "Lao động", "Doanh thu, tỷ đồng", "Nguồn vốn, tỷ đồng"]
    good(book([header, [*ROW, "CTCP", 150, "60,5", 15]]), officer)
    owner = only().enterprise
    assert (owner.legal_form, owner.size) == (LegalForm.JOINT_STOCK, EnterpriseSize.MEDIUM)


def test_one_tax_code_is_one_enterprise(officer: Any, book: Any) -> None:
    header = [*FACILITY, "Mã số thuế", "Tên doanh nghiệp"]
    rows = [
        ["X-1", "Xưởng một", *ROW[2:], "0100108688", "Công ty Dệt"],
        ["X-2", "Xưởng hai", *ROW[2:], "0100108688-001", None],
        ["X-3", "Xưởng ba", *ROW[2:], "0100108688", None],
    ]
    good(book([header, *rows]), officer)
    owners = list(Facility.objects.order_by("code").values_list("enterprise__name", flat=True))
    assert owners == ["Công ty Dệt", "Xưởng hai", "Công ty Dệt"]
    assert Enterprise.objects.count() == 2


def test_without_a_tax_code_the_name_in_the_province_counts(officer: Any, book: Any) -> None:
    header = [*FACILITY, "Tên doanh nghiệp"]
    path = book(
        [
            header,
            ["X-1", "A", *ROW[2:], "Hộ Hưng"],
            ["X-2", "B", *ROW[2:], "HỘ HƯNG"],
            ["X-3", "C", *ROW[2:], "Hộ Hùng"],
        ]
    )
    good(path, officer)
    names = Facility.objects.order_by("code").values_list("enterprise__name", flat=True)
    assert list(names) == ["Hộ Hưng", "Hộ Hưng", "Hộ Hùng"]
    assert Enterprise.objects.count() == 2


def test_a_tax_code_told_later_is_given_to_the_enterprise(officer: Any, book: Any) -> None:
    good(book([FACILITY, ROW]), officer)
    before = only().enterprise
    good(book([[*FACILITY, "Mã số thuế"], [*ROW, "0100108688"]]), officer)
    assert only().enterprise == before
    assert only().enterprise.tax_code == "0100108688"


def test_a_personal_number_is_kept_and_masked(officer: Any, book: Any) -> None:
    path = book([[*FACILITY, "Mã số thuế"], [*ROW, "001099000123"]])
    good(path, officer)
    assert only().enterprise.personal_code == "001099000123"
    header = [*FACILITY, "Mã số thuế", "Tên doanh nghiệp"]
    outcome = bring("facilities", book([header, [*ROW, "001099000123", "Hộ mới"]]), officer)
    assert "001099000123" not in str(outcome.report)


def test_rows_that_contradict_each_other_are_told_and_the_later_counts(
    officer: Any, book: Any
) -> None:
    header = [*FACILITY, "Mã số thuế", "Lao động"]
    rows = [
        ["X-1", "Một", *ROW[2:], "0100108688", 100],
        ["X-2", "Hai", *ROW[2:], "0100108688", 120],
    ]
    path = book([header, *rows])
    assert good(path, officer).warnings == [("contradiction", "G3")]
    assert Enterprise.objects.get().staff == 120
    assert good(path, officer).counts == {"unchanged": 2}


def test_a_contradiction_shows_the_other_value_as_people_write_it(officer: Any, book: Any) -> None:
    header = [*FACILITY, "Mã số thuế", "Loại hình", "Doanh thu, tỷ đồng"]
    rows = [
        ["X-1", "Một", *ROW[2:], "0100108688", "Cty TNHH", 1250.5],
        ["X-2", "Hai", *ROW[2:], "0100108688", "HTX", 7],
    ]
    printed = good(book([header, *rows]), officer).printed
    assert "“Công ty TNHH”" in printed
    assert "“1.250,5”" in printed


# Zones, potential, years, codes -----------------------------------------------------------------


def test_a_zone_is_found_by_either_name_of_its_kind_or_made(officer: Any, book: Any) -> None:
    header = [*FACILITY, "Khu, cụm, làng nghề"]
    rows = [
        ["X-1", "A", *ROW[2:], "KCN Thăng Long"],
        ["X-2", "B", *ROW[2:], "Khu công nghiệp Thăng Long"],
        ["X-3", "C", *ROW[2:], "Làng nghề gốm"],
    ]
    outcome = good(book([header, *rows]), officer)
    assert [code for code, _cell in outcome.warnings] == ["new_zone", "new_zone"]
    kinds = Zone.objects.order_by("code").values_list("name", "kind")
    assert list(kinds) == [
        ("KCN Thăng Long", ZoneKind.INDUSTRIAL_ZONE),
        ("Làng nghề gốm", ZoneKind.CRAFT_VILLAGE),
    ]
    assert list(Zone.objects.earliest("pk").communes.all()) == [commune("Xã Bát Tràng")]


def test_potential_is_a_list_that_is_joined_and_left(officer: Any, book: Any) -> None:
    header = [*FACILITY, "Có tiềm năng"]
    good(book([header, [*ROW, "có"], ["X-2", "B", *ROW[2:], "không"]]), officer)
    members = FacilityList.objects.get(has_potential=True).facilities
    assert [facility.code for facility in members.all()] == ["X-1"]
    outcome = good(book([header, [*ROW, None], ["X-2", "B", *ROW[2:], "x"]]), officer)
    assert outcome.counts == {"unchanged": 1, "changed": 1}
    good(book([header, [*ROW, 0]]), officer)
    assert [facility.code for facility in members.all()] == ["X-2"]


def test_years_are_days_and_a_day_that_is_kept_stays(officer: Any, book: Any) -> None:
    header = [*FACILITY, "Năm bắt đầu", "Năm kết thúc"]
    path = book([header, [*ROW, 2005, "2019"]])
    good(path, officer)
    assert (only().opened_on, only().closed_on) == (date(2005, 1, 1), date(2019, 12, 31))
    Facility.objects.update(opened_on=date(2005, 6, 30))
    assert good(path, officer).counts == {"unchanged": 1}
    outcome = bring("facilities", book([[*FACILITY, "Năm kết thúc"], [*ROW, 2004]]), officer)
    assert outcome.errors == [("closes_before_opening", "F2")]


def test_a_facility_without_a_code_is_given_one_and_found_again(officer: Any, book: Any) -> None:
    path = book([FACILITY, ["", *ROW[1:]], ["01-000002", "Hai", *ROW[2:]], [None, "Ba", *ROW[2:]]])
    good(path, officer)
    codes = dict(Facility.objects.values_list("name", "code"))
    assert codes == {"Xưởng một": "01-000001", "Hai": "01-000002", "Ba": "01-000003"}
    assert good(path, officer).counts == {"unchanged": 3}


def test_an_empty_cell_keeps_what_is_stored(officer: Any, book: Any) -> None:
    header = [*FACILITY, "Địa chỉ", "Lao động"]
    good(book([header, [*ROW, "Xóm 1", 12]]), officer)
    outcome = good(book([header, [*ROW, None, 15]]), officer)
    assert outcome.counts == {"changed": 1}
    assert (only().address, only().enterprise.staff) == ("Xóm 1", 15)


def test_history_knows_the_import(officer: Any, book: Any) -> None:
    batch = good(book([FACILITY, ROW]), officer).report["batch"]
    event = only().events.get()
    assert event.pgh_context.metadata["batch"] == batch
    assert event.pgh_context.metadata["source"] == "import"
    assert event.pgh_context.metadata["user"] == officer.pk
    with written_by(officer, source="form"):
        Facility.objects.update(address="mới")
    assert only().events.count() == 2
