"""DOMAIN section 7, one test for each thing that people's files are said to hold: either the right
rows, or a sentence with sheet, row, column, value, remedy and the nearest valid value."""

import unicodedata
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from campaigns.models import ActionPlan
from enterprises.models import Facility
from imports.models import ImportBatch
from tests.files.locked import locked_workbook
from tests.imports.bring import FACILITY, Outcome, bring

ROW = ["X-1", "Xưởng một", "2393", "Hà Nội", "Bát Tràng"]
SHEET = "Cơ sở sản xuất"
PLAN = ["Mã kế hoạch", "Tên kế hoạch", "Tỉnh, thành phố", "Ngày quyết định", "Năm bắt đầu",
        "Năm kết thúc"]  # fmt: skip


def written(outcome: Outcome) -> Facility:
    """The one facility that the file was to make."""
    assert outcome.report["errors"] == [], outcome.complained
    return Facility.objects.select_related("enterprise", "industry", "commune").get()


def only_error(outcome: Outcome) -> dict[str, Any]:
    [error] = outcome.report["errors"]
    assert not outcome.report["written"]
    return dict(error)


def said(message: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(message[name] for name in ("sheet", "row", "column", "cell", "value"))


# What gives the right rows ----------------------------------------------------------------------


@pytest.mark.parametrize("revenue", ["1.803,60", "1803.60", "1,803.60", "1803,6", 1803.6])
def test_a_number_in_either_style(revenue: Any, officer: Any, book: Any) -> None:
    path = book([[*FACILITY, "Doanh thu, tỷ đồng"], [*ROW, revenue]])
    owner = written(bring("facilities", path, officer)).enterprise
    assert owner.revenue_vnd == Decimal("1803600000000")


@pytest.mark.parametrize("day", ["19/10/2016", "19-10-2016", "2016-10-19", date(2016, 10, 19)])
def test_a_day(day: Any, officer: Any, book: Any) -> None:
    path = book({"Kế hoạch": [PLAN, ["K-1", "Kế hoạch", "Hà Nội", day, 2016, 2020]]})
    outcome = bring("plans", path, officer)
    assert outcome.report["errors"] == []
    assert ActionPlan.objects.get().decided_on == date(2016, 10, 19)


def test_codes_that_gained_a_tail_as_text_or_lost_a_zero(officer: Any, book: Any) -> None:
    """In a workbook as numbers: test_facilities; here as text, as exports and csv files have it."""
    header = [*FACILITY, "Mã số thuế", "Điện thoại"]
    cells = ["17.0", "Xưởng", "510.0", "1.0", "577.0", "100108688.0", 912345678]
    outcome = bring("facilities", book([header, cells]), officer)
    facility = written(outcome)
    assert (facility.code, facility.industry.code, facility.commune.code) == ("17", "0510", "00577")
    assert (facility.enterprise.tax_code, facility.phone) == ("0100108688", "0912345678")
    mended = {cell for code, cell in outcome.warnings if code == "mended"}
    assert mended == {"A2", "C2", "D2", "E2", "F2", "G2"}


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("name", ["Gốm Hoà Bình", "Gốm Hòa Bình", "GỐM HOÀ BÌNH"])
def test_another_form_case_or_place_of_the_tone_finds_the_record_and_is_stored_as_written(
    name: str, form: str, officer: Any, book: Any
) -> None:
    bring("facilities", book([FACILITY, ["", "Gốm Hoà Bình", *ROW[2:]]]), officer)
    stored = Facility.objects.get()
    row = [unicodedata.normalize(form, text) for text in (name, *ROW[2:])]
    outcome = bring("facilities", book([FACILITY, ["", *row]]), officer)
    assert "new" not in outcome.counts
    found = written(outcome)
    assert (found.pk, found.enterprise_id) == (stored.pk, stored.enterprise_id)
    assert found.name in ("Gốm Hoà Bình", name)
    assert unicodedata.is_normalized("NFC", found.name)


def test_a_title_merged_headers_an_empty_column_a_serial_number_and_two_sheets(
    officer: Any, book: Any
) -> None:
    rows = [
        ["DANH SÁCH CƠ SỞ NĂM 2025"],
        [],
        ["TT", None, "Mã cơ sở", "Tên cơ sở", "Mã ngành", "Nơi đặt cơ sở"],
        [None, None, None, None, None, "Tỉnh, thành phố", "Xã, phường"],
        ["18.", None, *ROW],
        ["Ghi chú: số liệu tạm tính"],
    ]
    path = book({"Bìa": [["Sở Công Thương"]], "Phụ lục 1": rows})
    workbook = load_workbook(path)
    for cells in ("A1:G1", "F3:G3", *(f"{letter}3:{letter}4" for letter in "ABCDE")):
        workbook["Phụ lục 1"].merge_cells(cells)
    workbook.save(path)
    outcome = bring("facilities", path, officer)
    assert written(outcome).code == "X-1"
    assert outcome.warnings == [
        ("unknown_column", "A4"),
        ("unknown_sheet", ""),
        ("note_below_table", "6"),
    ]


def test_a_phone_number_in_the_address_stays_there_and_does_no_harm(
    officer: Any, book: Any
) -> None:
    address = "Thôn 3, xã Bát Tràng, ĐT: 0912.345.678"
    path = book([[*FACILITY, "Địa chỉ"], [*ROW[:4], None, address]])
    outcome = bring("facilities", path, officer)
    facility = written(outcome)
    assert (facility.commune.name, facility.address) == ("Xã Bát Tràng", address)
    assert outcome.warnings == [("read_from_address", "E2")]


def test_old_names_of_commune_and_district(officer: Any, book: Any) -> None:
    path = book([[*FACILITY, "Quận, huyện"], [*ROW[:4], "Xã Yên Viên", "huyện Gia Lâm"]])
    facility = written(bring("facilities", path, officer))
    assert facility.commune.name == "Xã Phù Đổng"
    assert facility.former_commune.parent.name == "Huyện Gia Lâm"


@pytest.mark.parametrize("form", ["Cty TNHH", "CÔNG TY TNHH", "Cty tnhh", "công ty  TNHH"])
def test_cty_is_a_company(form: str, officer: Any, book: Any) -> None:
    path = book([[*FACILITY, "Loại hình"], [*ROW, form]])
    assert written(bring("facilities", path, officer)).enterprise.legal_form == "limited"


# What gives the right sentence ------------------------------------------------------------------


def test_a_file_with_a_password(officer: Any, tmp_path: Path) -> None:
    path = tmp_path / "tep.xlsx"
    path.write_bytes(locked_workbook())
    error = only_error(bring("facilities", path, officer))
    assert (error["code"], error["remedy"]) == ("file_has_password", "Lưu lại, bỏ mật khẩu.")
    assert "tep.xlsx" in error["message"]


def test_a_file_too_large_to_be_read(
    officer: Any, book: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.spreadsheets.reading.MOST_UNPACKED", 100)
    assert only_error(bring("facilities", book([FACILITY, ROW]), officer))["code"] == (
        "file_too_large"
    )


def test_the_right_sheet_is_hidden(officer: Any, book: Any) -> None:
    path = book({SHEET: [FACILITY, ROW], "Bìa": [["Sở Công Thương"]]})
    workbook = load_workbook(path)
    workbook[SHEET].sheet_state = "hidden"
    workbook.save(path)
    outcome = bring("facilities", path, officer)
    assert only_error(outcome)["code"] == "wrong_sheet"
    [warning] = outcome.report["warnings"]
    assert warning["code"] == "hidden_sheets"
    assert SHEET in warning["message"]


def test_two_sheets_that_both_fit(officer: Any, book: Any) -> None:
    path = book({"Năm 2024": [FACILITY, ROW], "Năm 2025": [FACILITY, ["X-2", *ROW[1:]]]})
    outcome = bring("facilities", path, officer)
    assert written(outcome).code == "X-1"
    [warning] = outcome.report["warnings"]
    assert (warning["code"], warning["sheet"]) == ("sheet_like_another", "Năm 2025")
    assert "“Năm 2024”" in warning["message"]


@pytest.mark.parametrize(
    ("written_as", "nearest"),
    [
        ("12/31/2020", "31/12/2020"),
        ("31/02/2020", "29/02/2020"),
        (44196, "31/12/2020"),
        ("44196", "31/12/2020"),
        ("1/2/20", "01/02/2020"),
        ("ngày 5 tháng 6 năm 2020", "05/06/2020"),
        ("05/2020", ""),
        ("hôm qua", ""),
    ],
)
def test_what_is_no_day_offers_the_nearest(
    written_as: Any, nearest: str, officer: Any, book: Any
) -> None:
    rows = [["K-1", "Kế hoạch", "Hà Nội", day, 2021, 2025] for day in (written_as, "30/4/2020")]
    rows[1][0] = "K-2"
    path = book({"Kế hoạch": [PLAN, *rows]})
    errors = [e for e in bring("plans", path, officer).report["errors"] if e["cell"]]
    [error] = errors
    assert said(error) == ("Kế hoạch", 2, "Ngày quyết định", "D2", str(written_as))
    assert "ngày/tháng/năm" in error["remedy"]
    assert error["remedy"].partition("Gần nhất: ")[2] == (f"{nearest}." if nearest else "")


@pytest.mark.parametrize(
    ("written_as", "nearest"),
    [("năm 2010", "2010"), (date(2010, 1, 1), "2010"), ("2010-2012", ""), ("10", "")],
)
def test_what_is_no_year_offers_the_nearest(
    written_as: Any, nearest: str, officer: Any, book: Any
) -> None:
    path = book([[*FACILITY, "Năm bắt đầu"], [*ROW, written_as]])
    error = only_error(bring("facilities", path, officer))
    assert said(error)[:4] == (SHEET, 2, "Năm bắt đầu", "F2")
    assert error["remedy"].partition("Gần nhất: ")[2] == (f"{nearest}." if nearest else "")


def test_a_limit_is_said_as_the_reader_writes_numbers(officer: Any, book: Any) -> None:
    path = book([[*FACILITY, "Doanh thu, tỷ đồng"], [*ROW, "900000000000"]])
    error = only_error(bring("facilities", path, officer))
    assert (error["code"], error["cell"]) == ("number_too_large", "F2")
    assert "10\u00a0000\u00a0000\u00a0000" in error["message"]


def test_a_text_too_long_says_how_long_it_may_be(officer: Any, book: Any) -> None:
    error = only_error(bring("facilities", book([FACILITY, ["X" * 31, *ROW[1:]]]), officer))
    assert (error["code"], error["cell"]) == ("too_long", "A2")
    assert "31" in error["message"]
    assert "30" in error["message"]


def test_a_sheet_that_is_missing_is_named(officer: Any, book: Any) -> None:
    path = book({"Kế hoạch": [PLAN, ["K-1", "Kế hoạch", "Hà Nội", None, 2021, 2025]]})
    outcome = bring("plans", path, officer)
    assert outcome.report["errors"] == []
    [warning] = outcome.report["warnings"]
    assert warning["code"] == "missing_sheet"
    assert "“Chỉ tiêu”" in warning["message"]


def test_an_impossible_day_is_no_example_of_how_days_were_read(officer: Any, book: Any) -> None:
    days = ["31/02/2020", "30/04/2020"]
    rows = [[f"K-{n}", f"KH {n}", "Hà Nội", day, 2021, 2025] for n, day in enumerate(days)]
    outcome = bring("plans", book({"Kế hoạch": [PLAN, *rows]}), officer)
    [read] = [w for w in outcome.report["warnings"] if w["code"] == "dates_read"]
    assert "“30/04/2020”" in read["message"]


def test_days_with_the_month_first_stay_what_they_are_in_the_file_of_rows_to_mend(
    client: Client, officer: Any, book: Any, tmp_path: Path
) -> None:
    """Alone, 03/04/2020 would no longer be the fourth of March."""
    rows = [["K-1", "Một", "Hà Nội", "12/31/2020", 2021, 2025]]
    rows += [["K-2", "Hai", "Hà Nội", "03/04/2020", 2021, "năm 2025"]]
    client.force_login(officer)
    path = book({"Kế hoạch": [PLAN, *rows]})
    with path.open("rb") as file:
        client.post(reverse("imports:home"), {"kind": "plans", "file": file})
    batch = ImportBatch.objects.get()
    response = client.get(reverse("imports:to_mend", args=[batch.pk]))
    mended = tmp_path / "mended.xlsx"
    mended.write_bytes(response.content)
    workbook = load_workbook(mended)
    workbook["Kế hoạch"]["F2"] = 2025
    workbook.save(mended)
    assert bring("plans", mended, officer).report["errors"] == []
    assert ActionPlan.objects.get().decided_on == date(2020, 3, 4)


def test_a_code_that_means_something_else_in_the_other_version(officer: Any, book: Any) -> None:
    path = book([FACILITY, [*ROW[:2], "08103", *ROW[3:]]])
    outcome = bring("facilities", path, officer)
    assert written(outcome).industry.version == "2018"
    [warning] = outcome.report["warnings"]
    assert (warning["code"], warning["cell"]) == ("industry_changed_meaning", "C2")
    assert "“Khai thác đất sét” trong VSIC 2018" in warning["message"]
    assert "“Khai thác sỏi” trong VSIC 2025" in warning["message"]
    path = book([[*FACILITY, "Phiên bản ngành"], [*ROW[:2], "08103", *ROW[3:], "2018"]])
    assert bring("facilities", path, officer).warnings == []
