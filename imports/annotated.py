"""The file of an import, given back: as it was brought, with the outcome of each row, marks and
notes at its cells; or a small one with just the rows that need mending.

An xlsx file is edited where it lies, so that everything in it stays. Of other files (csv, xls,
ods, and xlsx files of an unknown form) the visible sheets come back as xlsx, values only.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO
from zipfile import BadZipFile

from django.core.files import File
from django.utils.translation import gettext as _

from core.books import as_cell
from core.errors import TooLargeError
from core.exports import CHUNK, Told
from core.numbers import NumberError, NumberStyle, column_style, parse_decimal
from core.spreadsheets.cells import MergedCell
from core.spreadsheets.reading import ZIP, Grid, Line, read_workbook
from core.spreadsheets.returned import STATUS_KEYS
from core.spreadsheets.sheets import header_key
from core.spreadsheets.widgets import DateWidget
from core.spreadsheets.wordings import CellError
from core.spreadsheets.writing import LAST_ROW, Numbered, WorkbookWriter
from imports.choices import TO_MEND, BatchStatus
from imports.kinds import KINDS
from imports.models import ImportBatch, ImportRow
from imports.policies import count_of
from imports.remarks import ERROR, WARNING, markers, marks_of
from imports.xlsx.cells import column_index
from imports.xlsx.marking import Ours, SheetMarks, mark_workbook
from imports.xlsx.rows import RowMark
from imports.xlsx.styles import UnknownFormError

GIVEN_BACK = (
    BatchStatus.CHECKED,
    BatchStatus.WRITTEN,
    BatchStatus.UNDONE,
    BatchStatus.CANCELLED,
)
# Suffixes of workbooks that are edited where they lie; others get the first of them.
SUFFIXES = (".xlsx", ".xlsm", ".xltx", ".xltm")
LONGEST_NAME = 100


def can_give_back(batch: ImportBatch) -> bool:
    """True for an import whose file was read and of which at least one sheet was found."""
    return batch.status in GIVEN_BACK and bool(batch.matching)


def count_to_mend(batch: ImportBatch) -> int:
    return count_of(batch, *TO_MEND)


class CheckedFile:
    """The workbook of an import with a status column, marks and notes."""

    format = "xlsx"

    def __init__(self, batch: ImportBatch) -> None:
        self.batch = batch

    @property
    def file_name(self) -> str:
        path = Path(self.batch.file_name)
        suffix = path.suffix.lower() if path.suffix.lower() in SUFFIXES else SUFFIXES[0]
        return _file_name(path.stem, _("checked"), suffix)

    def count(self) -> int:
        return self.batch.total_rows

    def write(self, stream: IO[bytes], *, told: Told | None = None) -> None:
        pace = _Pace(told)
        with self.batch.file.open("rb") as file:
            if not self._marked_in_place(file, stream, pace):
                self._marked_copy(file, stream, pace)
        pace.tell()

    def _marked_in_place(self, file: File, stream: IO[bytes], pace: "_Pace") -> bool:
        """False, and nothing written, when the file is not of a form that is known."""
        is_archive = file.read(len(ZIP)) == ZIP
        file.seek(0)
        try:
            if is_archive:
                titles = {sheet: place["title"] for sheet, place in self.batch.matching.items()}
                _mark(self.batch, file, stream, titles, pace)
            return is_archive
        except (UnknownFormError, BadZipFile):
            pace.begin_anew()
            stream.seek(0)
            stream.truncate()
            return False

    def _marked_copy(self, file: File, stream: IO[bytes], pace: "_Pace") -> None:
        file.seek(0)
        grids = read_workbook(file.read(), file_name=self.batch.file_name)
        if any(len(grid) > LAST_ROW for grid in grids):
            raise TooLargeError
        with TemporaryFile() as copied:
            with WorkbookWriter(copied) as book:
                named = {g.name: book.copy(g.name, _copied_lines(self.batch, g)) for g in grids}
            titles = {s: named[place["title"]] for s, place in self.batch.matching.items()}
            _mark(self.batch, copied, stream, titles, pace)


class RowsToMend:
    """A workbook with only the rows that are wrong, or held back by a wrong one, marked."""

    format = "xlsx"

    def __init__(self, batch: ImportBatch) -> None:
        self.batch = batch

    @property
    def file_name(self) -> str:
        return _file_name(Path(self.batch.file_name).stem, _("to mend"), SUFFIXES[0])

    def count(self) -> int:
        return count_to_mend(self.batch)

    def write(self, stream: IO[bytes], *, told: Told | None = None) -> None:
        with self.batch.file.open("rb") as file:
            grids = {g.name: g for g in read_workbook(file.read(), file_name=self.batch.file_name)}
        places = self.batch.matching.items()
        extracts = [_Extract(self.batch, sheet, grids[place["title"]]) for sheet, place in places]
        pace = _Pace(told)
        with TemporaryFile() as copied:
            with WorkbookWriter(copied) as book:
                marks = [
                    extract.marks(pace, title=book.copy(extract.grid.name, extract.lines()))
                    for extract in extracts
                    if extract.numbers
                ]
            mark_workbook(copied, stream, marks, ours=_ours())
        pace.tell()


class _Pace:
    """Tells how many rows are marked, now and then."""

    def __init__(self, told: Told | None) -> None:
        self.told = told or (lambda _rows: None)
        self.waiting = self.done = 0

    def watch(self, marks: Iterator[RowMark]) -> Iterator[RowMark]:
        """The same marks; the first one is the header's."""
        yield next(marks)
        for mark in marks:
            self.waiting += 1
            if self.waiting == CHUNK:
                self.tell()
            yield mark

    def tell(self) -> None:
        self.told(self.waiting)
        self.done, self.waiting = self.done + self.waiting, 0

    def begin_anew(self) -> None:
        self.told(-self.done)
        self.waiting = self.done = 0


def _mark(
    batch: ImportBatch,
    source: IO[bytes] | File,
    target: IO[bytes],
    titles: Mapping[str, str],
    pace: _Pace,
) -> None:
    """Writes the workbook with the marks of the batch; `titles` are the names of its sheets."""
    sheets = [
        _sheet_marks(batch, sheet, title=title, marks=pace.watch(marks_of(batch, sheet)))
        for sheet, title in titles.items()
    ]
    mark_workbook(source, target, sheets, ours=_ours())


def _copied_lines(batch: ImportBatch, grid: Grid) -> Numbered:
    """A sheet's values; only of one that was read is it known which columns are quantities."""
    read = next((s for s, place in batch.matching.items() if place["title"] == grid.name), None)
    if read is None:
        return grid.lines()
    copied = _Quantities(batch, read).copied
    return ((number, copied(line)) for number, line in grid.lines())


def _sheet_marks(
    batch: ImportBatch, sheet: str, *, title: str, marks: Iterator[RowMark]
) -> SheetMarks:
    place = batch.matching[sheet]
    letters = [letter for _header, letter in place["columns"].values()]
    return SheetMarks(
        title=title,
        header=place["header"],
        width=max((column_index(letter.encode()) + 1 for letter in letters), default=1),
        rows=marks,
    )


def _ours() -> Ours:
    return Ours(
        colours=(ERROR, WARNING),
        markers=markers(),
        is_status=lambda text: header_key(text) in STATUS_KEYS,
    )


def _file_name(stem: str, what: str, suffix: str) -> str:
    """The name of the file with what was done to it, once; a long one is cut."""
    ending = f" ({what}){suffix}"
    return stem.removesuffix(f" ({what})")[: LONGEST_NAME - len(ending)] + ending


class _Quantities:
    """The columns of a sheet, from 0, that hold quantities; other cells are copied as they are."""

    def __init__(self, batch: ImportBatch, sheet: str) -> None:
        declared = next(s for s in KINDS[batch.kind].sheets if s.sheet_name == sheet)
        widgets = {name: column.widget for name, column in declared.columns().items()}
        places = {
            column_index(letter.encode()): widgets[name]
            for name, (_header, letter) in batch.matching[sheet]["columns"].items()
        }
        self.columns = [place for place, widget in places.items() if widget.reads_numbers]
        self.days = [place for place, widget in places.items() if isinstance(widget, DateWidget)]

    def copied(self, line: Line, styles: Mapping[int, NumberStyle] | None = None) -> Line:
        """The line without merged cells: its own value in each row, but a quantity that stands
        for several rows stays a fault. With `styles`, texts that are numbers become such, and so
        do days with the month first."""
        return [
            _copied_day(cell, style=(styles or {}).get(column))
            if column in self.days
            else _copied(cell, is_quantity=column in self.columns, style=(styles or {}).get(column))
            for column, cell in enumerate(line)
        ]

    def styles(self, grid: Grid, *, below: int) -> dict[int, NumberStyle]:
        """How each column writes its numbers and days, which rows that are left out may decide:
        "1.803" alone would not say whether it is above a thousand."""
        texts: dict[int, dict[str, None]] = {column: {} for column in (*self.columns, *self.days)}
        for _number, line in grid.lines(below + 1):
            for column in texts:
                if column < len(line) and isinstance(cell := line[column], str) and cell:
                    texts[column][cell] = None
        return {column: column_style(seen) for column, seen in texts.items()}


def _copied(cell: object, *, is_quantity: bool, style: NumberStyle | None) -> object:
    if isinstance(cell, MergedCell):
        return f"{cell.text} ?" if is_quantity else cell.value
    if style is None or not isinstance(cell, str):
        return cell
    try:
        number = parse_decimal(cell, style=style)
    except NumberError:
        return cell
    return cell if number is None else as_cell(number)


def _copied_day(cell: object, *, style: NumberStyle | None) -> object:
    if isinstance(cell, MergedCell) or style is not NumberStyle.EN:
        return _copied(cell, is_quantity=False, style=None)
    try:
        return DateWidget().clean(cell, style=style)
    except CellError:
        return cell


class _Extract:
    """Some rows of a sheet: all down to its header, then those that need mending."""

    def __init__(self, batch: ImportBatch, sheet: str, grid: Grid) -> None:
        self.batch, self.sheet, self.grid = batch, sheet, grid
        self.header = batch.matching[sheet]["header"]
        rows = ImportRow.objects.of_batch(batch).filter(sheet=sheet, outcome__in=TO_MEND)
        self.numbers = list(rows.order_by("number").values_list("number", flat=True))

    def lines(self) -> Iterator[tuple[int, Line]]:
        quantities = _Quantities(self.batch, self.sheet)
        styles = quantities.styles(self.grid, below=self.header)
        wanted = set(self.numbers)
        at = self.header
        for number, line in self.grid.lines():
            if number <= self.header:
                yield number, quantities.copied(line)
            elif number in wanted:
                at += 1
                yield at, quantities.copied(line, styles)

    def marks(self, pace: _Pace, *, title: str) -> SheetMarks:
        """The marks of the rows, at their new places."""
        moved = {old: new for new, old in enumerate(self.numbers, start=self.header + 1)}
        marks = pace.watch(marks_of(self.batch, self.sheet, moved=moved))
        return _sheet_marks(self.batch, self.sheet, title=title, marks=marks)
