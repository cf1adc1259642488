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
from imports.findings import Finding, finding
from imports.kinds import KINDS
from imports.models import ImportBatch, ImportRow

KEPT_REASONS: dict[str, Text] = {
    "changed_since": _("changed since the import"),
    "rested_on": _("other records rest on it"),
}
MOST_EXAMPLES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultGroup:
    """All messages of one kind: how many, and the first few cells."""

    finding: Finding
    count: int
    cells: tuple[str, ...]


def rows_of(batch: ImportBatch, *, sheet: str = "", outcome: str = "") -> QuerySet[ImportRow]:
    """The staged rows in the order of the workbook, by sheet and outcome when asked."""
    rows = ImportRow.objects.of_batch(batch).in_order()
    if sheet:
        rows = rows.filter(sheet=sheet)
    return rows.filter(outcome=outcome) if outcome else rows


def file_findings(batch: ImportBatch) -> list[Finding]:
    """What is wrong with the file, or worth knowing about it."""
    return [finding(message) for message in batch.messages]


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
        FaultGroup(finding=first[code], count=count, cells=tuple(cells[code][:MOST_EXAMPLES]))
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
