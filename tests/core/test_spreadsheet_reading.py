"""Files as people bring them become rows with the numbers they have in the sheet."""

import io
import zipfile
from collections.abc import Iterable
from datetime import date
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from core.spreadsheets.damaged import look_over
from core.spreadsheets.reading import ErrorCell, Grid, Line, SheetLines, read_workbook


def saved(workbook: Any) -> bytes:
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def xlsx(rows: Iterable[Iterable[Any]], *, title: str = "Sheet1") -> bytes:
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet(title)
    for row in rows:
        sheet.append(list(row))
    return saved(workbook)


@pytest.fixture
def samples() -> Path:
    return Path(settings.BASE_DIR) / "tests" / "files"


def filled(line: Line, *, width: int) -> Line:
    return [*line, *[""] * (width - len(line))]


# A grid ------------------------------------------------------------------------------------------


def test_a_grid_can_be_gone_through_again_and_from_any_row() -> None:
    [grid] = read_workbook(xlsx([["a"], ["b"], ["c"]]), file_name="a.xlsx")
    assert (len(grid), grid.head(2)) == (3, [["a"], ["b"]])
    assert list(grid.lines()) == list(grid.lines()) == [(1, ["a"]), (2, ["b"]), (3, ["c"])]
    assert list(grid.lines(3)) == [(3, ["c"])]
    assert list(grid.lines(9)) == []


def test_rows_and_columns_before_the_first_cell_keep_their_place() -> None:
    workbook = Workbook()
    workbook.active["C4"], workbook.active["D6"] = "x", 2
    [grid] = read_workbook(saved(workbook), file_name="a.xlsx")
    assert len(grid) == 6
    assert [line for _, line in grid.lines(4)] == [
        ["", "", "x", ""],
        ["", "", "", ""],
        ["", "", "", 2.0],
    ]


def test_a_chart_sheet_is_no_sheet_of_rows() -> None:
    workbook = Workbook()
    workbook.active["A1"] = "x"
    workbook.create_chartsheet("Biểu đồ")
    assert [g.name for g in read_workbook(saved(workbook), file_name="a.xlsx")] == ["Sheet"]


# Cells that calamine leaves empty ----------------------------------------------------------------


def test_error_cells_and_formulas_without_value_are_seen_wherever_they_stand() -> None:
    workbook = Workbook()
    sheet = workbook.active
    sheet["A1"], sheet["B2"], sheet["D9"] = "x", "=A1*2", "#N/A"
    [grid] = read_workbook(saved(workbook), file_name="a.xlsx")
    assert len(grid) == 9
    assert grid.head(2)[1][:2] == ["", ErrorCell("=A1*2")]
    assert list(grid.lines(9)) == [(9, ["", "", "", ErrorCell("#N/A")])]


def test_an_xls_file_with_all_that_people_put_into_one(samples: Path) -> None:
    """Two rows of header, merged cells, a date, errors, a note, and a hidden sheet.

    The file was written by xlwt 1.3.0, as old programs of the offices do.
    """
    [grid] = read_workbook((samples / "odd" / "co_so.xls").read_bytes(), file_name="co_so.xls")
    assert (grid.name, len(grid)) == ("Danh sách cơ sở", 8)
    assert [line[2:] for _, line in grid.lines(4)][:3] == [
        ["Mã ngành", "Tỉnh, thành phố", "Xã, phường", "Lao động", "Năm bắt đầu", "Năm kết thúc"],
        [2393, "Hà Nội", "Bát Tràng", 12.5, ErrorCell("#DIV/0!"), date(2020, 1, 2)],
        [1311, "Hà Nội", ErrorCell("#N/A"), True, 2001, ""],
    ]


def ods(body: str) -> bytes:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {spaces} xmlns:calcext="urn:calcext">'
        f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    return file.getvalue()


def cell(text: str, more: str = "") -> str:
    kind = "" if "calcext" in more else 'office:value-type="string"'
    return f"<table:table-cell {kind} {more}><text:p>{text}</text:p></table:table-cell>"


ERROR = 'office:value-type="string" office:string-value="" calcext:value-type="error"'


def test_errors_and_merged_cells_of_an_ods_file() -> None:
    rows = [
        cell("a") + '<table:table-cell table:number-columns-repeated="2"/>' + cell("#N/A", ERROR),
        cell("Hà Nội", 'table:number-rows-spanned="2" table:number-columns-spanned="1"'),
        "<table:covered-table-cell/>" + cell("b"),
        cell("#REF!"),
    ]
    first, *others = (f"<table:table-row>{row}</table:table-row>" for row in rows)
    blank = '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
    other = f'<table:table table:name="Khác"><table:table-row>{cell("x")}</table:table-row>'
    body = f'{other}</table:table><table:table table:name="Bảng">{first}{blank}{"".join(others)}'
    one, grid = read_workbook(ods(f"{body}</table:table>"), file_name="a.ods")
    assert (one.head(9), grid.name) == ([["x"]], "Bảng")
    assert [filled(line, width=4) for line in grid.head(9)] == [
        ["a", "", "", ErrorCell("#N/A")],
        ["", "", "", ""],
        ["", "", "", ""],
        ["Hà Nội", "", "", ""],
        ["Hà Nội", "b", "", ""],
        [ErrorCell("#REF!"), "", "", ""],
    ]


def test_the_text_of_an_error_is_an_error_in_a_text_file() -> None:
    [grid] = read_workbook(b"a;b\n#N/A;1\n", file_name="a.csv")
    assert grid.head(2)[1] == [ErrorCell("#N/A"), "1"]
    assert grid.head(2)[1][0].fault().wording.code == "excel_error"


# Large sheets ------------------------------------------------------------------------------------


def large_rows(count: int) -> Iterable[list[Any]]:
    """Rows of a sheet that starts in column B, with gaps, errors and all sorts of cells."""
    for number in range(count):
        if number % 1000 in (3, 4, 5):
            yield []
        else:
            yield [None, f"Cơ sở số {number} & con", number / 7, number % 2 == 0, "Hà Nội " * 90]
    yield [None, "#REF!", "=B1&B2"]


def test_a_large_sheet_read_in_pieces_is_the_same_as_read_at_once() -> None:
    content = xlsx(large_rows(8_000))
    [pieced] = read_workbook(content, file_name="a.xlsx")
    whole = held(content)
    assert type(pieced.rows) is not type(whole.rows)
    assert len(pieced) == len(whole) == 8_001
    for (number, line), (other_number, other) in zip_longest(pieced.lines(), whole.lines()):
        assert number == other_number
        assert filled(line, width=5) == filled(other, width=5)
    [(number, line)] = pieced.lines(8_001)
    assert (number, line[1:3]) == (8_001, [ErrorCell("#REF!"), ErrorCell("=B1&B2")])
    assert not any(pieced.head(4)[3])


def test_a_small_sheet_beside_a_large_one_is_read_too() -> None:
    workbook = Workbook(write_only=True)
    workbook.create_sheet("Nhỏ").append(["x", "=1+1"])
    large = workbook.create_sheet("Lớn")
    for row in large_rows(8_000):
        large.append(row)
    small, large = read_workbook(saved(workbook), file_name="a.xlsx")
    assert (small.name, small.head(2)) == ("Nhỏ", [["x", ErrorCell("=1+1")]])
    assert (large.name, len(large), large.head(1)[0][1]) == ("Lớn", 8_001, "Cơ sở số 0 & con")


def held(content: bytes) -> Grid:
    """The sheet as calamine holds it when all of it is read, with the damage found beside it."""
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("Sheet1")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return Grid("Sheet1", SheetLines(sheet), look_over(archive)["Sheet1"].damaged)
