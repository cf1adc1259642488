"""Files as people bring them become rows with the numbers they have in the sheet."""

import io
from collections.abc import Iterable
from itertools import zip_longest
from typing import Any

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


def held(content: bytes) -> Grid:
    """The sheet as calamine holds it when all of it is read, with the damage found beside it."""
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("Sheet1")
    return Grid("Sheet1", SheetLines(sheet), look_over(content)["Sheet1"].damaged)
