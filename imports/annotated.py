"""The file of an import, given back: as it was brought, with the outcome of each row, marks and
notes at its cells; or a small one with just the rows that need mending.

An xlsx file is edited where it lies, so that everything in it stays. Of other files (csv, xls,
ods, and xlsx files of an unknown form) the visible sheets come back as xlsx, values only.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO
from zipfile import BadZipFile

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from core.numbers import NumberError, NumberStyle, column_style, parse_decimal
from core.spreadsheets.cells import MergedCell
from core.spreadsheets.reading import ZIP, Grid, Line, read_workbook
from core.spreadsheets.returned import STATUS_KEYS
from core.spreadsheets.sheets import header_key
from imports.choices import BatchStatus, RowOutcome
from imports.errors import ImportRefusedError
from imports.kinds import KINDS
from imports.models import ImportBatch, ImportRow
from imports.policies import count_of
from imports.remarks import ERROR, WARNING, markers, marks_of
from imports.xlsx.cells import column_index, exact_number
from imports.xlsx.marking import Ours, SheetMarks, mark_workbook
from imports.xlsx.plain import MOST_ROWS, PlainSheet, sheet_title, write_plain
from imports.xlsx.styles import UnknownFormError

GIVEN_BACK = (
    BatchStatus.CHECKED,
    BatchStatus.WRITTEN,
    BatchStatus.UNDONE,
    BatchStatus.CANCELLED,
)
TO_MEND = (RowOutcome.WRONG, RowOutcome.HELD)
# Suffixes of workbooks that are edited where they lie; others get the first of them.
SUFFIXES = (".xlsx", ".xlsm", ".xltx", ".xltm")

TOO_LONG = gettext_lazy("The file has more rows than a sheet of Excel can hold. Divide it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenBack:
    """A file to be sent, and its name."""

    content: IO[bytes]
    name: str


def can_give_back(batch: ImportBatch) -> bool:
    """True for an import whose file was read and of which at least one sheet was found."""
    return batch.status in GIVEN_BACK and bool(batch.matching)


def has_rows_to_mend(batch: ImportBatch) -> bool:
    return count_of(batch, *TO_MEND) > 0


def give_back(batch: ImportBatch, *, language: str) -> GivenBack:
    """The workbook of an import with a status column, marks and notes, in the language."""
    with batch.file.open("rb") as file:
        content = file.read()
    with override(language):
        name = _file_name(batch, _("checked"))
        if content[:4] == ZIP:
            try:
                return GivenBack(content=_marked(batch, BytesIO(content)), name=name)
            except (UnknownFormError, BadZipFile):
                pass
        return GivenBack(content=_marked_copy(batch, content), name=_as_xlsx(name))


def give_rows_to_mend(batch: ImportBatch, *, language: str) -> GivenBack:
    """A workbook with only the rows that are wrong, or held back by a wrong one, marked."""
    with batch.file.open("rb") as file:
        grids = {g.name: g for g in read_workbook(file.read(), file_name=batch.file_name)}
    chosen = (
        _Extract(batch, sheet, grids[place["title"]]) for sheet, place in batch.matching.items()
    )
    filled = [extract for extract in chosen if extract.numbers]
    with override(language), TemporaryFile() as copied:
        write_plain(copied, [PlainSheet(title=e.title, lines=e.lines()) for e in filled])
        marked = _scratch()
        mark_workbook(copied, marked, [extract.marks() for extract in filled], ours=_ours())
        return GivenBack(content=marked, name=_as_xlsx(_file_name(batch, _("to mend"))))


def _marked(batch: ImportBatch, source: IO[bytes], *, is_copy: bool = False) -> IO[bytes]:
    """The workbook with the marks of the batch; the sheets of a copy may have other names."""
    target = _scratch()
    sheets = []
    for sheet, place in batch.matching.items():
        title = sheet_title(place["title"]) if is_copy else place["title"]
        sheets.append(_sheet_marks(batch, sheet, title=title))
    mark_workbook(source, target, sheets, ours=_ours())
    return target


def _marked_copy(batch: ImportBatch, content: bytes) -> IO[bytes]:
    grids = read_workbook(content, file_name=batch.file_name)
    if any(len(grid) > MOST_ROWS for grid in grids):
        raise ImportRefusedError(TOO_LONG)
    with TemporaryFile() as copied:
        write_plain(copied, [_plain_sheet(batch, grid) for grid in grids])
        return _marked(batch, copied, is_copy=True)


def _plain_sheet(batch: ImportBatch, grid: Grid) -> PlainSheet:
    """A sheet's values; only of one that was read is it known which columns are quantities."""
    read = next((s for s, place in batch.matching.items() if place["title"] == grid.name), None)
    if read is None:
        return PlainSheet(title=grid.name, lines=grid.lines())
    copied = _Quantities(batch, read).copied
    return PlainSheet(title=grid.name, lines=((n, copied(line)) for n, line in grid.lines()))


def _sheet_marks(
    batch: ImportBatch, sheet: str, *, title: str, moved: dict[int, int] | None = None
) -> SheetMarks:
    place = batch.matching[sheet]
    letters = [letter for _header, letter in place["columns"].values()]
    return SheetMarks(
        title=title,
        header=place["header"],
        width=max((column_index(letter.encode()) + 1 for letter in letters), default=1),
        rows=marks_of(batch, sheet, moved=moved),
    )


def _scratch() -> IO[bytes]:
    """A file that is gone as soon as it is closed, by who sends it."""
    return TemporaryFile()


def _ours() -> Ours:
    return Ours(
        colours=(ERROR, WARNING),
        markers=markers(),
        is_status=lambda text: header_key(text) in STATUS_KEYS,
    )


def _file_name(batch: ImportBatch, what: str) -> str:
    """The name of the file with what was done to it, once."""
    path = Path(batch.file_name)
    suffix = path.suffix.lower() if path.suffix.lower() in SUFFIXES else SUFFIXES[0]
    return f"{path.stem.removesuffix(f' ({what})')} ({what}){suffix}"


def _as_xlsx(name: str) -> str:
    return str(Path(name).with_suffix(SUFFIXES[0]))


class _Quantities:
    """The columns of a sheet, from 0, that hold quantities; other cells are copied as they are."""

    def __init__(self, batch: ImportBatch, sheet: str) -> None:
        declared = next(s for s in KINDS[batch.kind].sheets if s.sheet_name == sheet)
        widgets = {name: column.widget for name, column in declared.columns().items()}
        self.columns = [
            column_index(letter.encode())
            for name, (_header, letter) in batch.matching[sheet]["columns"].items()
            if widgets[name].reads_numbers
        ]

    def copied(self, line: Line, styles: Mapping[int, NumberStyle] | None = None) -> Line:
        """The line without merged cells: its own value in each row, but a quantity that stands
        for several rows stays a fault. With `styles`, texts that are numbers become such."""
        return [
            _copied(cell, is_quantity=column in self.columns, style=(styles or {}).get(column))
            for column, cell in enumerate(line)
        ]

    def styles(self, grid: Grid, *, below: int) -> dict[int, NumberStyle]:
        """How each column writes its numbers, which rows that are left out may decide: "1.803"
        alone would not say whether it is above a thousand."""
        texts: dict[int, dict[str, None]] = {column: {} for column in self.columns}
        for _number, line in grid.lines(below + 1):
            for column in self.columns:
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
    return cell if number is None else exact_number(number)


class _Extract:
    """Some rows of a sheet: all down to its header, then those that need mending."""

    def __init__(self, batch: ImportBatch, sheet: str, grid: Grid) -> None:
        self.batch, self.sheet, self.grid = batch, sheet, grid
        self.title = sheet_title(grid.name)
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

    def marks(self) -> SheetMarks:
        """The marks of the rows, at their new places."""
        moved = {old: new for new, old in enumerate(self.numbers, start=self.header + 1)}
        return _sheet_marks(self.batch, self.sheet, title=self.title, moved=moved)
