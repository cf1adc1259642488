"""Questions about imports; nothing here writes. What concerns all rows was summed up by the check
(imports.services.summing), so that a page costs the same at any size."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language

from core.spreadsheets.rows import Severity
from core.spreadsheets.sheets import Column
from core.spreadsheets.wordings import remedy_of, text_of
from imports.choices import VARIES, BatchStatus, RowOutcome
from imports.columns import SUMMED_UP, column_state
from imports.findings import Finding, Note, finding, note_of, title_of, totals
from imports.kinds import KINDS
from imports.models import ImportBatch, ImportRow
from imports.policies import ALL_EDITS, can_cancel, count_to_write, why_not_write


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One cell with a message: where, what stood there, and the nearest valid values."""

    place: str
    value: str
    nearest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultGroup:
    """All messages of one kind in one column: what they say alike, how many there are, and the
    first few cells. `key` narrows the rows to it."""

    key: str
    is_error: bool
    sheet: str
    column: str
    text: str
    remedy: str
    count: int
    examples: tuple[Example, ...]

    @property
    def is_more(self) -> bool:
        return self.count > len(self.examples)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedColumn:
    """A column in which the file would change values that people have edited."""

    key: str
    sheet: str
    column: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchedSheet:
    """A sheet of the file and the declared one that it was read as; of each column its letter, its
    header in the file, and the declared header."""

    title: str
    sheet: str
    header_row: int
    columns: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileNote:
    """A message about the file, with the sheet it speaks of."""

    sheet: str
    note: Note


def overview(batch: ImportBatch) -> dict[str, Any]:
    """What the page of an import says above its rows; no query."""
    counts = totals(batch.counts)
    groups = fault_groups(batch)
    return {
        "batch": batch,
        "kind": KINDS[batch.kind],
        "counts": counts,
        "writable": count_to_write(batch),
        "changed_cells": batch.summary.get("changed_cells", 0),
        "edited": edited_columns(batch),
        "kept_rows": batch.summary.get("by_hand", {}).get("kept_rows", 0),
        "columns": column_state(batch.messages),
        "file_findings": file_findings(batch),
        "matched": matched_sheets(batch),
        "error_groups": [group for group in groups if group.is_error],
        "warning_groups": [group for group in groups if not group.is_error],
        "obstacle": why_not_write(batch, valid_only=True, overwrite=(ALL_EDITS,)),
        "has_errors": counts[RowOutcome.WRONG] > 0,
        "can_undo": batch.status == BatchStatus.WRITTEN,
        "can_cancel": can_cancel(batch),
    }


def rows_of(batch: ImportBatch) -> QuerySet[ImportRow]:
    """The staged rows in the order of the workbook."""
    return ImportRow.objects.of_batch(batch).in_order()


def file_findings(batch: ImportBatch) -> list[FileNote]:
    """What is wrong with the file, or worth knowing about it."""
    found = [finding(m) for m in batch.messages if m["code"] not in SUMMED_UP]
    return [FileNote(sheet=each.sheet, note=note_of(each)) for each in found]


def fault_groups(batch: ImportBatch) -> list[FaultGroup]:
    """The messages of all rows by kind: errors first, the most frequent first."""
    return [_fault_group(batch, fault) for fault in batch.summary.get("faults", [])]


def edited_columns(batch: ImportBatch) -> list[EditedColumn]:
    """The columns with values that people have edited since they were imported."""
    return [
        EditedColumn(
            key=f"{sheet}.{name}",
            sheet=sheet_titles(batch)[sheet],
            column=next(each.header for each in columns_of(batch, sheet) if each.name == name),
            count=count,
        )
        for sheet, name, count in batch.summary.get("by_hand", {}).get("columns", [])
    ]


def matched_sheets(batch: ImportBatch) -> list[MatchedSheet]:
    """Where each sheet was found in the file, and which of its columns was taken for which."""
    titles = sheet_titles(batch)
    found = []
    for sheet, place in batch.matching.items():
        headers = {column.name: column.header for column in columns_of(batch, sheet)}
        columns = [
            (letter, said, headers[name])
            for name, (said, letter) in place["columns"].items()
            if name in headers
        ]
        found.append(
            MatchedSheet(
                title=place["title"],
                sheet=titles[sheet],
                header_row=place["header"],
                columns=tuple(sorted(columns, key=lambda each: (len(each[0]), each[0]))),
            )
        )
    return found


def sheet_titles(batch: ImportBatch) -> dict[str, str]:
    """English name → promised title of each sheet of the kind."""
    return {sheet.sheet_name: sheet.sheet_title for sheet in KINDS[batch.kind].sheets}


def columns_of(batch: ImportBatch, sheet: str) -> list[Column]:
    """The declared columns of a sheet, in their order."""
    found = next(each for each in KINDS[batch.kind].sheets if each.sheet_name == sheet)
    return list(found.columns().values())


def _fault_group(batch: ImportBatch, fault: Mapping[str, Any]) -> FaultGroup:
    language = get_language() or "vi"
    params = dict(fault["params"])
    if params.get("nearest") == VARIES:
        del params["nearest"]
    found = [finding(message) for message in fault["examples"]]
    return FaultGroup(
        key=f"{fault['sheet']}.{fault['code']}.{fault['name']}",
        is_error=fault["level"] == Severity.ERROR,
        sheet=title_of(batch, fault["sheet"]),
        column=found[0].column,
        text=text_of(fault["code"], params, language=language),
        remedy=remedy_of(fault["code"], params, language=language),
        count=fault["count"],
        examples=tuple(map(_example, found)),
    )


def _example(found: Finding) -> Example:
    near = found.params.get("nearest") or []
    return Example(
        place=found.cell or str(found.row),
        value=found.value,
        nearest=", ".join(map(str, near)) if isinstance(near, list) else str(near),
    )
