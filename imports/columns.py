"""The columns of a file and what each is taken for, for a person to look at and to change."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from core.spreadsheets.damaged import column_letter
from core.spreadsheets.matching import (
    LEFT_OUT_AGAIN,
    RECALLED,
    Match,
    Remembered,
    match_header,
    match_sheets,
)
from core.spreadsheets.reading import Grid
from core.spreadsheets.returned import OWN_SHEETS
from core.spreadsheets.rows import Message
from core.spreadsheets.sheets import Column, Sheet
from core.spreadsheets.widgets import cell_text, is_empty
from core.spreadsheets.wordings import Wording
from imports.kinds import Kind
from imports.wordings import MISSING_COLUMN, UNKNOWN_COLUMN, WRONG_SHEET

# How many rows are looked at for how many examples.
LOOKED_AT, EXAMPLES = 50, 3
# Warnings that column_state sums up; the page need not say them twice.
SUMMED_UP = frozenset(wording.code for wording in (UNKNOWN_COLUMN, RECALLED, LEFT_OUT_AGAIN))
# What a person may say of a column beside its name: nothing, or that it is not wanted.
UNDECIDED, LEAVE_OUT = "", "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileColumn:
    """A column of a file. `known` is what its header says, `said` what somebody said instead."""

    letter: str
    title: str
    examples: tuple[str, ...]
    known: Column | None
    said: str = UNDECIDED
    nearest: tuple[Column, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumns:
    """A sheet of a file. `free` are the promised columns that no header names; `is_sure` is False
    when nothing but a person's word makes it this sheet."""

    sheet: type[Sheet]
    title: str
    header_row: int
    layout: str
    columns: tuple[FileColumn, ...]
    free: tuple[Column, ...]
    missing: tuple[Column, ...]
    is_sure: bool = True

    @property
    def key(self) -> tuple[str, str]:
        return self.sheet.sheet_name, self.layout

    @property
    def undecided(self) -> tuple[FileColumn, ...]:
        return tuple(column for column in self.columns if column.known is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnState:
    """What the page of an import says of the columns of its file."""

    unknown: tuple[str, ...]
    missing: tuple[str, ...]
    recalled: tuple[str, ...]
    left_out: tuple[str, ...]
    has_main_sheet: bool

    @property
    def has_questions(self) -> bool:
        return bool(self.unknown or self.missing or not self.has_main_sheet)

    @property
    def is_worth_a_look(self) -> bool:
        return bool(self.has_questions or self.recalled or self.left_out)


def column_state(messages: Sequence[Message]) -> ColumnState:
    """The columns without a home, those that are missing, and those that were recalled, from what
    a check said of the file."""
    return ColumnState(
        unknown=_said(messages, UNKNOWN_COLUMN, "value"),
        missing=_said(messages, MISSING_COLUMN, "missing"),
        recalled=_said(messages, RECALLED, "pairs"),
        left_out=_said(messages, LEFT_OUT_AGAIN, "columns"),
        has_main_sheet=all(message["code"] != WRONG_SHEET.code for message in messages),
    )


def _said(messages: Sequence[Message], wording: Wording, name: str) -> tuple[str, ...]:
    """What the messages of this wording name, each once."""
    found = [message["params"][name] for message in messages if message["code"] == wording.code]
    lists = (value if isinstance(value, list) else [value] for value in found)
    return tuple(dict.fromkeys(chain.from_iterable(lists)))


def sheets_of_file(
    kind: Kind, grids: Sequence[Grid], *, remembered: Remembered
) -> list[SheetColumns]:
    """The sheets that are read, with their columns; when the main sheet is not among them, the
    largest other one, which may be it."""
    matches = match_sheets(grids, kind.sheets, remembered=remembered)
    names = [sheet.sheet_name for sheet in kind.sheets if sheet.sheet_name in matches]
    found = [_sheet_columns(matches[name]) for name in names]
    if kind.main_sheet.sheet_name in matches:
        return found
    read = {match.grid.name for match in matches.values()} | OWN_SHEETS
    other = [grid for grid in grids if grid.name not in read and len(grid)]
    if other:
        match = match_header(max(other, key=len), kind.main_sheet, remembered=remembered)
        found.insert(0, _sheet_columns(match, is_sure=False))
    return found


def _sheet_columns(match: Match, *, is_sure: bool = True) -> SheetColumns:
    known = {name for name in match.columns if name not in match.recalled}
    promised = match.sheet.columns()
    return SheetColumns(
        sheet=match.sheet,
        title=match.grid.name,
        header_row=match.header + 1,
        layout=match.layout,
        columns=_file_columns(match, {match.columns[name]: promised[name] for name in known}),
        free=tuple(column for name, column in promised.items() if name not in known),
        missing=tuple(match.missing),
        is_sure=is_sure,
    )


def _file_columns(match: Match, known: Mapping[int, Column]) -> tuple[FileColumn, ...]:
    lines = [line for _number, line in islice(match.lines(), LOOKED_AT)]
    said = {column_letter(index): name for name, index in match.recalled.items()}
    said |= {letter: LEAVE_OUT for _title, letter in match.left_out}
    return tuple(
        FileColumn(
            letter=column_letter(index),
            title=title,
            examples=_examples(line[index] for line in lines if index < len(line)),
            known=known.get(index),
            said=said.get(column_letter(index), UNDECIDED),
            nearest=() if index in known else tuple(match.offers(title)),
        )
        for index, title in match.titles.items()
    )


def _examples(cells: Iterable[object]) -> tuple[str, ...]:
    """The first different values of a column."""
    texts = dict.fromkeys(cell_text(cell) for cell in cells if not is_empty(cell))
    return tuple(islice(texts, EXAMPLES))
