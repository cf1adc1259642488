"""Codes that a spreadsheet took for numbers: looked up as written, then with the zeros it cut."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from core.spreadsheets.rows import Row
from core.spreadsheets.wordings import MENDED

MOST_LOST_ZEROS = 3
Found = TypeVar("Found")


def spellings(code: str) -> list[str]:
    """The code, and for digits alone the same with up to three zeros before it."""
    lost = MOST_LOST_ZEROS if code.isdecimal() else 0
    return ["0" * zeros + code for zeros in range(lost + 1)]


def all_spellings(codes: Iterable[str]) -> set[str]:
    return {spelled for code in codes for spelled in spellings(code)}


def look_up(
    known: Mapping[str, Found], code: str, *, row: Row | None = None, column: str = ""
) -> Found | None:
    """What has the code; when only a code with more zeros exists, that one, and the row says so."""
    for spelled in spellings(code):
        if spelled in known:
            if spelled != code and row is not None:
                row.warn(column, MENDED, value=code, mended=spelled)
            return known[spelled]
    return None
