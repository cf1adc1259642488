"""What a check found, in words: the same messages for the page, the terminal and JSON."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from core.spreadsheets.rows import Message, Outcome, Severity
from core.spreadsheets.wordings import remedy_of, text_of
from imports.models import ImportBatch, ImportRow

LANGUAGES = ("vi", "en")
COUNTED = tuple(Outcome)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One message with its cell. `column` is the header, `letter` the column's letter."""

    level: str
    code: str
    sheet: str
    row: int | None
    column: str
    letter: str
    value: str
    params: dict[str, Any]

    @property
    def cell(self) -> str:
        """The cell's address, such as F12; empty for a message about a file."""
        return f"{self.letter}{self.row}" if self.letter and self.row else ""

    def text(self, language: str) -> str:
        return text_of(self.code, self.params, language=language)

    def remedy(self, language: str) -> str:
        return remedy_of(self.code, self.params, language=language)

    def as_json(self) -> dict[str, Any]:
        return {
            "sheet": self.sheet,
            "row": self.row,
            "column": self.column,
            "letter": self.letter,
            "cell": self.cell,
            "value": self.value,
            "code": self.code,
            "message": self.text("vi"),
            "message_en": self.text("en"),
            "remedy": self.remedy("vi"),
            "remedy_en": self.remedy("en"),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A message at a cell, in the language of the page."""

    text: str
    remedy: str
    is_error: bool


def note_of(found: Finding) -> Note:
    """The message as it is shown now."""
    language = get_language() or "vi"
    return Note(
        text=found.text(language),
        remedy=found.remedy(language),
        is_error=found.level == Severity.ERROR,
    )


def finding(message: Message, *, sheet: str = "", row: int | None = None) -> Finding:
    """A staged message as a finding; a row's message is told its sheet and row."""
    return Finding(
        level=message["level"],
        code=message["code"],
        sheet=message.get("sheet") or sheet,
        row=message.get("row") or row,
        column=message["column"],
        letter=message["letter"],
        value=message["value"],
        params=message["params"],
    )


def findings_of(batch: ImportBatch, level: Severity) -> Iterator[Finding]:
    """All errors, or all warnings, of the file and then of its rows, in order."""
    found = (*map(finding, batch.messages), *_of_rows(batch))
    return (each for each in found if each.level == level)


def _of_rows(batch: ImportBatch) -> Iterator[Finding]:
    if batch.pk is None:
        return
    rows = ImportRow.objects.of_batch(batch).with_messages().in_order()
    for sheet, number, messages in rows.values_list("sheet", "number", "messages").iterator():
        for message in messages:
            yield finding(message, sheet=title_of(batch, sheet), row=number)


def title_of(batch: ImportBatch, sheet: str) -> str:
    """What the sheet is called in the file."""
    return str(batch.matching.get(sheet, {}).get("title", sheet))


def totals(counts: dict[str, dict[str, int]]) -> dict[str, int]:
    """Rows of all sheets by outcome."""
    return {
        outcome.value: sum(sheet.get(outcome.value, 0) for sheet in counts.values())
        for outcome in COUNTED
    }


def as_json(batch: ImportBatch, *, written: bool) -> dict[str, Any]:
    """The outcome of `import_sheet --json` (DESIGN section 9)."""
    return {
        "sheet": batch.kind,
        "file": batch.file_name,
        "counts": totals(batch.counts),
        "per_sheet": {name: totals({name: sheet}) for name, sheet in batch.counts.items()},
        "errors": [each.as_json() for each in findings_of(batch, Severity.ERROR)],
        "warnings": [each.as_json() for each in findings_of(batch, Severity.WARNING)],
        "batch": batch.pk if written else None,
        "written": written,
    }
