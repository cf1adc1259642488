"""From the cells of a found sheet to rows of values, column by column and chunk by chunk."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice, zip_longest
from typing import NamedTuple

import orjson

from core.beside import beside
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


class Given(NamedTuple):
    """What a column gives in a chunk: a value or None for each row, and by place in the chunk
    what is wrong with a cell or was mended."""

    name: str
    values: Sequence[object]
    faults: dict[int, Notes]


class Chunk(NamedTuple):
    """Some rows of a sheet, parsed: number, and cells as JSON, of each; and what columns give."""

    numbers: list[int]
    told: list[bytes]
    columns: list[Given]


class Ending(NamedTuple):
    """What is known when a sheet has been parsed to its end."""

    notes: list[tuple[int, str]]
    read_back: list[ReadBack]


class SheetReader:
    """Reads a found sheet; nothing but a few chunks of rows are in memory. A large one is parsed by
    a process of its own, while here the rows are made of it.

    Numbers of a column are all read in one style, which its unambiguous cells decide. `notes`
    (row, text) below the table, and how columns were read, are known at the end.
    """

    def __init__(self, match: Match) -> None:
        self.match = match
        self.source = match.source()
        self.notes: list[tuple[int, str]] = []
        self.read_back: list[ReadBack] = []

    def chunks(self, size: int = CHUNK) -> Iterator[list[Row]]:
        """The rows in the order of the sheet, some at a time."""
        parsed = SheetParser(self.match).chunks(size)
        for part in beside(parsed) if self.match.grid.is_large else parsed:
            if isinstance(part, Ending):
                self.notes, self.read_back = part
            else:
                yield self._rows(part)

    def _rows(self, chunk: Chunk) -> list[Row]:
        sheet, source = self.match.sheet.sheet_name, self.source
        rows = [
            Row(sheet=sheet, number=number, source=source, told=told)
            for number, told in zip(chunk.numbers, chunk.told, strict=True)
        ]
        columns = self.match.sheet.columns()
        for given in chunk.columns:
            _fill(rows, columns[given.name], given)
        for column in self.match.missing:
            for row in rows:
                row.error(column.name, say.REQUIRED, column=column.header)
        return rows


def _fill(rows: Sequence[Row], column: Column, given: Given) -> None:
    """Gives each row what its cell says."""
    name, values, faults = given
    for row, value in zip(rows, values, strict=True):
        if value is not None:
            row.values[name] = value
    if column.required and not column.may_follow and None in values:
        for place, row in enumerate(rows):
            if values[place] is None and place not in faults:
                row.error(name, say.REQUIRED, column=column.header)
    for place, notes in faults.items():
        _say(rows[place], name, values[place], notes)


class SheetParser:
    """Parses the cells of a found sheet, column by column and chunk by chunk.

    When the first text turns up among numbers, the whole sheet is looked through for the style in
    which its columns write them.
    """

    def __init__(self, match: Match) -> None:
        self.match = match
        self._ending = Ending([], [])
        self._columns = [
            (ColumnReader(column, self._style_of), match.columns[name])
            for name, column in match.sheet.columns().items()
            if name in match.columns
        ]
        self._known_styles: dict[str, NumberStyle] | None = None

    def chunks(self, size: int) -> Iterator[Chunk | Ending]:
        """The chunks in the order of the sheet, and the ending."""
        lines = self._lines()
        while some := list(islice(lines, size)):
            yield self._chunk(some)
        yield self._ending

    # Lines ------------------------------------------------------------------------------------

    def _style_of(self, column: Column) -> NumberStyle:
        if self._known_styles is None:
            self._known_styles = self._styles()
        return self._known_styles[column.name]

    def _styles(self) -> dict[str, NumberStyle]:
        """How each column of numbers writes them, and what to say of it and of the dates."""
        read = {
            reader.column.name: index
            for reader, index in self._columns
            if is_read_back(reader.column)
        }
        texts: dict[str, dict[str, None]] = {name: {} for name in read}
        pairs = [(texts[name], index) for name, index in read.items()]
        for _number, line in self.match.lines() if pairs else ():
            for seen, index in pairs:
                if index < len(line) and type(cell := line[index]) is str and cell:
                    seen[cell] = None
        columns = self.match.sheet.columns()
        said = (read_back(columns[name], seen) for name, seen in texts.items())
        self._ending.read_back.extend(back for back in said if back is not None)
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
        self._ending.notes.extend((number, _joined(line)) for number, line in tail)

    # Cells ------------------------------------------------------------------------------------

    def _chunk(self, lines: Sequence[Numbered]) -> Chunk:
        # Turned around: one tuple of cells for each column, short lines filled up.
        cells = list(zip_longest(*(line for _, line in lines), fillvalue=""))
        nothing = ("",) * len(lines)
        told: list[dict[str, str]] = [{} for _ in lines]
        columns = [
            reader.read(cells[index] if index < len(cells) else nothing, told)
            for reader, index in self._columns
        ]
        return Chunk(
            numbers=[number for number, _line in lines],
            told=list(map(orjson.dumps, told)),
            columns=[given for given in columns if given.values],
        )


class ColumnReader:
    """Reads the cells of one column. Sheets repeat their words: each is read once, until
    there are so many different ones that looking them up costs more than reading."""

    def __init__(self, column: Column, style_of: Callable[[Column], NumberStyle]) -> None:
        self.column = column
        self._style_of = style_of
        self._has_styles = is_read_back(column)
        # How long a text may be that a column of words takes as it is.
        self._plain = column.widget.most if type(column.widget) is TextWidget else 0
        self._known: dict[object, Reading] = {}
        self._remembers = True

    def read(self, cells: Sequence[object], told: Sequence[dict[str, str]]) -> Given:
        """What the cells say, no values when nothing is there and nothing need be; their texts go
        into `told`."""
        name = self.column.name
        if words := self._plain_words(cells):
            for texts, word in zip(told, words, strict=True):
                texts[name] = word
            return Given(name, words, {})
        if not self.column.required and cells.count("") == len(cells):
            return Given(name, [], {})
        # Most cells of most columns are words that were read before.
        known = self._known.get
        readings = [(type(cell) is str and known(cell)) or self._reading(cell) for cell in cells]
        for texts, reading in zip(told, readings, strict=True):
            if reading[0]:
                texts[name] = reading[0]
        faults = {place: notes for place, (_, _, notes) in enumerate(readings) if notes}
        return Given(name, [value for _, value, _ in readings], faults)

    def _plain_words(self, cells: Sequence[object]) -> list[str]:
        """The cells, when all are words that the column takes as they are; looked at together,
        since that is nearly always so."""
        words = [cell for cell in cells if type(cell) is str and 0 < len(cell) <= self._plain]
        return words if len(words) == len(cells) and are_clean(words) else []

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
