"""Which sheet of a workbook is which, where its header stands, and which column is which."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from core.spreadsheets.damaged import column_letter
from core.spreadsheets.reading import Grid
from core.spreadsheets.returned import pass_over_own
from core.spreadsheets.rows import Source
from core.spreadsheets.sheets import Column, Sheet, header_key
from core.spreadsheets.widgets import cell_text, is_empty

HEADER_WITHIN = 20


@dataclass(slots=True, kw_only=True)
class Match:
    """A sheet found in a workbook. `header` and the columns count from 0."""

    grid: Grid
    sheet: type[Sheet]
    header: int
    columns: dict[str, int]
    unknown: list[tuple[str, str]] = field(default_factory=list)
    repeated: list[tuple[str, str]] = field(default_factory=list)

    @property
    def missing(self) -> list[Column]:
        return [c for c in self.sheet.required_columns() if c.name not in self.columns]

    def source(self) -> Source:
        headers = _line(self.grid, self.header)
        return Source(
            title=self.grid.name,
            columns={
                name: (cell_text(headers[index]).rstrip(" *"), column_letter(index))
                for name, index in self.columns.items()
            },
        )


def match_sheets(grids: Sequence[Grid], sheets: Sequence[type[Sheet]]) -> dict[str, Match]:
    """Sheet name → where it was found: by the name of the grid, else by its headers."""
    for grid in grids:
        pass_over_own(grid)
    free = list(grids)
    found: dict[str, Match] = {}
    for sheet in sheets:
        named = next((grid for grid in free if header_key(grid.name) in sheet.titles()), None)
        if named is not None:
            free.remove(named)
            found[sheet.sheet_name] = match_header(named, sheet)
    for sheet in sheets:
        if sheet.sheet_name not in found and (match := _best(free, sheet, among=sheets)):
            free.remove(match.grid)
            found[sheet.sheet_name] = match
    return found


def match_header(grid: Grid, sheet: type[Sheet]) -> Match:
    """The row of the grid that names most columns of the sheet; the first of equals."""
    wanted = {key: column.name for column in sheet.columns().values() for key in column.spellings()}
    lines = grid.head(HEADER_WITHIN) or [[]]
    best = max(range(len(lines)), key=lambda index: (_known(lines[index], wanted), -index))
    return _match_line(grid, sheet, best, wanted)


def _line(grid: Grid, index: int) -> list[object]:
    """The line of the grid, counted from 0; an empty one beyond its end."""
    return next((line for _, line in grid.lines(index + 1)), [])


def _known(line: Iterable[object], wanted: dict[str, str]) -> int:
    return len({wanted[key] for key in map(_key, line) if key in wanted})


def _key(cell: object) -> str:
    return header_key(cell) if isinstance(cell, str) else ""


def _match_line(grid: Grid, sheet: type[Sheet], header: int, wanted: dict[str, str]) -> Match:
    match = Match(grid=grid, sheet=sheet, header=header, columns={})
    for index, cell in enumerate(_line(grid, header)):
        name = wanted.get(_key(cell))
        title = (cell_text(cell), column_letter(index))
        if name is None:
            if not is_empty(cell):
                match.unknown.append(title)
        elif name in match.columns:
            match.repeated.append(title)
        else:
            match.columns[name] = index
    return match


def _best(
    grids: Sequence[Grid], sheet: type[Sheet], *, among: Sequence[type[Sheet]]
) -> Match | None:
    """The grid whose headers fit best; at least half of what the sheet cannot do without."""
    matches = [match_header(grid, sheet) for grid in grids]
    required = len(sheet.required_columns())
    fitting = [
        match
        for match in matches
        if 2 * (required - len(match.missing)) >= required
        and len(match.columns) == max(len(match_header(match.grid, s).columns) for s in among)
    ]
    return max(fitting, key=lambda match: len(match.columns), default=None)
