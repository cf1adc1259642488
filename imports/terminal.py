"""What the import commands print: Vietnamese first, then English."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from core.spreadsheets.rows import Outcome, Severity
from core.spreadsheets.wordings import Text
from imports.findings import Finding, findings_of, totals
from imports.kinds import KINDS
from imports.models import ImportBatch

OUTCOMES: dict[Outcome, Text] = {
    Outcome.NEW: _("new: %(count)s"),
    Outcome.CHANGED: _("changed: %(count)s"),
    Outcome.UNCHANGED: _("unchanged: %(count)s"),
    Outcome.WRONG: _("wrong: %(count)s"),
    Outcome.HELD: _("held back: %(count)s"),
}

EDITED = _(
    "%(sheet)s, column %(column)s: %(count)s values that the file would change were edited by hand"
    " since they were imported. They are kept, unless --overwrite is given."
)


def both(text: Text, **values: Any) -> str:
    """A sentence in both languages; once, when they are the same."""
    spoken = []
    for language in ("vi", "en"):
        with override(language):
            spoken.append(str(text) % values)
    return " / ".join(dict.fromkeys(spoken))


def summary(batch: ImportBatch) -> Iterator[str]:
    """How many rows of each sheet are new, changed, unchanged, wrong."""
    titles = {sheet.sheet_name: sheet.sheet_title for sheet in KINDS[batch.kind].sheets}
    for name, counts in batch.counts.items():
        by_outcome = totals({name: counts})
        told = [both(OUTCOMES[o], count=by_outcome[o]) for o in OUTCOMES if by_outcome[o]]
        yield f"{titles[name]}: {'; '.join(told)}"


def edited(batch: ImportBatch) -> Iterator[str]:
    """How many values of each column a person has edited: they are kept unless one says so."""
    sheets = {sheet.sheet_name: sheet for sheet in KINDS[batch.kind].sheets}
    for sheet, name, count in batch.summary.get("by_hand", {}).get("columns", []):
        header = sheets[sheet].columns()[name].header
        yield both(EDITED, count=count, sheet=sheets[sheet].sheet_title, column=header)


def complaints(batch: ImportBatch, level: Severity) -> Iterator[str]:
    """Every error, or every warning: where, what stood there, why, and how to mend it."""
    for each in findings_of(batch, level):
        yield f"{place(each)}: {_paired(each.text('vi'), each.text('en'))}"
        if remedy := _paired(each.remedy("vi"), each.remedy("en")):
            yield f"    → {remedy}"


def place(found: Finding) -> str:
    """'Cơ sở sản xuất, dòng 12, cột Mã ngành (F12), "999"'; as much of it as there is."""
    parts = [found.sheet] if found.sheet else []
    with override("vi"):
        if found.row:
            parts.append(gettext("row %(row)s") % {"row": found.row})
        if found.column:
            cell = f" ({found.cell})" if found.cell else ""
            parts.append(gettext("column %(column)s") % {"column": found.column} + cell)
    if found.value:
        parts.append(f"“{found.value}”")
    return ", ".join(parts) or both(_("File"))


def _paired(vietnamese: str, english: str) -> str:
    return " / ".join(dict.fromkeys(text for text in (vietnamese, english) if text))
