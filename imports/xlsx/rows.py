"""The XML of a sheet as it flows through: its head, its rows one by one, and its tail."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO

from imports.xlsx.cells import (
    VALUE,
    address,
    cell_text,
    cells_of,
    empty_cell,
    find_cell,
    last_column,
    style_of,
    text_cell,
    with_style,
)
from imports.xlsx.styles import Styles, UnknownFormError

PIECE = 2**20
START = re.compile(rb"<(?P<prefix>(?:\w+:)?)sheetData\s*>")
NUMBER = re.compile(rb'\sr="(\d+)"')
SPANS = re.compile(rb'\sspans="[^"]*"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What is said at a cell, on which ground; without a text the ground alone is laid."""

    text: str
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowMark:
    """What is written into the status column of a row (from 1), and notes by column (from 0)."""

    number: int
    status: str
    colour: str = ""
    notes: Mapping[int, Note] = field(default_factory=dict)


def through(
    sheet: IO[bytes],
    *,
    head: Callable[[bytes, bytes], bytes],
    row: Callable[[bytes], bytes],
    tail: Callable[[bytes], bytes],
    more: Iterable[bytes] = (),
) -> Iterator[bytes]:
    """The XML of a sheet, changed: `head` is given what comes before the rows and the prefix of
    its names, `row` a row without its end tag, `tail` all that follows the rows; `more` are rows
    to be written below them."""
    read = b""
    while (start := START.search(read)) is None:
        if not (later := sheet.read(PIECE)):
            raise UnknownFormError("sheetData")
        read += later
    prefix = start["prefix"]
    end_row, end_rows = b"</%srow>" % prefix, b"</%ssheetData>" % prefix
    yield head(read[: start.start()], prefix) + start[0]
    read = read[start.end() :]
    while end_rows not in read:
        *rows, read = read.split(end_row)
        yield b"".join(row(each) + end_row for each in rows)
        if not (later := sheet.read(PIECE)):
            raise UnknownFormError("sheetData")
        read += later
    rows_left, _, after = read.partition(end_rows)
    *rows, rest = rows_left.split(end_row)
    yield b"".join(row(each) + end_row for each in rows) + rest
    yield from more
    yield end_rows
    yield tail(after + sheet.read())


def row_number(row: bytes, prefix: bytes) -> tuple[int, int]:
    """The number of a row, and where its tag begins; empty rows may stand before it."""
    start = row.rfind(b"<%srow" % prefix)
    found = NUMBER.search(row, start, row.find(b">", start))
    if start < 0 or found is None:
        raise UnknownFormError("row")
    return int(found[1]), start


@dataclass(slots=True)
class HeaderRow:
    """The texts of one row of a sheet, by column; shared ones are given as their number."""

    number: int
    texts: dict[int, str | int] = field(default_factory=dict)
    _prefix: bytes = b""

    def read(self, sheet: IO[bytes]) -> dict[int, str | int]:
        for _ in through(sheet, head=self._head, row=self._look, tail=lambda tail: tail):
            if self.texts:
                break
        return self.texts

    def _head(self, head: bytes, prefix: bytes) -> bytes:
        self._prefix = prefix
        return b""

    def _look(self, row: bytes) -> bytes:
        if not self.texts and row_number(row, self._prefix)[0] == self.number:
            for column, start, end in cells_of(row):
                text = cell_text(row[start:end])
                if text is not None:
                    self.texts[column] = text
        return b""


@dataclass(slots=True)
class FreeColumn:
    """The first column right of a table in which nothing stands anywhere in the sheet."""

    first: int
    _taken: set[int] = field(default_factory=set)
    _prefix: bytes = b""

    def find(self, sheet: IO[bytes]) -> int:
        for _ in through(sheet, head=self._head, row=self._look, tail=lambda tail: tail):
            pass
        column = self.first
        while column in self._taken:
            column += 1
        return column

    def _head(self, head: bytes, prefix: bytes) -> bytes:
        self._prefix = prefix
        return head

    def _look(self, row: bytes) -> bytes:
        if last_column(row, self._prefix) >= self.first:
            self._taken |= {
                column for column, start, end in cells_of(row) if VALUE.search(row, start, end)
            }
        return b""


@dataclass(slots=True, kw_only=True)
class RowMarker:
    """Lays marks on the rows of a sheet, and takes away those of an earlier check.

    `marks` come in the order of the rows; `note` is told of each cell that gets a text.
    """

    marks: Iterator[RowMark]
    styles: Styles
    column: int
    header: int
    note: Callable[[int, int, str], None]
    has_old: bool
    prefix: bytes = b""
    _mark: RowMark | None = None
    _old: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        self._mark = next(self.marks, None)
        self._old = tuple(b's="%d"' % look for look in self.styles.old_marks)

    def __call__(self, row: bytes) -> bytes:
        number, start = row_number(row, self.prefix)
        while self._mark is not None and self._mark.number < number:
            self._mark = next(self.marks, None)
        mark = self._mark if self._mark is not None and self._mark.number == number else None
        if mark is None and not self.has_old and not self._old:
            return row
        before, row = row[:start], self._cleaned(row[start:], number)
        if mark is not None:
            row = self._laid(row, mark)
        return before + row

    def _cleaned(self, row: bytes, number: int) -> bytes:
        """Without the ground of old marks, and without an old outcome."""
        if any(old in row for old in self._old):
            row = self._plain_looks(row)
        if self.has_old and number > self.header:
            span = find_cell(row, address(number, self.column), prefix=self.prefix)
            row = row[: span[0]] + row[span[1] :] if span else row
        return row

    def _plain_looks(self, row: bytes) -> bytes:
        for _column, start, end in reversed(cells_of(row)):
            look = style_of(row[start:end])
            if look in self.styles.old_marks:
                plain = with_style(row[start:end], self.styles.without_mark(look))
                row = row[:start] + plain + row[end:]
        return row

    def _laid(self, row: bytes, mark: RowMark) -> bytes:
        if self._is_simple(row, mark):
            return row + self._status_cell(mark, address(mark.number, self.column))
        for column, note in mark.notes.items():
            if column != self.column:
                row = self._on_ground(row, address(mark.number, column), column, note.colour)
            if note.text:
                self.note(mark.number, column, note.text)
        return self._with_status(row, mark)

    def _is_simple(self, row: bytes, mark: RowMark) -> bool:
        """Most rows of a large file are given nothing but an outcome, behind their last cell."""
        return (
            not mark.notes
            and mark.number != self.header
            and b" spans=" not in row[: row.find(b">")]
            and last_column(row, self.prefix) < self.column
        )

    def _on_ground(self, row: bytes, place: str, column: int, colour: str) -> bytes:
        """The row with the cell on the ground of a mark; a cell that is not there is made."""
        span = find_cell(row, place, prefix=self.prefix)
        if span is None:
            look = self.styles.on(0, colour)
            return self._put(row, place, column, empty_cell(place, style=look, prefix=self.prefix))
        cell = row[span[0] : span[1]]
        return self._put(
            row, place, column, with_style(cell, self.styles.on(style_of(cell), colour))
        )

    def _with_status(self, row: bytes, mark: RowMark) -> bytes:
        place = address(mark.number, self.column)
        said = mark.notes.get(self.column)
        colour = said.colour if said else mark.colour
        if mark.number != self.header:
            return self._put(row, place, self.column, self._status_cell(mark, place))
        if find_cell(row, place, prefix=self.prefix):
            return self._on_ground(row, place, self.column, colour) if colour else row
        look = self._header_look(row, colour)
        cell = text_cell(place, mark.status, style=look, prefix=self.prefix)
        return self._put(row, place, self.column, cell)

    def _status_cell(self, mark: RowMark, place: str) -> bytes:
        look = self.styles.on(0, mark.colour) if mark.colour else 0
        return text_cell(place, mark.status, style=look, prefix=self.prefix)

    def _header_look(self, row: bytes, colour: str) -> int:
        """As the header beside it looks."""
        beside = [start for column, start, _end in cells_of(row) if column < self.column]
        look = style_of(row[beside[-1] :]) if beside else 0
        return self.styles.on(look, colour) if colour else look

    def _put(self, row: bytes, place: str, column: int, cell: bytes) -> bytes:
        """The row with the cell in its place."""
        start, end = find_cell(row, place, prefix=self.prefix) or self._gap(row, column)
        begun = row.find(b">") + 1
        return SPANS.sub(b"", row[:begun]) + row[begun:start] + cell + row[end:]

    def _gap(self, row: bytes, column: int) -> tuple[int, int]:
        """Where a cell of the column would stand."""
        if last_column(row, self.prefix) < column:
            return len(row), len(row)
        start = next(start for each, start, _end in cells_of(row) if each > column)
        return start, start
