"""Workbooks as people bring them: xlsx, xls, ods and csv, read row by row.

A row keeps its number: row 1 of a grid is row 1 of the sheet. Cells are text, numbers, dates, yes
or no, or ErrorCell; an empty cell is ''. Never are all rows in memory as Python objects.
"""

import csv
import io
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain, islice
from pathlib import Path
from typing import Any, Protocol

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from core.spreadsheets.cells import ErrorCell as ErrorCell
from core.spreadsheets.cells import with_errors
from core.spreadsheets.damaged import Cells, Look, Range, look_over
from core.spreadsheets.locked import is_locked
from core.spreadsheets.merged import fill_merged
from core.spreadsheets.old_excel import error_cells
from core.spreadsheets.old_text import OldText, recognise_sheet, study
from core.spreadsheets.open_document import look_over_tables
from core.spreadsheets.parts import sheet_paths, without_parts
from core.spreadsheets.pieces import Sheet, UnpartableError
from core.spreadsheets.text_lines import TextLines
from core.spreadsheets.wordings import CellError

Line = list[object]
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
TEXT_SUFFIXES = {".csv", ".txt", ".tsv"}
MOST_BYTES = 200 * 1024 * 1024
MOST_UNPACKED = 4 * 1024**3
# A sheet whose XML is larger is read in pieces.
HELD_BYTES = 4 * 1024 * 1024
# Rows that show in which encoding a sheet is.
SAMPLE = 200


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


class Lines(Protocol):
    """The rows of a sheet, from row 1 and column A on; they can be gone through again."""

    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[Line]: ...


@dataclass(slots=True)
class Grid:
    """One sheet: its name and its rows.

    `damaged` are the cells, by row and column from 0, that the reader of the file leaves empty;
    `merged` are cells made one, whose rows all have the value of the first;
    `old_text` says which columns are converted from an encoding of before Unicode.
    """

    name: str
    rows: Lines
    damaged: Cells = field(default_factory=dict)
    merged: list[Range] = field(default_factory=list)
    old_text: OldText | None = None

    def __len__(self) -> int:
        """The number of rows, down to the last that holds something."""
        return max(len(self.rows), max(self.damaged, default=-1) + 1)

    @property
    def is_large(self) -> bool:
        """True of a sheet that takes long to read."""
        return isinstance(self.rows, PiecedLines)

    def head(self, count: int) -> list[Line]:
        """The first rows, at most `count` of them."""
        return [line for _, line in islice(self.lines(), count)]

    def lines(self, start: int = 1) -> Iterator[tuple[int, Line]]:
        """Each row with its number as in the sheet, from row `start` on."""
        lines = self._lines(start)
        return self.old_text.converted(lines) if self.old_text else lines

    @property
    def warnings(self) -> list[CellError]:
        """What is worth knowing of the sheet as a whole."""
        return self.old_text.warnings if self.old_text else []

    @property
    def errors(self) -> list[CellError]:
        """What has to be mended before the sheet can be trusted."""
        return self.old_text.errors if self.old_text else []

    def _lines(self, start: int) -> Iterator[tuple[int, Line]]:
        rows: Iterator[Line] = map(with_errors, self.rows)
        if self.damaged:
            rows = self._with_damage(rows)
        if self.merged:
            rows = fill_merged(rows, self.merged)
        return enumerate(islice(rows, start - 1, None), start=start)

    def _with_damage(self, rows: Iterator[Line]) -> Iterator[Line]:
        """The rows with their damaged cells, which may lie beyond the last row and column."""
        for row in range(len(self)):
            line = next(rows, [])
            for column, text in self.damaged.get(row, {}).items():
                line = [*line, *[""] * (column + 1 - len(line))]
                line[column] = ErrorCell(text)
            yield line


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
        return _read_text(content, Path(file_name).stem)
    raise FileError(FileFault.NOT_A_WORKBOOK)


def hidden_sheets(content: bytes) -> list[str]:
    """The names of the sheets that a person who opens the workbook does not see."""
    if content[:4] not in (ZIP, OLE):
        return []
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    sheets = [s for s in book.sheets_metadata if s.typ == SheetTypeEnum.WorkSheet]
    return [sheet.name for sheet in sheets if not _is_shown(sheet)]


class SheetLines:
    """The rows of a sheet that calamine holds, each made into Python objects when asked for."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self._left = [""] * (sheet.start[1] if sheet.start else 0)

    def __len__(self) -> int:
        end = self._sheet.end
        return int(end[0]) + 1 if end else 0

    @property
    def merged(self) -> list[Range]:
        """Cells made one, as calamine knows them of an xls file."""
        found = self._sheet.merged_cell_ranges or []
        return [(*first, *last) for first, last in found]

    def __iter__(self) -> Iterator[Line]:
        """calamine gives the empty rows above the first cell, but not the columns before it."""
        rows = self._sheet.iter_rows()
        return ([*self._left, *row] for row in rows) if self._left else rows


class PiecedLines:
    """The rows of a large sheet, of which only some are in memory. Each going through reads the
    file again."""

    def __init__(self, sheet: Sheet, *, rows: int) -> None:
        self._sheet, self._rows = sheet, rows

    def __len__(self) -> int:
        return self._rows

    def __iter__(self) -> Iterator[Line]:
        number = 0
        for above, rows in chain((self._sheet.first,), self._sheet.later()):
            yield from ([] for _ in range(number, above))
            yield from rows
            number = max(number, above) + len(rows)


def _read_text(content: bytes, name: str) -> list[Grid]:
    try:
        lines = TextLines(content)
    except (csv.Error, UnicodeDecodeError):
        raise FileError(FileFault.NOT_A_WORKBOOK) from None
    grid = _in_unicode(Grid(name, lines))
    if not lines.is_unicode and grid.old_text is None:
        raise FileError(FileFault.ENCODING)
    return [grid]


def _in_unicode(grid: Grid) -> Grid:
    """The grid; what is in an old encoding there is converted from now on."""
    encoding = recognise_sheet(grid.head(SAMPLE))
    if encoding is not None:
        grid.old_text = study(grid.lines(), encoding)
    return grid


def _read_book(content: bytes) -> list[Grid]:
    _check_unpacked(content)
    if is_locked(content):
        raise FileError(FileFault.PASSWORD)
    try:
        grids = _sheets(content)
    except (CalamineError, zipfile.BadZipFile, ValueError, OSError, EOFError):
        raise FileError(FileFault.NOT_A_WORKBOOK) from None
    if not any(len(grid) for grid in grids):
        raise FileError(FileFault.EMPTY)
    return grids


def _sheets(content: bytes) -> list[Grid]:
    """calamine reads without holding up Python, so that the search for damage goes on beside it."""
    large = _large_sheets(content)
    small = without_parts(content, large.values()) if large else io.BytesIO(content)
    book = CalamineWorkbook.from_filelike(small)
    names = [sheet.name for sheet in book.sheets_metadata]
    shown = [sheet.name for sheet in book.sheets_metadata if _is_shown(sheet)]
    lines: dict[str, Lines] = {}
    with ThreadPoolExecutor(max_workers=1) as beside:
        looking = beside.submit(_looks, content, names)
        for name in shown:
            if name not in large:
                lines[name] = SheetLines(book.get_sheet_by_name(name))
        looks = looking.result()
    for name in shown:
        if name in large:
            lines[name] = _large(content, name=name, path=large[name], rows=looks[name].rows)
    return [_in_unicode(_grid(name, lines[name], looks.get(name))) for name in shown]


def _grid(name: str, lines: Lines, look: Look | None) -> Grid:
    found = look or Look()
    merged = lines.merged if isinstance(lines, SheetLines) else []
    return Grid(name, lines, found.damaged, found.merged or merged)


def _is_shown(sheet: Any) -> bool:
    """Neither hidden nor a chart."""
    return (sheet.visible, sheet.typ) == (SheetVisibleEnum.Visible, SheetTypeEnum.WorkSheet)


def _large_sheets(content: bytes) -> dict[str, str]:
    """The path of each sheet of an xlsx file that is too large to be held."""
    if content[:4] != ZIP:
        return {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        paths = sheet_paths(archive).items()
        return {name: path for name, path in paths if archive.getinfo(path).file_size > HELD_BYTES}


def _large(content: bytes, *, name: str, path: str, rows: int) -> Lines:
    try:
        return PiecedLines(Sheet(content, path=path, name=name), rows=rows)
    except UnpartableError:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return SheetLines(book.get_sheet_by_name(name))


def _looks(content: bytes, names: list[str]) -> dict[str, Look]:
    """The cells that calamine leaves empty though they are not, so that none is overlooked."""
    if content[:4] != ZIP:
        damaged = zip(names, error_cells(content), strict=False)
        return {name: Look(damaged=cells) for name, cells in damaged}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return look_over(archive) or look_over_tables(archive)


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
