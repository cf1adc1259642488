"""From the sheets of a file to the rows of a kind of workbook, and what is wrong with the file."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from core.spreadsheets.matching import Match, match_sheets
from core.spreadsheets.parsing import parse_rows
from core.spreadsheets.reading import Grid
from core.spreadsheets.rows import Message, Rows, Severity
from core.spreadsheets.sheets import Sheet
from core.spreadsheets.wordings import Wording
from imports.kinds import Kind
from imports.wordings import (
    MISSING_COLUMN,
    MISSING_SHEET,
    NO_ROWS,
    NOTE_BELOW,
    REPEATED_COLUMN,
    UNKNOWN_COLUMN,
    UNKNOWN_SHEET,
    WRONG_SHEET,
)

MOST_NAMED = 12
# The sheet of explanations in the templates: it is not read, and nobody need be told.
GUIDE = "Hướng dẫn"


@dataclass(slots=True, kw_only=True)
class Reading:
    """What a file holds: rows by sheet, and messages about the file and its sheets."""

    rows: Rows = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)

    @property
    def is_sound(self) -> bool:
        """True when nothing is wrong with the file as a whole."""
        return all(message["level"] != Severity.ERROR for message in self.messages)

    def say(self, level: Severity, wording: Wording, **about: Any) -> None:
        self.messages.append(file_message(level, wording, **about))


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


def read_grids(kind: Kind, grids: Sequence[Grid]) -> Reading:
    """The rows of every sheet that was found; what is missing is said, all of it."""
    reading = Reading(rows={sheet.sheet_name: [] for sheet in kind.sheets})
    matches = match_sheets(grids, kind.sheets)
    seen = [grid.name for grid in grids if grid.name != GUIDE][:MOST_NAMED]
    for sheet in kind.sheets:
        match = matches.get(sheet.sheet_name)
        if match is not None:
            _read_sheet(reading, match)
        elif sheet.is_main:
            reading.say(Severity.ERROR, WRONG_SHEET, expected=sheet.sheet_title, seen=seen)
        elif kind.main_sheet.sheet_name in matches:
            reading.say(Severity.WARNING, MISSING_SHEET, expected=sheet.sheet_title)
    read = {match.grid.name for match in matches.values()}
    for grid in grids:
        if len(grid) and matches and grid.name not in read | {GUIDE}:
            reading.say(Severity.WARNING, UNKNOWN_SHEET, sheet=grid.name, unread=grid.name)
    return reading


def _read_sheet(reading: Reading, match: Match) -> None:
    title, header_row = match.grid.name, match.header + 1
    for column in match.missing:
        reading.say(
            Severity.ERROR,
            MISSING_COLUMN,
            sheet=title,
            row=header_row,
            missing=column.header,
            header_row=header_row,
        )
    for wording, level, found in (
        (REPEATED_COLUMN, Severity.ERROR, match.repeated),
        (UNKNOWN_COLUMN, Severity.WARNING, match.unknown),
    ):
        for header, letter in found:
            reading.say(level, wording, sheet=title, row=header_row, value=header, letter=letter)
    if not match.missing:
        _read_rows(reading, match)


def _read_rows(reading: Reading, match: Match) -> None:
    sheet: type[Sheet] = match.sheet
    rows, notes = parse_rows(match)
    reading.rows[sheet.sheet_name] = rows
    for number, text in notes:
        reading.say(Severity.WARNING, NOTE_BELOW, sheet=match.grid.name, row=number, value=text)
    if not rows and sheet.is_main:
        reading.say(Severity.ERROR, NO_ROWS, sheet=match.grid.name, expected=sheet.sheet_title)
