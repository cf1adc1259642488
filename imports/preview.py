"""Rows of an import as a table shows them: values, old and new, and what is wrong, cell by cell."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core.numbers import NumberStyle
from core.spreadsheets.sheets import Column
from core.spreadsheets.widgets import CellWidget, json_value
from core.spreadsheets.wordings import CellError, Text
from imports.choices import KEPT, WRITABLE, BatchStatus, RowOutcome
from imports.filters import RowFilter
from imports.findings import Note, finding, note_of, title_of
from imports.models import ImportBatch, ImportRow
from imports.policies import columns_kept, is_kept
from imports.records import MODELS, addresses_of
from imports.selectors import columns_of

ROWS_A_PAGE = 50
MOST_COLUMNS = 8
TONES = {
    RowOutcome.NEW: "good",
    RowOutcome.CHANGED: "info",
    RowOutcome.WRONG: "bad",
    RowOutcome.HELD: "warn",
}
ROW_CLASSES = {RowOutcome.NEW: "is-new", RowOutcome.CHANGED: "is-changed"}
# What became of the rows of an import that was written.
DONE: dict[RowOutcome, Text] = {
    RowOutcome.NEW: _("Added"),
    RowOutcome.CHANGED: _("Updated"),
    RowOutcome.UNCHANGED: _("Unchanged"),
    RowOutcome.WRONG: _("Wrong, not written"),
    RowOutcome.HELD: _("Held back, not written"),
}
# What is left of it when the import was undone.
TAKEN_BACK, STAYS = _("Undone"), _("Kept when undone")
WRITTEN = (BatchStatus.WRITTEN, BatchStatus.UNDONE)
# In these states every row of the file has its outcome.
COUNTED = (BatchStatus.CHECKED, *WRITTEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """That a person has edited the stored value since it was imported."""

    by: str
    at: datetime
    is_kept: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What a cell says; `old` and `new` when the import changes it, and `text` as it stands in
    the file when that is written in another way."""

    header: str
    value: str
    text: str
    old: str | None
    new: str | None
    edit: Edit | None
    notes: tuple[Note, ...]

    @property
    def is_bad(self) -> bool:
        return any(note.is_error for note in self.notes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A message about the row as a whole, or about a column that is not shown."""

    column: str
    note: Note


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row, with the address of its record's page when there is one."""

    number: int
    outcome: Text
    tone: str
    css: str
    cells: tuple[Cell, ...]
    asides: tuple[Aside, ...]
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetTable:
    """The rows of one sheet on a page of the preview, with the columns worth showing."""

    title: str
    headers: tuple[str, ...]
    lines: tuple[Line, ...]


def page_of(batch: ImportBatch, rows: RowFilter, number: str | None) -> Page[Any]:
    """A page of the rows, by their places: (position of the sheet, number), which an index holds,
    so that the last page is as near as the first. How many rows have which outcome was counted by
    the check; when rows must be looked into, that is done once, for the count and the page."""
    places = rows.qs.values_list("position", "number")
    pages: Paginator[Any] = Paginator(list(places) if rows.is_searching else places, ROWS_A_PAGE)
    if batch.status in COUNTED and not rows.is_searching:
        pages.count = _counted(batch, rows.chosen)
    return pages.get_page(number)


def rows_on(batch: ImportBatch, page: Page[Any]) -> list[ImportRow]:
    """The rows of a page, in the order of the workbook."""
    numbers: dict[int, list[int]] = defaultdict(list)
    for position, number in page:
        numbers[position].append(number)
    rows = ImportRow.objects.of_batch(batch)
    each = (rows.filter(position=p, number__in=own).in_order() for p, own in numbers.items())
    return [row for found in each for row in found]


def tables_of(batch: ImportBatch, rows: Sequence[ImportRow]) -> list[SheetTable]:
    """The rows of a page, sheet by sheet; one query for each sheet whose records have pages."""
    found = []
    for sheet in dict.fromkeys(row.sheet for row in rows):
        own = [row for row in rows if row.sheet == sheet]
        columns = _worth_showing(columns_of(batch, sheet), own)
        as_read = {column.name for column in columns if _is_sure(column, own)}
        pages = addresses_of(MODELS.get(sheet), (row.object_id for row in own))
        found.append(
            SheetTable(
                title=title_of(batch, sheet),
                headers=tuple(column.header for column in columns),
                lines=tuple(_line(batch, row, columns, as_read, pages) for row in own),
            )
        )
    return found


def _counted(batch: ImportBatch, chosen: Mapping[str, Any]) -> int:
    """How many rows of the chosen sheet have the chosen outcome."""
    sheets = [chosen["sheet"]] if chosen.get("sheet") else list(batch.counts)
    outcomes = [chosen["outcome"]] if chosen.get("outcome") else list(RowOutcome)
    return sum(batch.counts.get(sheet, {}).get(each, 0) for sheet in sheets for each in outcomes)


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


def _is_undone(batch: ImportBatch, row: ImportRow, pages: Mapping[int, str]) -> bool:
    """Whether what the row wrote was taken back: a new record is gone, or nothing was kept of one
    that was changed."""
    if row.outcome == RowOutcome.NEW and row.sheet in MODELS:
        return row.object_id not in pages
    label = MODELS[row.sheet]._meta.label_lower if row.sheet in MODELS else None
    return not any(
        each["object_id"] == row.object_id and each["model"] == label for each in batch.kept
    )


def _line(
    batch: ImportBatch,
    row: ImportRow,
    columns: Sequence[Column],
    as_read: Collection[str],
    pages: Mapping[int, str],
) -> Line:
    shown = {column.name for column in columns}
    kept = columns_kept(row, batch.overwritten)
    outcome = RowOutcome(row.outcome)
    words = DONE[outcome] if batch.status in WRITTEN else outcome.label
    tone, css = TONES.get(outcome, ""), ROW_CLASSES.get(outcome, "")
    if is_kept(row, batch.overwritten):
        words, tone, css = KEPT, "warn", ""
    elif batch.status == BatchStatus.UNDONE and outcome in WRITABLE:
        is_undone = _is_undone(batch, row, pages)
        words, tone, css = (TAKEN_BACK, "", "") if is_undone else (STAYS, "warn", "")
    return Line(
        number=row.number,
        outcome=words,
        tone=tone,
        css=css,
        cells=tuple(_cell(row, column, kept, as_read) for column in columns),
        asides=tuple(_aside(m, row) for m in row.messages if m.get("name", "") not in shown),
        url=pages.get(row.object_id or 0, ""),
    )


def _cell(row: ImportRow, column: Column, kept: Collection[str], as_read: Collection[str]) -> Cell:
    messages = [m for m in row.messages if m.get("name") == column.name]
    notes = tuple(_note(message, row) for message in messages)
    old, new = row.changes.get(column.name, (None, None))
    changed = column.name in row.changes
    mark = (row.by_hand or {}).get(column.name) if changed else None
    text = row.values.get(column.name, "")
    value = _as_read(column, text) if column.name in as_read else text
    said = _shown(column, new) if changed else value
    return Cell(
        header=column.header,
        value=value,
        text=text if text != said else "",
        old=_shown(column, old) if changed else None,
        new=said if changed else None,
        edit=_edit(mark, is_kept=column.name in kept) if mark else None,
        notes=notes,
    )


def _is_sure(column: Column, rows: Iterable[ImportRow]) -> bool:
    """Whether each cell of the column can be read in one way only. What '12.125' means, the style
    of the whole column decides: beside it, '1.5' is better left as the file has it, too."""
    if type(column.widget).show is CellWidget.show:
        return False
    return all(len(_meanings(column, row.values.get(column.name, ""))) < 2 for row in rows)


def _as_read(column: Column, text: str) -> str:
    """What the text of a cell means, written as stored values are; what cannot be read is shown
    as it stands there."""
    meanings = _meanings(column, text)
    return _shown(column, meanings.pop()) if meanings else text


def _meanings(column: Column, text: str) -> set[Any]:
    found = {_read(column, text, style) for style in NumberStyle} if text else set()
    return found - {None}


def _read(column: Column, text: str, style: NumberStyle) -> Any:
    try:
        return json_value(column.widget.clean(text, style=style))
    except CellError:
        return None


def _edit(mark: Mapping[str, Any], *, is_kept: bool) -> Edit:
    return Edit(by=mark["by"], at=datetime.fromisoformat(mark["at"]), is_kept=is_kept)


def _shown(column: Column, value: Any) -> str:
    """A stored value; names that stand for ids, and years, are words already."""
    return column.widget.show(value, language=get_language() or "vi")


def _aside(message: dict[str, Any], row: ImportRow) -> Aside:
    return Aside(column=message.get("column", ""), note=_note(message, row))


def _note(message: dict[str, Any], row: ImportRow) -> Note:
    return note_of(finding(message, sheet=row.sheet, row=row.number))
