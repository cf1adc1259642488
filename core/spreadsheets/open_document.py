"""Error cells and merged cells of an ods file, which the fast reader does not tell.

An ods file has no addresses: rows and cells are counted, those that stand for several included.
That is done for files only in which such a cell is found.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator

from core.spreadsheets.damaged import Look
from core.spreadsheets.parts import plain, row_pieces

CONTENT = "content.xml"
PIECE = 2**20
MARKERS = (b'value-type="error"', b"number-rows-spanned=")

TAG = re.compile(
    rb"<(?P<name>table:table|table:table-row|table:(?:covered-)?table-cell)(?=[\s/>])"
    rb"(?P<attributes>[^>]*)>"
)
NAME = re.compile(rb'\btable:name="([^"]*)"')
REPEATED = re.compile(rb'\btable:number-(?:rows|columns)-repeated="(\d+)"')
ROWS_SPANNED = re.compile(rb'\btable:number-rows-spanned="(\d+)"')
COLUMNS_SPANNED = re.compile(rb'\btable:number-columns-spanned="(\d+)"')
ERROR = re.compile(rb'value-type="error"')
SHOWN = re.compile(rb"<text:p[^>]*>([^<]*)<")


def look_over_tables(archive: zipfile.ZipFile) -> dict[str, Look]:
    """Name of a sheet → what was found there."""
    if CONTENT not in archive.namelist() or not _is_marked(archive):
        return {}
    with archive.open(CONTENT) as content:
        return _look(row_pieces(content, size=PIECE))


def _is_marked(archive: zipfile.ZipFile) -> bool:
    with archive.open(CONTENT) as content:
        pieces = row_pieces(content, size=PIECE)
        return any(marker in piece for piece in pieces for marker in MARKERS)


def _look(pieces: Iterable[bytes]) -> dict[str, Look]:
    looks: dict[str, Look] = {}
    look, row, column, above = Look(), 0, 0, 0
    for piece, tag in _tags(pieces):
        if tag["name"] == b"table:table":
            look, row, above = Look(), 0, 0
            name = NAME.search(tag["attributes"])
            looks[plain(name[1]) if name else ""] = look
        elif tag["name"] == b"table:table-row":
            row, column = row + above, 0
            above = _number(REPEATED, tag["attributes"])
        else:
            _note(look, piece, tag, (row, column))
            column += _number(REPEATED, tag["attributes"])
    return looks


def _tags(pieces: Iterable[bytes]) -> Iterator[tuple[bytes, re.Match[bytes]]]:
    for piece in pieces:
        for tag in TAG.finditer(piece):
            yield piece, tag


def _note(look: Look, piece: bytes, tag: re.Match[bytes], place: tuple[int, int]) -> None:
    row, column = place
    attributes = tag["attributes"]
    if ERROR.search(attributes):
        shown = SHOWN.search(piece, tag.end(), tag.end() + 200)
        look.damaged.setdefault(row, {})[column] = plain(shown[1]) if shown else "#ERROR!"
    rows = _number(ROWS_SPANNED, attributes)
    if rows > 1:
        right = column + _number(COLUMNS_SPANNED, attributes) - 1
        look.merged.append((row, column, row + rows - 1, right))


def _number(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    match = pattern.search(attributes)
    return int(match[1]) if match else 1
