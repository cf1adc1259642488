"""Cells that were made one over several rows: each of the rows is given their value.

A text that stands beside several rows ("Hà Nội") is meant for each of them. So may be a number that
tells which thing it is, such as a year; but a quantity is one for all of them, and nobody can say
which part belongs to which row. Hence the MergedCell, which the column decides on.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.spreadsheets.cells import ErrorCell, MergedCell
from core.spreadsheets.damaged import Range

Line = list[object]


@dataclass(frozen=True, slots=True)
class _Open:
    """Merged cells that a row lies in: down to which row they go, and what their first holds."""

    bottom: int
    cell: object


def fill_merged(lines: Iterable[Line], ranges: Iterable[Range]) -> Iterator[Line]:
    """The lines, from row 1 on, with merged cells filled downwards."""
    begin: dict[int, list[Range]] = defaultdict(list)
    for each in ranges:
        if each[2] > each[0]:
            begin[each[0]].append(each)
    opened: dict[int, _Open] = {}
    for row, line in enumerate(lines):
        opened = {column: one for column, one in opened.items() if one.bottom >= row}
        yield _filled(line, opened) if opened else line
        for _top, left, bottom, _right in begin.get(row, ()):
            if left < len(line) and line[left] != "":
                opened[left] = _Open(bottom, _repeated(line[left]))


def _filled(line: Line, opened: dict[int, _Open]) -> Line:
    filled = [*line, *[""] * (max(opened) + 1 - len(line))]
    for column, one in opened.items():
        filled[column] = one.cell
    return filled


def _repeated(cell: object) -> object:
    """What the rows below are given: words as they are, anything else for the column to judge."""
    if isinstance(cell, str | ErrorCell):
        return cell
    whole = isinstance(cell, float) and cell.is_integer()
    return MergedCell(text=f"{cell:.0f}" if whole else str(cell), value=cell)
