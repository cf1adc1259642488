"""Cells of an xlsx sheet that show an error, or whose formula was never worked out.

python-calamine gives such cells as empty. A look at the raw sheets finds them: a search over the
unpacked bytes, piece by piece; only where something is found are positions worked out.
"""

import re
import zipfile
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from core.spreadsheets.parts import TAG, attributes, plain, row_pieces, sheet_paths

# Row from 0 → column from 0 → what the cell shows.
Cells = dict[int, dict[int, str]]
# First row and column, last row and column of cells that were made one; all from 0.
Range = tuple[int, int, int, int]

PIECE = 2**20

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
ROW = re.compile(rb'row\s[^>]*?\br\s*=\s*"(\d+)"')
MERGED = re.compile(TAG + rb'mergeCell\s[^>]*?\bref\s*=\s*"([A-Z]+)(\d+):([A-Z]+)(\d+)"')
VALUE_ENDS = (b"v>", b"is>")


@dataclass(slots=True)
class Look:
    """What a look over a sheet found: its damaged and merged cells, the number of its last row."""

    damaged: Cells = field(default_factory=dict)
    merged: list[Range] = field(default_factory=list)
    rows: int = 0


def look_over(archive: zipfile.ZipFile) -> dict[str, Look]:
    """Name of a sheet → what was found there; empty for what is no xlsx file."""
    found = {}
    for name, path in sheet_paths(archive).items():
        with archive.open(path) as sheet:
            found[name] = look_over_sheet(row_pieces(sheet, size=PIECE))
    return found


def look_over_sheet(pieces: Iterable[bytes]) -> Look:
    """A look over a sheet whose XML comes in pieces of whole rows."""
    look = Look()
    last, has_formulas = b"", False
    # Merged cells are listed behind the rows, in what is left after the last piece of rows.
    ending: deque[bytes] = deque(maxlen=2)
    for piece in pieces:
        ending.append(piece)
        _find_errors(piece, look.damaged)
        # A formula that others share is written out once, before them.
        has_formulas = has_formulas or b"/f>" in piece
        if has_formulas:
            _find_formulas(piece, look.damaged)
        if any(end in piece for end in VALUE_ENDS):
            last = piece
    look.merged = [_range(match) for match in MERGED.finditer(b"".join(ending))]
    look.rows = max(_last_row(last), max(look.damaged, default=-1) + 1)
    return look


def column_letter(index: int) -> str:
    """The letter of a column: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _find_errors(piece: bytes, found: Cells) -> None:
    for place in _places(piece, b'"e"'):
        if match := ERROR_CELL.match(piece, piece.rfind(b"<", 0, place)):
            shown = VALUE.search(match[2])
            _note(found, match[1], plain(shown[1]) if shown else "#ERROR!")


def _find_formulas(piece: bytes, found: Cells) -> None:
    for match in NO_VALUE.finditer(piece):
        if b't="str"' not in match[1]:
            _note(found, match[1], f"={plain(match[2] or b'')}")


def _last_row(piece: bytes) -> int:
    """The number of the row in which the last value of a piece stands."""
    place = max(piece.rfind(end) for end in VALUE_ENDS)
    match = ROW.match(piece, max(piece.rfind(b"row ", 0, place), 0)) if place >= 0 else None
    return int(match[1]) if match else 0


def _range(match: re.Match[bytes]) -> Range:
    left, top, right, bottom = (part.decode() for part in match.groups())
    return int(top) - 1, _column_index(left), int(bottom) - 1, _column_index(right)


def _places(piece: bytes, marker: bytes) -> Iterator[int]:
    place = piece.find(marker)
    while place >= 0:
        yield place
        place = piece.find(marker, place + 1)


def _note(found: Cells, text: bytes, shown: str) -> None:
    reference = REFERENCE.fullmatch(attributes(text).get("r", ""))
    if reference:
        cells = found.setdefault(int(reference[2]) - 1, {})
        cells.setdefault(_column_index(reference[1]), shown)


def _column_index(letters: str) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1
