"""Cells as they stand in the XML of a sheet, and how a value becomes one."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from xml.sax.saxutils import escape

from core.spreadsheets.cells import ErrorCell
from core.spreadsheets.damaged import column_letter

letter = lru_cache(maxsize=2**10)(column_letter)
# What XML cannot hold.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
CELL = re.compile(rb"<(?:\w+:)?c\b(?P<attributes>[^>]*?)(?:/>|>.*?</(?:\w+:)?c>)", re.DOTALL)
ADDRESS = re.compile(rb'\sr="([A-Z]+)\d+"')
STYLE = re.compile(rb'(<(?:\w+:)?c\b[^>]*?\ss=")(\d+)"')
OPENING = re.compile(rb"^(<[^>]*?)(/?>)")
VALUE = re.compile(rb"<(?:\w+:)?(?:v|is)\b")
NUMBER = re.compile(rb"<(?:\w+:)?v>\s*(\d+)\s*<")
TEXT = re.compile(rb"<(?:\w+:)?[tv](?:\s[^>]*)?>([^<]*)<")
PHONETIC = re.compile(rb"<(?:\w+:)?rPh\b.*?</(?:\w+:)?rPh>", re.DOTALL)
FIRST_DAY = datetime(1899, 12, 30)  # noqa: DTZ001 - days in a spreadsheet have no zone
MOST_DIGITS = 15


@lru_cache(maxsize=2**10)
def column_index(letters: bytes) -> int:
    """A is 0, AA is 26."""
    index = 0
    for each in letters:
        index = index * 26 + each - ord("A") + 1
    return index - 1


def address(row: int, column: int) -> str:
    """The address of a cell: the row from 1, the column from 0."""
    return f"{letter(column)}{row}"


def clean_text(text: str) -> str:
    """The text as XML; what XML cannot hold is left out."""
    return escape(FORBIDDEN.sub("", text))


def text_cell(place: str, text: str, *, style: int = 0, prefix: bytes = b"") -> bytes:
    """A cell that holds a text of its own."""
    p = prefix.decode()
    content = f'<{p}is><{p}t xml:space="preserve">{clean_text(text)}</{p}t></{p}is>'
    return f'<{p}c r="{place}" s="{style}" t="inlineStr">{content}</{p}c>'.encode()


def empty_cell(place: str, *, style: int, prefix: bytes = b"") -> bytes:
    return b'<%sc r="%s" s="%d"/>' % (prefix, place.encode(), style)


def style_of(cell: bytes) -> int:
    found = STYLE.match(cell)
    return int(found[2]) if found else 0


def with_style(cell: bytes, style: int) -> bytes:
    """The same cell in another style."""
    if STYLE.match(cell):
        return STYLE.sub(rb'\g<1>%d"' % style, cell, count=1)
    return OPENING.sub(rb'\g<1> s="%d"\g<2>' % style, cell, count=1)


def cell_text(cell: bytes) -> str | int | None:
    """The text of a cell; the number of a shared one; None for what is no text."""
    opening = cell[: cell.find(b">")]
    if b't="s"' in opening:
        found = NUMBER.search(cell)
        return int(found[1]) if found else None
    if b't="inlineStr"' in opening or b't="str"' in opening:
        return plain_text(cell)
    return None


def plain_text(xml: bytes) -> str:
    """All text within a piece of XML; what tells how Chinese is read aloud is no part of it."""
    runs = TEXT.findall(PHONETIC.sub(b"", xml))
    return html.unescape(b"".join(runs).decode())


def cells_of(row: bytes) -> list[tuple[int, int, int]]:
    """Column, start and end of each cell in the XML of a row."""
    found = []
    column = -1
    for match in CELL.finditer(row):
        named = ADDRESS.search(match["attributes"])
        column = column_index(named[1]) if named else column + 1
        found.append((column, match.start(), match.end()))
    return found


def find_cell(row: bytes, place: str, *, prefix: bytes = b"") -> tuple[int, int] | None:
    """Start and end of a cell in the XML of its row; None when it is not there."""
    start = row.find(b'<%sc r="%s"' % (prefix, place.encode()))
    if start >= 0:
        whole = CELL.match(row, start)
        return whole.span() if whole else None
    # Who wrote this puts other attributes first, or leaves addresses out.
    column = column_index(place.rstrip("0123456789").encode())
    if last_column(row, prefix) < column:
        return None
    return next(((start, end) for at, start, end in cells_of(row) if at == column), None)


def last_column(row: bytes, prefix: bytes) -> int:
    """The column of the last cell of a row; -1 when it has none."""
    start = row.rfind(b"<%sc " % prefix)
    if start < 0:
        return -1
    found = ADDRESS.search(row, start, row.find(b">", start))
    return column_index(found[1]) if found else max(column for column, _, _ in cells_of(row))


def exact_number(value: Decimal) -> float | int | str:
    """The number for a cell; one with more digits than a spreadsheet keeps is written as text."""
    if value == value.to_integral_value() and abs(value) < 10**MOST_DIGITS:
        return int(value)
    return float(value) if Decimal(repr(float(value))) == value else f"{value:f}".replace(".", ",")


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """Numbers of styles: of days, of moments, and of the cells of some columns (from 0)."""

    day: int = 0
    moment: int = 0
    columns: Mapping[int, int] = field(default_factory=dict)

    def of(self, column: int, value: object) -> int:
        if column in self.columns:
            return self.columns[column]
        if not isinstance(value, date | time | timedelta):
            return 0
        return self.day if type(value) is date else self.moment


def value_cell(place: str, value: object, *, style: int) -> bytes:
    """A cell for a value; nothing for none."""
    if value is None or value == "":
        return b""
    opened = f'<c r="{place}" s="{style}"'
    if isinstance(value, ErrorCell):
        return _error_cell(opened, value.text)
    if isinstance(value, bool):
        return f'{opened} t="b"><v>{value:d}</v></c>'.encode()
    if isinstance(value, date | time | timedelta):
        return f"{opened}><v>{_serial(value)}</v></c>".encode()
    if isinstance(value, Decimal):
        value = exact_number(value)
    if isinstance(value, int | float):
        return f"{opened}><v>{value!r}</v></c>".encode()
    return text_cell(place, str(value), style=style)


def _error_cell(opened: str, text: str) -> bytes:
    """An error, or a formula without its value, stays what it is."""
    if text.startswith("="):
        return f"{opened}><f>{clean_text(text[1:])}</f></c>".encode()
    return f'{opened} t="e"><v>{clean_text(text)}</v></c>'.encode()


def _serial(value: date | time | timedelta) -> float | int:
    """Days since the day 0 of spreadsheets, with the time of day as a part of one."""
    if isinstance(value, time):
        value = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
    if isinstance(value, timedelta):
        return value / timedelta(days=1)
    moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)  # noqa: DTZ001
    days = (moment.replace(tzinfo=None) - FIRST_DAY) / timedelta(days=1)
    return int(days) if days == int(days) else days
