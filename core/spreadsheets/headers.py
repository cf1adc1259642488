"""The header of a sheet: which rows it takes, and what stands above each column.

A header is one row, or up to three where groups of columns stand above their parts. A group stands
in its first cell only, so that it is carried to the right over empty cells.
"""

import hashlib
import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from core.spreadsheets.sheets import header_key
from core.spreadsheets.widgets import cell_text, is_empty

Line = list[object]

HEADER_WITHIN = 20
MOST_ROWS = 3
FILLED_SHARE = 0.5
# What may be said in brackets without changing what the column is; a unit does change it.
IDLE_IN_BRACKETS = frozenset({"neu co", "bat buoc", "nguoi", "ghi ro", "vsic", "lao dong"})


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above one column, from top to bottom; `own` are the texts in its own cells."""

    parts: tuple[str, ...]
    own: tuple[str, ...]

    @property
    def title(self) -> str:
        return " – ".join(self.parts)

    def keys(self) -> Iterator[str]:
        """The forms in which it may be a promised header, the fullest first."""
        for text in dict.fromkeys(
            (" ".join(self.parts), " ".join(reversed(self.parts)), *reversed(self.own))
        ):
            yield from header_keys(text)


@dataclass(frozen=True, slots=True)
class Header:
    """Rows that may be the header: the first and the last, from 0, and what stands there."""

    first: int
    last: int
    headings: tuple[Heading | None, ...]

    @property
    def titles(self) -> dict[int, str]:
        """Column from 0 → what stands above it."""
        return {i: heading.title for i, heading in enumerate(self.headings) if heading}

    @property
    def layout(self) -> str:
        """The same for sheets that have the same headers in the same order."""
        keys = [header_key(heading.title) if heading else "" for heading in self.headings]
        while keys and not keys[-1]:
            keys.pop()
        return hashlib.sha256(json.dumps(keys).encode()).hexdigest()


def headers_in(lines: Sequence[Line]) -> Iterator[Header]:
    """Every run of rows that could be a header: short ones first, from the top."""
    for rows in range(1, MOST_ROWS + 1):
        for first in range(len(lines) - rows + 1):
            yield header_of(lines[first : first + rows], first=first)


def header_of(lines: Sequence[Line], *, first: int) -> Header:
    """The header that these rows make."""
    width = max(map(len, lines), default=0)
    own = [[_text(line, column) for column in range(width)] for line in lines]
    groups = [_carried(texts) for texts in own[:-1]]
    headings = tuple(
        _heading([texts[column] for texts in own], [texts[column] for texts in groups])
        for column in range(width)
    )
    return Header(first=first, last=first + len(lines) - 1, headings=headings)


def first_full(lines: Sequence[Line]) -> Header:
    """Where nothing is known: the first row that fills at least half as many cells as any."""
    headers = [header_of([line], first=first) for first, line in enumerate(lines)]
    widest = max(len(header.titles) for header in headers)
    return next(h for h in headers if len(h.titles) >= FILLED_SHARE * widest)


def with_its_rest(header: Header, lines: Sequence[Line], named: Collection[int]) -> Header:
    """The header with the rows above and below that belong to it.

    `named` are its columns, from 0, that are known. Such a row repeats their headings, as cells do
    that were merged downwards; or it parts a group below and has nothing in the known columns.
    """
    first, last = header.first, header.last
    if first > 0 and _repeats(header, lines[first - 1], named):
        first -= 1
    below = lines[last + 1] if last + 1 < len(lines) else []
    if _repeats(header, below, named) or _parts_a_group(header, below, named):
        last += 1
    return header_of(lines[first : last + 1], first=first)


def _repeats(header: Header, line: Line, named: Collection[int]) -> bool:
    own = {index: text for index in named if (text := _text(line, index))}
    return bool(own) and all(
        heading is not None and text in heading.own
        for index, text in own.items()
        for heading in [header.headings[index]]
    )


def _parts_a_group(header: Header, line: Line, named: Collection[int]) -> bool:
    if any(_text(line, index) for index in named):
        return False
    return any(
        heading is None and _text(line, index) for index, heading in enumerate(header.headings)
    )


@lru_cache(maxsize=2**12)
def header_keys(text: str) -> tuple[str, ...]:
    """How a header is compared: as it is, and without a number before or idle words in brackets."""
    found = [header_key(text)]
    head, _, words = found[0].partition(" ")
    if head.isdecimal() and words:
        found.append(words)
    before, bracket, rest = text.partition("(")
    if bracket and header_key(rest) in IDLE_IN_BRACKETS:
        found.append(header_key(before))
    return tuple(dict.fromkeys(found))


def _heading(own: list[str], groups: list[str]) -> Heading | None:
    """A column has a heading when one of its own cells has; groups above that cell belong to it."""
    filled = [row for row, text in enumerate(own) if text]
    if not filled:
        return None
    above = [own[row] or groups[row] for row in range(filled[-1])]
    parts = dict.fromkeys(filter(None, (*above, own[filled[-1]])))
    return Heading(parts=tuple(parts), own=tuple(dict.fromkeys(filter(None, own))))


def _carried(texts: list[str]) -> list[str]:
    carried, last = [], ""
    for text in texts:
        last = text or last
        carried.append(last)
    return carried


def _text(line: Line, column: int) -> str:
    cell = line[column] if column < len(line) else ""
    return "" if is_empty(cell) else cell_text(cell)
