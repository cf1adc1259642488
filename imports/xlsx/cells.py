"""Cells as they stand in the XML of a sheet."""

import html
import re
from functools import lru_cache

from core.spreadsheets.damaged import column_letter
from core.spreadsheets.writing import xml_text

letter = lru_cache(maxsize=2**10)(column_letter)
CELL = re.compile(rb"<(?:\w+:)?c\b(?P<attributes>[^>]*?)(?:/>|>.*?</(?:\w+:)?c>)", re.DOTALL)
ADDRESS = re.compile(rb'\sr="([A-Z]+)\d+"')
STYLE = re.compile(rb'(<(?:\w+:)?c\b[^>]*?\ss=")(\d+)"')
OPENING = re.compile(rb"^(<[^>]*?)(/?>)")
VALUE = re.compile(rb"<(?:\w+:)?(?:v|is)\b")
NUMBER = re.compile(rb"<(?:\w+:)?v>\s*(\d+)\s*<")
TEXT = re.compile(rb"<(?:\w+:)?[tv](?:\s[^>]*)?>([^<]*)<")
PHONETIC = re.compile(rb"<(?:\w+:)?rPh\b.*?</(?:\w+:)?rPh>", re.DOTALL)


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


def text_cell(place: str, text: str, *, style: int = 0, prefix: bytes = b"") -> bytes:
    """A cell that holds a text of its own."""
    p = prefix.decode()
    content = f'<{p}is><{p}t xml:space="preserve">{xml_text(text)}</{p}t></{p}is>'
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
