"""Which sheets of a file are those of a kind of workbook, and what is wrong with the file."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from core.spreadsheets.matching import Match, Remembered, match_header, match_sheets
from core.spreadsheets.reading import Grid
from core.spreadsheets.returned import OWN_SHEETS
from core.spreadsheets.rows import Message, Severity
from core.spreadsheets.wordings import Wording
from imports.kinds import Kind
from imports.wordings import (
    HIDDEN_SHEETS,
    MISSING_COLUMN,
    MISSING_SHEET,
    REPEATED_COLUMN,
    SHEET_LIKE_ANOTHER,
    UNKNOWN_COLUMN,
    UNKNOWN_SHEET,
    WRONG_SHEET,
)

MOST_NAMED = 12


@dataclass(slots=True, kw_only=True)
class Findings:
    """The sheets of a file that were found, by name, and messages about the file."""

    matches: dict[str, Match] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)

    def say(self, level: Severity, wording: Wording, **about: Any) -> None:
        self.messages.append(file_message(level, wording, **about))

    def readable(self) -> Iterator[Match]:
        """The sheets that lack no column."""
        return (match for match in self.matches.values() if not match.missing)


def file_message(
    level: Severity, wording: Wording, *, sheet: str = "", row: int | None = None, **params: Any
) -> Message:
    """A message about a file: the same shape as one about a row, with its sheet and row."""
    return {
        "level": level.value,
        "code": wording.code,
        "params": params,
        "sheet": sheet,
        "row": row,
        "column": params.get("missing", params.get("value", "")),
        "letter": params.get("letter", ""),
        "value": params.get("value", ""),
    }


def look_over(
    kind: Kind,
    grids: Sequence[Grid],
    *,
    remembered: Remembered | None = None,
    hidden: Callable[[], Sequence[str]] = tuple,
) -> Findings:
    """Which sheets and columns the file has; what is missing is said, all of it.

    `remembered` is what the bringer has said before of columns (imports.services.columns);
    `hidden` is asked for the names of hidden sheets when the sheet of the kind is not seen.
    """
    matches = match_sheets(grids, kind.sheets, remembered=remembered)
    in_order = [s.sheet_name for s in kind.sheets if s.sheet_name in matches]
    found = Findings(matches={name: matches[name] for name in in_order})
    seen = [grid.name for grid in grids if grid.name not in OWN_SHEETS][:MOST_NAMED]
    for sheet in kind.sheets:
        match = matches.get(sheet.sheet_name)
        if match is not None:
            _look_at_columns(found, match)
        elif sheet.is_main:
            found.say(Severity.ERROR, WRONG_SHEET, expected=sheet.sheet_title, seen=seen)
            if unseen := hidden()[:MOST_NAMED]:
                found.say(Severity.WARNING, HIDDEN_SHEETS, hidden=list(unseen))
        elif kind.main_sheet.sheet_name in matches:
            found.say(Severity.WARNING, MISSING_SHEET, expected=sheet.sheet_title)
    read = {match.grid.name for match in matches.values()}
    for grid in grids:
        if len(grid) and matches and grid.name not in read | OWN_SHEETS:
            _say_unread(found, grid)
    return found


def _say_unread(found: Findings, grid: Grid) -> None:
    """A sheet that nobody reads; one like a sheet that is read is told from one nobody knows."""
    for match in found.readable():
        if not match_header(grid, match.sheet).missing:
            about = {"expected": match.sheet.sheet_title, "taken": match.grid.name}
            return found.say(
                Severity.WARNING, SHEET_LIKE_ANOTHER, sheet=grid.name, unread=grid.name, **about
            )
    return found.say(Severity.WARNING, UNKNOWN_SHEET, sheet=grid.name, unread=grid.name)


def matching_of(matches: Mapping[str, Match]) -> dict[str, Any]:
    """Where each sheet and column was found, as it is kept with the import."""
    return {
        name: {
            "title": match.grid.name,
            "header": match.header + 1,
            "columns": match.source().columns,
        }
        for name, match in matches.items()
    }


def _look_at_columns(found: Findings, match: Match) -> None:
    title, header_row = match.grid.name, match.header + 1
    for level, note in match.remarks():
        found.say(level, note.wording, sheet=title, **note.params)
    for column in match.missing:
        found.say(
            Severity.ERROR,
            MISSING_COLUMN,
            sheet=title,
            row=header_row,
            missing=column.header,
            header_row=header_row,
        )
    for header, letter in match.repeated:
        about = {"value": header, "letter": letter}
        found.say(Severity.ERROR, REPEATED_COLUMN, sheet=title, row=header_row, **about)
    for header, letter in match.unknown:
        near = [column.header for column in match.offers(header)]
        about = {"value": header, "letter": letter}
        found.say(
            Severity.WARNING, UNKNOWN_COLUMN, sheet=title, row=header_row, nearest=near, **about
        )
