"""Questions about imports; nothing here writes."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from core.spreadsheets.rows import Severity
from core.spreadsheets.sheets import Column
from core.spreadsheets.wordings import Text
from imports.choices import WRITABLE, BatchStatus, RowOutcome
from imports.findings import Finding, Note, finding, note_of, totals
from imports.kinds import KINDS
from imports.models import ImportBatch, ImportEffect, ImportRow
from imports.policies import can_cancel, why_not_write

KEPT_REASONS: dict[str, Text] = {
    "changed_since": _("changed since the import"),
    "rested_on": _("other records rest on it"),
}
MOST_EXAMPLES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultGroup:
    """All messages of one kind: how many, and the first few cells."""

    note: Note
    count: int
    cells: tuple[str, ...]

    @property
    def is_more(self) -> bool:
        return self.count > len(self.cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileNote:
    """A message about the file, with the sheet it speaks of."""

    sheet: str
    note: Note


def overview(batch: ImportBatch) -> dict[str, Any]:
    """What the page of an import says above its rows."""
    counts = totals(batch.counts)
    effects = Counter(ImportEffect.objects.filter(batch=batch).values_list("action", flat=True))
    return {
        "batch": batch,
        "kind": KINDS[batch.kind],
        "counts": counts,
        "writable": sum(counts[outcome.value] for outcome in WRITABLE),
        "changed_cells": sum(
            len(changes)
            for changes in ImportRow.objects.of_batch(batch)
            .filter(outcome=RowOutcome.CHANGED)
            .values_list("changes", flat=True)
        ),
        "file_findings": file_findings(batch),
        "error_groups": fault_groups(batch, Severity.ERROR),
        "warning_groups": fault_groups(batch, Severity.WARNING),
        "obstacle": why_not_write(batch, valid_only=True),
        "has_errors": counts[RowOutcome.WRONG] > 0,
        "can_undo": batch.status == BatchStatus.WRITTEN,
        "can_cancel": can_cancel(batch),
        "effects": dict(effects),
        "kept": [each | {"why": KEPT_REASONS[each["reason"]]} for each in batch.kept],
    }


def rows_of(batch: ImportBatch) -> QuerySet[ImportRow]:
    """The staged rows in the order of the workbook."""
    return ImportRow.objects.of_batch(batch).in_order()


def file_findings(batch: ImportBatch) -> list[FileNote]:
    """What is wrong with the file, or worth knowing about it."""
    found = [finding(message) for message in batch.messages]
    return [FileNote(sheet=each.sheet, note=note_of(each)) for each in found]


def fault_groups(batch: ImportBatch, level: Severity) -> list[FaultGroup]:
    """The messages of all rows by kind, the most frequent first."""
    rows = ImportRow.objects.of_batch(batch).with_messages().in_order()
    first: dict[str, Finding] = {}
    counts: Counter[str] = Counter()
    cells: dict[str, list[str]] = {}
    for sheet, number, messages in rows.values_list("sheet", "number", "messages"):
        for each in findings_in(messages, sheet=sheet, number=number):
            if each.level == level:
                counts[each.code] += 1
                first.setdefault(each.code, each)
                cells.setdefault(each.code, []).append(each.cell or str(number))
    return [
        FaultGroup(note=note_of(first[code]), count=count, cells=tuple(cells[code][:MOST_EXAMPLES]))
        for code, count in counts.most_common()
    ]


def findings_in(messages: Iterable[dict[str, Any]], *, sheet: str, number: int) -> list[Finding]:
    return [finding(message, sheet=sheet, row=number) for message in messages]


def sheet_titles(batch: ImportBatch) -> dict[str, str]:
    """English name → promised title of each sheet of the kind."""
    return {sheet.sheet_name: sheet.sheet_title for sheet in KINDS[batch.kind].sheets}


def columns_of(batch: ImportBatch, sheet: str) -> list[Column]:
    """The declared columns of a sheet, in their order."""
    found = next(each for each in KINDS[batch.kind].sheets if each.sheet_name == sheet)
    return list(found.columns().values())
