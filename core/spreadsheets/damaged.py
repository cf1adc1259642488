"""Cells of an xlsx file that show an error, or whose formula was never worked out.

python-calamine gives such cells as empty. A look at the raw sheets finds them: a search over the
unpacked bytes, piece by piece; only where something is found are positions worked out.
"""

import html
import posixpath
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import IO

# Row from 0 → column from 0 → what the cell shows.
Cells = dict[int, dict[int, str]]
Damaged = dict[str, Cells]

PIECE = 2**20
# A piece without the end of a row is not kept for ever.
MOST_CARRIED = 2**24

TAG = rb"<(?:\w+:)?"
ATTRIBUTE = re.compile(rb'([\w:]+)\s*=\s*"([^"]*)"')
SHEET = re.compile(TAG + rb"sheet\s([^>]*)>")
RELATION = re.compile(TAG + rb"Relationship\s([^>]*)>")
# A cell that says it is an error, matched where its tag begins.
ERROR_CELL = re.compile(TAG + rb'c\s([^>]*\bt\s*=\s*"e"[^>]*)>(.*?)</(?:\w+:)?c>', re.DOTALL)
NO_VALUE = re.compile(
    TAG
    + rb"c\s([^>]*)>"
    + TAG
    + rb"f(?:\s[^>]*)?(?:/>|>([^<]*)</(?:\w+:)?f>)\s*"
    + rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
VALUE = re.compile(rb"<(?:\w+:)?v[^>]*>([^<]*)<")
REFERENCE = re.compile(r"([A-Z]+)(\d+)")
WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"


def damaged_cells(file: IO[bytes]) -> Damaged:
    """Sheet name → its cells that calamine does not see; empty for other kinds of file."""
    with zipfile.ZipFile(file) as archive:
        if WORKBOOK not in archive.namelist() or RELATIONS not in archive.namelist():
            return {}
        found: Damaged = {}
        for name, path in _sheet_paths(archive).items():
            with archive.open(path) as sheet:
                if cells := damaged_in(_pieces(sheet)):
                    found[name] = cells
        return found


def damaged_in(pieces: Iterable[bytes]) -> Cells:
    """The damaged cells of a sheet whose XML comes in pieces of whole rows."""
    found: Cells = {}
    has_formulas = False
    for piece in pieces:
        for place in _places(piece, b'"e"'):
            if match := ERROR_CELL.match(piece, piece.rfind(b"<", 0, place)):
                _note(found, match[1], _value(match[2]))
        # A formula that others share is written out once, before them.
        has_formulas = has_formulas or b"/f>" in piece
        if has_formulas:
            for match in NO_VALUE.finditer(piece):
                if b't="str"' not in match[1]:
                    _note(found, match[1], f"={_plain(match[2] or b'')}")
    return found


def column_letter(index: int) -> str:
    """The letter of a column: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _pieces(sheet: IO[bytes]) -> Iterator[bytes]:
    """The bytes of a sheet, cut behind the end of a row."""
    carried = b""
    while read := sheet.read(PIECE):
        piece = carried + read
        cut = piece.rfind(b"row>") + len(b"row>")
        if cut < len(b"row>"):
            carried = piece[-MOST_CARRIED:]
            continue
        carried = piece[cut:]
        yield piece[:cut]
    yield carried


def _places(piece: bytes, marker: bytes) -> Iterator[int]:
    place = piece.find(marker)
    while place >= 0:
        yield place
        place = piece.find(marker, place + 1)


def _note(found: Cells, attributes: bytes, text: str) -> None:
    reference = REFERENCE.fullmatch(_attributes(attributes).get("r", ""))
    if reference:
        cells = found.setdefault(int(reference[2]) - 1, {})
        cells.setdefault(_column_index(reference[1]), text)


def _value(body: bytes) -> str:
    match = VALUE.search(body)
    return _plain(match[1]) if match else "#ERROR!"


def _sheet_paths(archive: zipfile.ZipFile) -> dict[str, str]:
    targets = {
        relation["Id"]: relation["Target"]
        for relation in _elements(RELATION, archive.read(RELATIONS))
        if "Target" in relation
    }
    names = set(archive.namelist())
    paths = {
        sheet["name"]: _inside(targets.get(sheet.get("r:id", ""), ""))
        for sheet in _elements(SHEET, archive.read(WORKBOOK))
    }
    return {name: path for name, path in paths.items() if path in names}


def _inside(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")


def _elements(pattern: re.Pattern[bytes], xml: bytes) -> list[dict[str, str]]:
    return [_attributes(match[1]) for match in pattern.finditer(xml)]


def _attributes(text: bytes) -> dict[str, str]:
    return {_plain(name): _plain(value) for name, value in ATTRIBUTE.findall(text)}


def _plain(text: bytes) -> str:
    return html.unescape(text.decode("utf-8", errors="replace"))


def _column_index(letters: str) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1
