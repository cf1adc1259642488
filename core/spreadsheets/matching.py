"""Which sheet of a workbook is which, where its header stands, and which column is which."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from core.spreadsheets.cells import MergedCell
from core.spreadsheets.damaged import column_letter
from core.spreadsheets.headers import (
    HEADER_WITHIN,
    Header,
    first_full,
    headers_in,
    with_its_rest,
)
from core.spreadsheets.offers import nearest_columns
from core.spreadsheets.reading import Grid, Line
from core.spreadsheets.returned import pass_over_own
from core.spreadsheets.rows import Severity, Source
from core.spreadsheets.sheets import Column, Sheet, header_key
from core.spreadsheets.wordings import CellError, wording

# Letter of a column → the name of the promised column that it is, or '' to leave it out.
Assigned = Mapping[str, str]
# (name of a sheet, layout of its header) → what somebody said of its columns.
Remembered = Mapping[tuple[str, str], Assigned]
LEFT_OUT = ""
Remark = tuple[Severity, CellError]

RECALLED = wording(
    "columns_recalled",
    _("Columns were matched as last time: %(pairs)s."),
    _("Go to the columns of the file to match them in another way."),
)
LEFT_OUT_AGAIN = wording(
    "columns_left_out",
    _("Left out, as last time: %(columns)s."),
    _("Go to the columns of the file to have them read."),
)


@dataclass(slots=True, kw_only=True)
class Match:
    """A sheet found in a workbook. `header` and the columns count from 0.

    `header` is the last row of the header. Columns that were told apart by what somebody said
    before are in `recalled`; those that should be left out in `left_out`.
    """

    grid: Grid
    sheet: type[Sheet]
    header: int
    columns: dict[str, int]
    unknown: list[tuple[str, str]] = field(default_factory=list)
    repeated: list[tuple[str, str]] = field(default_factory=list)
    recalled: dict[str, int] = field(default_factory=dict)
    left_out: list[tuple[str, str]] = field(default_factory=list)
    titles: dict[int, str] = field(default_factory=dict)
    layout: str = ""

    @property
    def missing(self) -> list[Column]:
        return [c for c in self.sheet.required_columns() if c.name not in self.columns]

    @property
    def needed(self) -> list[int]:
        """The columns, from 0, in which every row must have something."""
        required = [c.name for c in self.sheet.required_columns() if not c.may_follow]
        return [self.columns[name] for name in required if name in self.columns]

    @property
    def free(self) -> list[Column]:
        """The promised columns that are not found."""
        return [c for name, c in self.sheet.columns().items() if name not in self.columns]

    @property
    def is_recalled(self) -> bool:
        """True when what somebody said before decided on a column."""
        return bool(self.recalled or self.left_out)

    def remarks(self) -> list[Remark]:
        """What is to be said of the sheet as a whole, beside its missing and unknown columns."""
        found = [(Severity.ERROR, fault) for fault in self.grid.errors]
        found += [(Severity.WARNING, fault) for fault in self.grid.warnings]
        if self.recalled:
            columns = self.sheet.columns()
            pairs = [
                f"“{self.titles[index]}” → “{columns[name].header}”"
                for name, index in self.recalled.items()
            ]
            found.append((Severity.WARNING, CellError(RECALLED, pairs=pairs)))
        if self.left_out:
            titles = [f"“{title}” ({letter})" for title, letter in self.left_out]
            found.append((Severity.WARNING, CellError(LEFT_OUT_AGAIN, columns=titles)))
        return found

    def source(self) -> Source:
        return Source(
            title=self.grid.name,
            columns={
                name: (self.titles.get(index, "").rstrip(" *"), column_letter(index))
                for name, index in self.columns.items()
            },
        )

    def offers(self, title: str) -> list[Column]:
        """The free columns that a header looks most like, best first; maybe none."""
        return nearest_columns(title, self.free)

    def lines(self) -> Iterator[tuple[int, Line]]:
        """The lines below the header. Merged cells have their value in every row, where the column
        is no quantity."""
        lines = self.grid.lines(self.header + 2)
        return self._unmerged(lines) if self.grid.merged else lines

    def _unmerged(self, lines: Iterator[tuple[int, Line]]) -> Iterator[tuple[int, Line]]:
        columns = self.sheet.columns()
        quantities = {
            index for name, index in self.columns.items() if columns[name].widget.reads_numbers
        }
        for number, line in lines:
            yield (
                number,
                [
                    cell.value if isinstance(cell, MergedCell) and i not in quantities else cell
                    for i, cell in enumerate(line)
                ],
            )


def match_sheets(
    grids: Sequence[Grid],
    sheets: Sequence[type[Sheet]],
    *,
    remembered: Remembered | None = None,
) -> dict[str, Match]:
    """Sheet name → where it was found: by the name of the grid, by a layout that somebody has
    assigned before, else by its headers."""
    for grid in grids:
        pass_over_own(grid)
    memory = remembered or {}
    free = [Candidates(grid) for grid in grids]
    found: dict[str, Match] = {}
    for sheet in sheets:
        named = next((each for each in free if header_key(each.grid.name) in sheet.titles()), None)
        if named is not None:
            free.remove(named)
            found[sheet.sheet_name] = named.match(sheet, memory)
    for sheet in sheets:
        if sheet.sheet_name not in found and (match := _best(free, sheet, sheets, memory)):
            free = [each for each in free if each.grid is not match.grid]
            found[sheet.sheet_name] = match
    return found


def match_header(grid: Grid, sheet: type[Sheet], *, remembered: Remembered | None = None) -> Match:
    """The rows of the grid that name most columns of the sheet; the fewest and first of equals.

    A header whose layout somebody has assigned before is taken, and what was said of it.
    """
    return Candidates(grid).match(sheet, remembered or {})


class Candidates:
    """A grid, and all that may be its header."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self._lines = grid.head(HEADER_WITHIN) or [[]]
        self._headers = list(headers_in(self._lines))

    def match(self, sheet: type[Sheet], memory: Remembered) -> Match:
        for header in self._headers if memory else ():
            if (sheet.sheet_name, header.layout) in memory:
                return _matched(self.grid, sheet, header, memory[sheet.sheet_name, header.layout])
        wanted = _wanted(sheet)
        best = max(self._headers, key=lambda header: len(set(_named(header, wanted).values())))
        named = _named(best, wanted)
        header = with_its_rest(best, self._lines, named) if named else first_full(self._lines)
        return _matched(self.grid, sheet, header, {})


def _wanted(sheet: type[Sheet]) -> dict[str, str]:
    return {key: column.name for column in sheet.columns().values() for key in column.spellings()}


def _named(header: Header, wanted: Mapping[str, str]) -> dict[int, str]:
    """Column from 0 → the name of the promised column that its heading names."""
    found: dict[int, str] = {}
    for index, heading in enumerate(header.headings):
        keys = heading.keys() if heading else ()
        name = next((wanted[key] for key in keys if key in wanted), None)
        if name is not None:
            found[index] = name
    return found


def _matched(grid: Grid, sheet: type[Sheet], header: Header, assigned: Assigned) -> Match:
    match = Match(
        grid=grid,
        sheet=sheet,
        header=header.last,
        columns={},
        titles=header.titles,
        layout=header.layout,
    )
    _recall(match, assigned)
    named = _named(header, _wanted(sheet))
    for index, title in match.titles.items():
        letter = column_letter(index)
        if letter not in assigned:
            _place(match, index, (title, letter), named.get(index))
    return match


def _recall(match: Match, assigned: Assigned) -> None:
    """What was said before counts more than what the headers say."""
    for index, title in match.titles.items():
        letter = column_letter(index)
        name = assigned.get(letter)
        if name == LEFT_OUT:
            match.left_out.append((title, letter))
        elif name is not None and name in match.sheet.columns() and name not in match.columns:
            match.columns[name] = match.recalled[name] = index


def _place(match: Match, index: int, title: tuple[str, str], name: str | None) -> None:
    if name is None:
        match.unknown.append(title)
    elif name in match.columns:
        match.repeated.append(title)
    else:
        match.columns[name] = index


def _best(
    free: Sequence[Candidates],
    sheet: type[Sheet],
    among: Sequence[type[Sheet]],
    memory: Remembered,
) -> Match | None:
    """The grid that somebody said is this sheet; else the one whose headers fit best, with at
    least half of what the sheet cannot do without."""
    required = len(sheet.required_columns())
    fitting = []
    for candidates in free:
        match = candidates.match(sheet, memory)
        if (sheet.sheet_name, match.layout) in memory:
            return match
        most = max(len(candidates.match(each, {}).columns) for each in among)
        if 2 * (required - len(match.missing)) >= required and len(match.columns) == most:
            fitting.append(match)
    return max(fitting, key=lambda match: len(match.columns), default=None)
