"""From the cells of a found sheet to rows of values, column by column and chunk by chunk."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice, zip_longest

from core.numbers import NumberStyle, column_style
from core.spreadsheets import wordings as say
from core.spreadsheets.below import is_below, lacks_all
from core.spreadsheets.matching import Match
from core.spreadsheets.rows import Row
from core.spreadsheets.sheets import Column
from core.spreadsheets.styles import ReadBack, is_read_back, read_back
from core.spreadsheets.widgets import CellWidget, Notes, TextWidget, cell_text, is_empty
from core.spreadsheets.wordings import CellError
from core.text import are_clean, clean_cell

Line = list[object]
Numbered = tuple[int, Line]
Reading = tuple[str, object, Notes]

NOTHING: Reading = ("", None, [])

CHUNK = 2000
# "(1)", "2", "A": a line that numbers the columns, as official forms have below the header.
COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,2}|[A-Z])\)?")
LEAST_NUMBERED = 3
# A note below the table fills one cell.
NOTE_CELLS = 1
# Different cells of a column, beyond which none is remembered.
MOST_REMEMBERED = 10_000


class SheetReader:
    """Reads a found sheet; nothing but one chunk of rows is in memory.

    Numbers of a column are all read in one style, which its unambiguous cells decide: when the
    first text turns up among numbers, the whole sheet is looked through for it. `notes` (row,
    text) below the table are known at the end.
    """

    def __init__(self, match: Match) -> None:
        self.match = match
        self.source = match.source()
        self.notes: list[tuple[int, str]] = []
        self._columns = [
            (ColumnReader(column, self._style_of), match.columns.get(name))
            for name, column in match.sheet.columns().items()
        ]
        self.styles: dict[str, NumberStyle] | None = None
        self.read_back: list[ReadBack] = []

    def chunks(self, size: int = CHUNK) -> Iterator[list[Row]]:
        """The rows in the order of the sheet, some at a time."""
        lines = self._lines()
        while chunk := list(islice(lines, size)):
            yield self._rows(chunk)

    # Lines ------------------------------------------------------------------------------------

    def _style_of(self, column: Column) -> NumberStyle:
        self.styles = self.styles or self._styles()
        return self.styles[column.name]

    def _styles(self) -> dict[str, NumberStyle]:
        """How each column of numbers writes them, and what to say of it and of the dates."""
        read = {
            reader.column.name: index
            for reader, index in self._columns
            if is_read_back(reader.column) and index is not None
        }
        texts: dict[str, dict[str, None]] = {name: {} for name in read}
        pairs = [(texts[name], index) for name, index in read.items()]
        for _number, line in self.match.lines() if pairs else ():
            for seen, index in pairs:
                if index < len(line) and type(cell := line[index]) is str and cell:
                    seen[cell] = None
        columns = self.match.sheet.columns()
        said = (read_back(columns[name], seen) for name, seen in texts.items())
        self.read_back = [back for back in said if back is not None]
        return {name: column_style(seen) for name, seen in texts.items()}

    def _lines(self) -> Iterator[Numbered]:
        """Lines with their row number as in the sheet: neither blank, nor column numbers, nor
        notes. A lonely text is a note unless a row follows it."""
        first = self.match.header + 2
        tail: list[Numbered] = []
        least = len(self.match.sheet.required_columns())
        needed = self.match.needed
        for number, line in self.match.lines():
            filled = [cell for cell in line if cell != "" and cell is not None]
            if all(map(is_empty, filled)) or (number == first and _numbers_columns(filled)):
                continue
            is_lonely = len(filled) <= NOTE_CELLS < least and isinstance(filled[0], str)
            if is_lonely or is_below(line, needed) or (tail and lacks_all(line, needed)):
                tail.append((number, line))
                continue
            yield from tail
            tail = []
            yield number, line
        self.notes = [(number, _joined(line)) for number, line in tail]

    # Cells ------------------------------------------------------------------------------------

    def _rows(self, lines: Sequence[Numbered]) -> list[Row]:
        name, source = self.match.sheet.sheet_name, self.source
        rows = [Row(sheet=name, number=number, source=source) for number, _ in lines]
        # Turned around: one tuple of cells for each column, short lines filled up.
        cells = list(zip_longest(*(line for _, line in lines), fillvalue=""))
        nothing = ("",) * len(rows)
        for reader, index in self._columns:
            if index is not None:
                reader.read(rows, cells[index] if index < len(cells) else nothing)
            elif reader.column.required:
                for row in rows:
                    row.error(reader.column.name, say.REQUIRED, column=reader.column.header)
        return rows


class ColumnReader:
    """Reads the cells of one column into rows. Sheets repeat their words: each is read once, until
    there are so many different ones that looking them up costs more than reading."""

    def __init__(self, column: Column, style_of: Callable[[Column], NumberStyle]) -> None:
        self.column = column
        self._style_of = style_of
        self._has_styles = is_read_back(column)
        # How long a text may be that a column of words takes as it is.
        self._plain = column.widget.most if type(column.widget) is TextWidget else 0
        self._known: dict[object, Reading] = {}
        self._remembers = True

    def read(self, rows: Sequence[Row], cells: Sequence[object]) -> None:
        """Gives each row what its cell says."""
        name = self.column.name
        if self._are_plain(cells):
            for row, cell in zip(rows, cells, strict=True):
                row.cells[name] = row.values[name] = cell  # type: ignore[assignment]
        elif self.column.required or cells.count("") < len(cells):
            self._read_each(rows, cells)

    def _read_each(self, rows: Sequence[Row], cells: Sequence[object]) -> None:
        name, column = self.column.name, self.column
        # Most cells of most columns are words that were read before.
        known = self._known.get
        readings = [(type(cell) is str and known(cell)) or self._reading(cell) for cell in cells]
        for row, (text, value, faults) in zip(rows, readings, strict=True):
            if text:
                row.cells[name] = text
            if value is not None:
                row.values[name] = value
            elif column.required and not faults and not column.may_follow:
                row.error(name, say.REQUIRED, column=column.header)
            if faults:
                _say(row, name, value, faults)

    def _are_plain(self, cells: Sequence[object]) -> bool:
        """Whether all are words that the column takes as they are; looked at together, since that
        is nearly always so."""
        texts = [cell for cell in cells if type(cell) is str and 0 < len(cell) <= self._plain]
        return len(texts) == len(cells) and are_clean(texts)

    def _reading(self, cell: object) -> Reading:
        if cell == "" or cell is None:
            return NOTHING
        if not self._remembers:
            return self._read(cell)
        # 1, 1.0 and True are one key of a dict, but not one cell.
        key = cell if type(cell) is str else (type(cell), cell)
        reading = self._known.get(key)
        if reading is None:
            reading = self._known[key] = self._read(cell)
            if len(self._known) == MOST_REMEMBERED:
                self._remembers, self._known = False, {}
        return reading

    def _read(self, cell: object) -> Reading:
        style = NumberStyle.VI
        if self._has_styles and type(cell) is str:
            style = self._style_of(self.column)
        return _reading(self.column.widget, cell, style)


def _reading(widget: CellWidget, cell: object, style: NumberStyle) -> Reading:
    """What the cell says: its text, its value, and what is wrong with it or was mended."""
    notes: Notes = []
    if type(cell) is str:
        text = cell = clean_cell(cell)
    else:
        text = cell_text(cell)
    try:
        return text, widget.take(cell, style=style, notes=notes), notes
    except CellError as fault:
        return text, None, [fault]


def _numbers_columns(filled: Line) -> bool:
    texts = list(map(cell_text, filled))
    return len(texts) >= LEAST_NUMBERED and all(map(COLUMN_NUMBER.fullmatch, texts))


def _joined(line: Line) -> str:
    return " ".join(cell_text(cell) for cell in line if not is_empty(cell))


def _say(row: Row, name: str, value: object, faults: Notes) -> None:
    """A cell with a value has only been mended; one without is wrong."""
    for fault in faults:
        if value is None:
            row.fail(name, fault)
        else:
            row.warn(name, fault.wording, **fault.params)
