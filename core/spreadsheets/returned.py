"""What the portal itself adds to workbooks that it gives out, and so does not read when they come
back: the column with the outcome of a check, and the sheets of explanations and lists.
"""

from collections.abc import Iterator, Sequence

from core.spreadsheets.reading import Grid, Line, Lines
from core.spreadsheets.sheets import header_key

# The header of the column, by language; either is known when the file comes back.
STATUS_HEADERS = {"vi": "Kết quả kiểm tra", "en": "Check result"}
STATUS_KEYS = frozenset(header_key(header) for header in STATUS_HEADERS.values())
GUIDE, LISTS = "Hướng dẫn", "Danh mục chọn"
OWN_SHEETS = frozenset({GUIDE, LISTS})
HEADER_WITHIN = 20


class WithoutColumns:
    """The rows of a sheet, as if nothing stood in some of its columns."""

    def __init__(self, rows: Lines, columns: Sequence[int]) -> None:
        self._rows = rows
        self._columns = columns

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Line]:
        for line in self._rows:
            emptied = list(line)
            for column in self._columns:
                if column < len(emptied):
                    emptied[column] = ""
            yield emptied


def status_columns(grid: Grid) -> list[int]:
    """The columns, from 0, that an earlier check has added to a sheet."""
    for line in grid.head(HEADER_WITHIN):
        found = [
            index
            for index, cell in enumerate(line)
            if isinstance(cell, str) and cell and header_key(cell) in STATUS_KEYS
        ]
        if found:
            return found
    return []


def pass_over_own(grid: Grid) -> None:
    """Empties those columns, so that they neither match nor make a blank row look filled."""
    columns = status_columns(grid)
    if columns:
        grid.rows = WithoutColumns(grid.rows, columns)
