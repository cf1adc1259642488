"""The right sheet, its header, and its columns, however people have laid them out."""

import io
from typing import Any

import pytest
from openpyxl import Workbook

from core.spreadsheets.cells import MergedCell
from core.spreadsheets.matching import Match, match_header, match_sheets
from core.spreadsheets.reading import Grid, read_workbook
from enterprises.importers.facilities import FacilitySheet
from imports.kinds import KINDS

HEADER = ["Mã cơ sở", "Tên cơ sở", "Mã ngành", "Tỉnh, thành phố", "Xã, phường", "Lao động"]
ROW = ["CS-1", "Gốm", "2393", "Hà Nội", "Bát Tràng", 12.0]


def matched(*rows: list[Any], name: str = "Sheet1") -> Match:
    return match_header(Grid(name, list(rows)), FacilitySheet)


def found(match: Match) -> list[str]:
    return sorted(match.columns, key=lambda name: match.columns[name])


def workbook(rows: list[list[Any]], *merged: str) -> Grid:
    book, file = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    for cells in merged:
        book.active.merge_cells(cells)
    book.save(file)
    [grid] = read_workbook(file.getvalue(), file_name="ds.xlsx")
    return grid


# The header --------------------------------------------------------------------------------------


def test_the_header_is_the_row_that_names_most_columns() -> None:
    match = matched(
        ["Tên cơ sở"],
        ["", "STT", *HEADER],
        ["", 1.0, *ROW],
    )
    assert (match.header, match.columns["name"], match.missing) == (1, 3, [])
    assert match.unknown == [("STT", "B")]
    assert list(match.lines()) == [(3, ["", 1.0, *ROW])]


def test_a_title_blank_rows_and_an_empty_column_stand_around_the_table() -> None:
    match = matched(
        ["UBND THÀNH PHỐ HÀ NỘI"],
        ["DANH SÁCH CƠ SỞ SẢN XUẤT NĂM 2025"],
        [],
        ["Đơn vị tính: người"],
        [],
        [*HEADER[:3], "", *HEADER[3:]],
        [*ROW[:3], "", *ROW[3:]],
    )
    assert (match.header, match.missing, match.unknown) == (5, [], [])
    assert match.columns["province"] == 4


@pytest.mark.parametrize(
    "header",
    [
        ["ma co so", "TEN CO SO", "Mã  ngành", "TỈNH, THÀNH PHỐ", "xã/phường", "Số lao động"],
        ["code", "name", "industry", "province", "commune", "staff"],
        ["1. Mã cơ sở", "Tên cơ sở (*)", "Mã ngành (VSIC)", "Tỉnh", "Xã", "Lao động (người)"],
        ["MÃ CƠ SỞ*", "Tên\ncơ sở", "Ngành", "tỉnh/tp", "Phường/xã", "lao_dong"],
    ],
    ids=["without marks", "English", "numbered and explained", "synonyms"],
)
def test_spellings_of_headers(header: list[str]) -> None:
    columns = ["code", "name", "industry", "province", "commune", "staff"]
    assert found(matched(header, ROW)) == columns


def test_a_unit_in_brackets_makes_another_column() -> None:
    """Million for thousand million would be a thousand times too much."""
    match = matched([*HEADER, "Doanh thu (triệu đồng)", "Doanh thu (tỷ đồng)"], ROW)
    assert match.columns["revenue_bn"] == 7
    assert match.unknown == [("Doanh thu (triệu đồng)", "G")]


# Headers of two rows -----------------------------------------------------------------------------

GROUPED = [
    ["STT", "Mã cơ sở", "Tên cơ sở", "Mã ngành", "Địa điểm", "", "Doanh thu", "", "Lao động"],
    ["", "", "", "", "Tỉnh, thành phố", "Xã, phường", "tỷ đồng", "năm", ""],
    [1.0, "CS-1", "Gốm", "2393", "Hà Nội", "Bát Tràng", "1,5", 2025.0, 12.0],
]
WANTED = {
    "code": 1,
    "name": 2,
    "industry": 3,
    "province": 4,
    "commune": 5,
    "revenue_bn": 6,
    "staff": 8,
}
MERGED = ("A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:F3", "G3:H3", "I3:I4")


def check_grouped(match: Match, *, header: int) -> None:
    assert (match.header, match.columns, match.missing) == (header, WANTED, [])
    assert match.unknown == [("STT", "A"), ("Doanh thu – năm", "H")]
    assert [number for number, _ in match.lines()] == [header + 2]


def test_groups_above_their_columns() -> None:
    check_grouped(matched(*GROUPED), header=1)


def test_merged_cells_of_a_header() -> None:
    grid = workbook([["Danh sách"], [], *GROUPED], "A1:I1", *MERGED)
    check_grouped(match_header(grid, FacilitySheet), header=3)


def test_three_rows_of_groups() -> None:
    match = matched(
        ["Mã cơ sở", "Tên cơ sở", "Mã ngành", "Nơi đặt cơ sở", "", ""],
        ["", "", "", "Hành chính", "", "Khác"],
        ["", "", "", "Tỉnh, thành phố", "Xã, phường", "Địa chỉ"],
        ROW,
    )
    assert (match.header, match.missing, match.unknown) == (2, [], [])
    assert match.titles[3] == "Nơi đặt cơ sở – Hành chính – Tỉnh, thành phố"


def test_years_under_a_group_that_nobody_knows_are_no_row_of_data() -> None:
    match = matched([*HEADER, "Sản lượng", ""], ["", "", "", "", "", "", 2024.0, 2025.0], ROW)
    assert (match.header, found(match)[-1]) == (1, "staff")
    assert match.unknown == [("Sản lượng – 2024", "G"), ("Sản lượng – 2025", "H")]


def test_a_row_of_data_is_never_taken_for_a_header() -> None:
    match = matched(["STT", *HEADER], [1.0, "", "", "", "", "", ""], [2.0, *ROW])
    assert (match.header, match.titles[0]) == (0, "STT")


# Merged cells below the header -------------------------------------------------------------------


def test_merged_words_and_years_stand_in_every_row_but_a_quantity_is_not_shared_out() -> None:
    header = ["Tên cơ sở", "Tỉnh, thành phố", "Năm bắt đầu", "Lao động", "Mã ngành", "Xã, phường"]
    rows = [header, ["A", "Hà Nội", 2001, 30, "", ""], ["B"], ["C"], ["D", "Huế", 2002, 9]]
    grid = workbook(rows, "B2:B4", "C2:C4", "D2:D4")
    lines = [line[:4] for _, line in match_header(grid, FacilitySheet).lines()]
    shared = MergedCell(text="30", value=30.0)
    assert lines == [
        ["A", "Hà Nội", 2001.0, 30.0],
        ["B", "Hà Nội", 2001.0, shared],
        ["C", "Hà Nội", 2001.0, shared],
        ["D", "Huế", 2002.0, 9.0],
    ]
    assert (shared.fault().wording.code, shared.fault().params) == (
        "merged_quantity",
        {"value": "30"},
    )


# The sheets of a workbook ------------------------------------------------------------------------


def test_the_right_sheet_is_found_by_its_headers() -> None:
    other = Grid("Sheet1", [["Ngày", "Việc"], ["1", "họp"]])
    right = Grid("Sheet2", [["Danh sách"], HEADER, ROW])
    assert match_sheets([other, right], (FacilitySheet,))["facilities"].grid is right


def test_a_name_counts_more_than_headers() -> None:
    named = Grid("CO SO SAN XUAT", [["Tên cơ sở"]])
    other = Grid("Sheet2", [HEADER, ROW])
    assert match_sheets([other, named], (FacilitySheet,))["facilities"].grid is named


def test_no_sheet_is_taken_for_another() -> None:
    sheets = KINDS["assessments"].sheets
    grids = [
        Grid(f"Bảng {number}", [[c.header for c in sheet.columns().values()]])
        for number, sheet in enumerate(reversed(sheets))
    ]
    matches = match_sheets(grids, sheets)
    assert [matches[sheet.sheet_name].grid for sheet in sheets] == list(reversed(grids))


# Columns that are not known ----------------------------------------------------------------------


def test_an_unknown_column_is_named_and_the_nearest_free_ones_are_offered() -> None:
    match = matched([*HEADER, "Người liên lạc", "Ghi chú", "Lao  động"], ROW)
    assert match.unknown == [("Người liên lạc", "G"), ("Ghi chú", "H")]
    assert match.repeated == [("Lao động", "I")]
    offered = {
        title: [column.name for column in match.offers(title)]
        for title in (
            "Người liên lạc",
            "Doanh thu (tỷ VNĐ)",
            "Nguồn vốn (triệu đồng)",
            "SĐT cố định",
        )
    }
    assert [names[:1] for names in offered.values()] == [["contact"], ["revenue_bn"], [], []]
    assert match.offers("Ghi chú") == match.offers("STT") == []
    assert "staff" not in [column.name for column in match.offers("Số lượng lao động")]


def test_what_was_said_of_a_layout_counts_for_the_same_headers_in_the_same_order() -> None:
    rows = [["Đơn vị", "Ngành", "Nơi SX", "Thuộc", "Ghi chú"], ["Gốm", "2393", "x", "y", ""]]
    first = matched(*rows)
    assert (found(first), len(first.missing)) == (["industry"], 3)
    said = {"A": "name", "C": "commune", "D": "province", "E": ""}
    memory = {("facilities", first.layout): said}

    def again(*lines: list[Any]) -> Match | None:
        return match_sheets([Grid("Bảng", list(lines))], (FacilitySheet,), remembered=memory).get(
            "facilities"
        )

    match = again(["Tiêu đề"], [], *rows)
    assert match is not None
    assert (match.header, found(match)) == (2, ["name", "industry", "commune", "province"])
    assert (match.recalled, match.unknown) == ({"name": 0, "commune": 2, "province": 3}, [])
    assert match.left_out == [("Ghi chú", "E")]
    assert again(rows[0][::-1], rows[1]) is None


def test_a_layout_does_not_depend_on_case_marks_or_trailing_empty_cells() -> None:
    one = matched(HEADER, ROW)
    other = matched([text.upper() for text in [*HEADER, "", ""]], ROW)
    assert one.layout == other.layout
    assert one.layout != matched([*HEADER, "Ghi chú"], ROW).layout


def test_without_any_known_header_the_first_full_row_is_offered() -> None:
    match = matched(["Danh sách"], [], ["Đơn vị", "Số", "Nơi"], ["Gốm", 1.0, "x"])
    assert (match.header, list(match.titles.values())) == (2, ["Đơn vị", "Số", "Nơi"])


def test_an_empty_sheet_has_no_columns() -> None:
    match = matched()
    assert (match.header, match.columns, match.unknown) == (0, {}, [])
