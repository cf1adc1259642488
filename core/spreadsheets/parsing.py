"""From the cells of a found sheet to rows of values, column by column and chunk by chunk."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from core.numbers import NumberStyle, column_style
from core.spreadsheets import wordings as say
from core.spreadsheets.matching import Match
from core.spreadsheets.rows import Row
from core.spreadsheets.sheets import Column
from core.spreadsheets.styles import ReadBack, is_read_back, read_back
from core.spreadsheets.widgets import CellWidget, Notes, TextWidget, cell_text, is_empty
from core.spreadsheets.wordings import CellError
from core.text import clean_cell

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
# Sheets repeat their words; each is read once, as long as there are not too many.
MOST_REMEMBERED = 20_000


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
            (column, match.columns.get(name)) for name, column in match.sheet.columns().items()
        ]
        self._known: dict[str, dict[object, Reading]] = {
            column.name: {} for column, _index in self._columns
        }
        self.styles: dict[str, NumberStyle] | None = None
        self.read_back: list[ReadBack] = []

    def chunks(self, size: int = CHUNK) -> Iterator[list[Row]]:
        """The rows in the order of the sheet, some at a time."""
        lines = self._lines()
        while chunk := list(islice(lines, size)):
            yield self._rows(chunk)

    # Lines ------------------------------------------------------------------------------------

    def _styles(self) -> dict[str, NumberStyle]:
        """How each column of numbers writes them, and what to say of it and of the dates."""
        read = {
            column.name: index
            for column, index in self._columns
            if is_read_back(column) and index is not None
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
        lonely: list[Numbered] = []
        least = len(self.match.sheet.required_columns())
        for number, line in self.match.lines():
            filled = [cell for cell in line if cell != "" and cell is not None]
            if all(map(is_empty, filled)) or (number == first and _numbers_columns(filled)):
                continue
            if len(filled) <= NOTE_CELLS < least and isinstance(filled[0], str):
                lonely.append((number, line))
                continue
            yield from lonely
            lonely = []
            yield number, line
        self.notes = [(number, _joined(line)) for number, line in lonely]

    # Cells ------------------------------------------------------------------------------------

    def _rows(self, lines: Sequence[Numbered]) -> list[Row]:
        name, source = self.match.sheet.sheet_name, self.source
        rows = [Row(sheet=name, number=number, source=source) for number, _ in lines]
        for column, index in self._columns:
            if index is not None:
                cells = [line[index] if index < len(line) else "" for _, line in lines]
                self._read_column(rows, column, cells)
            elif column.required:
                for row in rows:
                    row.error(column.name, say.REQUIRED, column=column.header)
        return rows

    def _read_column(self, rows: list[Row], column: Column, cells: Sequence[object]) -> None:
        name, known, most = column.name, self._known[column.name], _plain_length(column.widget)
        for row, cell in zip(rows, cells, strict=True):
            # The short way for most cells: words in a column of words.
            if type(cell) is str and 0 < len(cell) <= most and (text := clean_cell(cell)):
                row.cells[name] = row.values[name] = text
                continue
            if cell == "" or cell is None:
                reading = NOTHING
            else:
                # 1, 1.0 and True are one key of a dict, but not one cell.
                key = cell if type(cell) is str else (type(cell), cell)
                reading = known.get(key) or self._read(column, cell, key)
            text, value, faults = reading
            if text:
                row.cells[name] = text
            if value is not None:
                row.values[name] = value
            elif column.required and not faults and not column.may_follow:
                row.error(name, say.REQUIRED, column=column.header)
            if faults:
                _say(row, name, value, faults)

    def _read(self, column: Column, cell: object, key: object) -> Reading:
        style = NumberStyle.VI
        if type(cell) is str and is_read_back(column):
            self.styles = self.styles or self._styles()
            style = self.styles[column.name]
        reading = _reading(column.widget, cell, style)
        known = self._known[column.name]
        if len(known) < MOST_REMEMBERED:
            known[key] = reading
        return reading


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


def _plain_length(widget: CellWidget) -> int:
    """How long a text may be that a column of words takes as it is; 0 for other columns."""
    return widget.most if type(widget) is TextWidget else 0


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
