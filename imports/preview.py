"""Rows of an import as a table shows them: values, old and new, and what is wrong, cell by cell."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language

from core.spreadsheets.sheets import Column
from imports.choices import BatchStatus, RowOutcome
from imports.findings import Note, finding, note_of
from imports.models import ImportBatch, ImportRow
from imports.selectors import columns_of, sheet_titles

MOST_COLUMNS = 8
TONES = {
    RowOutcome.NEW: "good",
    RowOutcome.CHANGED: "info",
    RowOutcome.WRONG: "bad",
    RowOutcome.HELD: "warn",
}
ROW_CLASSES = {RowOutcome.NEW: "is-new", RowOutcome.CHANGED: "is-changed"}
# Where the record of a row has a page of its own.
RECORD_PAGES = {"facilities": "enterprises:facility_detail", "assessments": "assessments:detail"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What stands in a cell; `old` and `new` when the import changes it."""

    header: str
    value: str
    old: str | None
    new: str | None
    notes: tuple[Note, ...]

    @property
    def is_bad(self) -> bool:
        return any(note.is_error for note in self.notes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row. `notes` are about the row as a whole, or about a cell that is not shown."""

    number: int
    outcome: str
    tone: str
    css: str
    cells: tuple[Cell, ...]
    notes: tuple[Note, ...]
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetTable:
    """The rows of one sheet on a page of the preview, with the columns worth showing."""

    title: str
    headers: tuple[str, ...]
    lines: tuple[Line, ...]


def tables_of(batch: ImportBatch, rows: Sequence[ImportRow]) -> list[SheetTable]:
    """The rows of a page, sheet by sheet."""
    titles = sheet_titles(batch)
    found = []
    for sheet in dict.fromkeys(row.sheet for row in rows):
        own = [row for row in rows if row.sheet == sheet]
        columns = _worth_showing(columns_of(batch, sheet), own)
        linked = batch.status == BatchStatus.WRITTEN and sheet in RECORD_PAGES
        page = RECORD_PAGES[sheet] if linked else ""
        found.append(
            SheetTable(
                title=titles[sheet],
                headers=tuple(column.header for column in columns),
                lines=tuple(_line(row, columns, page) for row in own),
            )
        )
    return found


def _worth_showing(columns: Iterable[Column], rows: Sequence[ImportRow]) -> list[Column]:
    """Columns in which something is wrong or changes, then others that hold something, those
    that are required first; not more than fit."""
    spoken = {name for row in rows for name in row.changes}
    spoken |= {message.get("name", "") for row in rows for message in row.messages}
    columns = list(columns)
    chosen = [column for column in columns if column.name in spoken]
    room = max(0, MOST_COLUMNS - len(chosen))
    filled = {name for row in rows for name in row.values}
    quiet = [column for column in columns if column not in chosen and column.name in filled]
    chosen += sorted(quiet, key=lambda column: not column.required)[:room]
    return [column for column in columns if column in chosen]


def _line(row: ImportRow, columns: Sequence[Column], page: str) -> Line:
    outcome = RowOutcome(row.outcome)
    shown = {column.name for column in columns}
    elsewhere = [m for m in row.messages if m.get("name", "") not in shown]
    return Line(
        number=row.number,
        outcome=str(outcome.label),
        tone=TONES.get(outcome, ""),
        css=ROW_CLASSES.get(outcome, ""),
        cells=tuple(_cell(row, column) for column in columns),
        notes=_notes(elsewhere, row),
        url=reverse(page, args=[row.object_id]) if page and row.object_id else "",
    )


def _cell(row: ImportRow, column: Column) -> Cell:
    messages = [m for m in row.messages if m.get("name") == column.name]
    old, new = row.changes.get(column.name, (None, None))
    changed = column.name in row.changes
    return Cell(
        header=column.header,
        value=row.values.get(column.name, ""),
        old=_shown(column, old) if changed else None,
        new=_shown(column, new) if changed else None,
        notes=_notes(messages, row),
    )


def _shown(column: Column, value: Any) -> str:
    """A stored value; names that stand for ids, and years, are words already."""
    return column.widget.show(value, language=get_language() or "vi")


def _notes(messages: Iterable[dict[str, Any]], row: ImportRow) -> tuple[Note, ...]:
    found = [finding(message, sheet=row.sheet, row=row.number) for message in messages]
    return tuple(note_of(each) for each in found)
