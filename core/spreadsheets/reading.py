"""Workbooks as people bring them: xlsx, xls, ods and csv, read once into plain rows.

A row keeps its number: `grid.rows[0]` is row 1 of the sheet. Cells are text, numbers, dates, yes/no
or ErrorCell; an empty cell is ''.
"""

import codecs
import csv
import io
import zipfile
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import cast

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from core.spreadsheets.damaged import damaged_cells
from core.spreadsheets.wordings import EXCEL_ERROR, FORMULA_WITHOUT_VALUE, CellError

Rows = list[list[object]]
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
TEXT_SUFFIXES = {".csv", ".txt", ".tsv"}
MOST_BYTES = 200 * 1024 * 1024
MOST_UNPACKED = 4 * 1024**3


class FileFault(StrEnum):
    """Why a file is no workbook; imports put each into words."""

    MISSING = "missing"
    EMPTY = "empty"
    NOT_A_WORKBOOK = "not_a_workbook"
    PASSWORD = "password"  # noqa: S105 - a fault, not a secret
    ENCODING = "encoding"
    TOO_LARGE = "too_large"


class FileError(ValueError):
    """The file cannot be read; `fault` says why."""

    def __init__(self, fault: FileFault) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class ErrorCell:
    """A cell that shows an error instead of a value: '#N/A', or a formula never worked out."""

    text: str

    def fault(self) -> CellError:
        if self.text.startswith("="):
            return CellError(FORMULA_WITHOUT_VALUE, value=self.text)
        return CellError(EXCEL_ERROR, value=self.text)


@dataclass(slots=True)
class Grid:
    """One sheet: its name and its rows from row 1 and column A on."""

    name: str
    rows: list[list[object]]


def read_file(path: Path) -> list[Grid]:
    """The visible sheets of the workbook at a path."""
    if not path.is_file():
        raise FileError(FileFault.MISSING)
    if path.stat().st_size > MOST_BYTES:
        raise FileError(FileFault.TOO_LARGE)
    return read_workbook(path.read_bytes(), file_name=path.name)


def read_workbook(content: bytes, *, file_name: str) -> list[Grid]:
    """The visible sheets of a workbook, told by its content; text is read when named so."""
    if not content.strip():
        raise FileError(FileFault.EMPTY)
    if content[:4] in (ZIP, OLE):
        return _read_book(content)
    if Path(file_name).suffix.lower() in TEXT_SUFFIXES:
        return [Grid(name=Path(file_name).stem, rows=_read_text(content))]
    raise FileError(FileFault.NOT_A_WORKBOOK)


def _read_book(content: bytes) -> list[Grid]:
    _check_unpacked(content)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        visible = [s.name for s in book.sheets_metadata if s.visible == SheetVisibleEnum.Visible]
        grids = [Grid(name, _rows(book, name)) for name in visible]
    except PasswordError:
        raise FileError(FileFault.PASSWORD) from None
    except (CalamineError, ValueError, OSError):
        raise FileError(FileFault.NOT_A_WORKBOOK) from None
    if not any(grid.rows for grid in grids):
        raise FileError(FileFault.EMPTY)
    _mark_damaged(grids, content)
    return grids


def _rows(book: CalamineWorkbook, name: str) -> list[list[object]]:
    return cast(Rows, book.get_sheet_by_name(name).to_python(skip_empty_area=False))


def _check_unpacked(content: bytes) -> None:
    """A small file may unpack to more than the machine can hold."""
    if content[:4] != ZIP:
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile:
        raise FileError(FileFault.NOT_A_WORKBOOK) from None
    if unpacked > MOST_UNPACKED:
        raise FileError(FileFault.TOO_LARGE)


def _mark_damaged(grids: list[Grid], content: bytes) -> None:
    """The fast reader leaves error cells empty; they are put back, so that none is overlooked."""
    if content[:4] != ZIP:
        return
    damaged = damaged_cells(content)
    for grid in grids:
        for (row, column), text in damaged.get(grid.name, {}).items():
            _put(grid.rows, row, column, ErrorCell(text))


def _put(rows: list[list[object]], row: int, column: int, cell: ErrorCell) -> None:
    """An error at the edge of a sheet may lie outside of what was read."""
    while len(rows) <= row:
        rows.append([])
    rows[row].extend([""] * (column + 1 - len(rows[row])))
    rows[row][column] = cell


def _read_text(content: bytes) -> list[list[object]]:
    text = _decoded(content)
    try:
        dialect: type[csv.Dialect] | str = csv.Sniffer().sniff(text[:8192], delimiters=",;\t")
    except csv.Error:
        dialect = "excel"
    return [list(row) for row in csv.reader(io.StringIO(text), dialect)]


def _decoded(content: bytes) -> str:
    encoding = next(
        (name for mark, name in BYTE_ORDER_MARKS.items() if content.startswith(mark)), "utf-8"
    )
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise FileError(FileFault.ENCODING) from None
