"""What a check found, in words: the same messages for the page, the terminal and JSON."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from core.spreadsheets.rows import Message, Outcome, Row, Severity
from core.spreadsheets.wordings import remedy_of, text_of
from imports.examination import Examination

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


def findings_of(examination: Examination, level: Severity) -> list[Finding]:
    """All errors, or all warnings, of the file and then of its rows, in order."""
    found = [*map(finding, examination.messages), *_of_rows(examination.all_rows)]
    return [each for each in found if each.level == level]


def _of_rows(rows: Iterable[Row]) -> Iterator[Finding]:
    for row in rows:
        for message in row.messages:
            yield finding(message, sheet=row.source.title, row=row.number)


def totals(counts: dict[str, dict[str, int]]) -> dict[str, int]:
    """Rows of all sheets by outcome."""
    return {
        outcome.value: sum(sheet.get(outcome.value, 0) for sheet in counts.values())
        for outcome in COUNTED
    }


def as_json(
    examination: Examination, *, file_name: str, batch: int | None, written: bool
) -> dict[str, Any]:
    """The outcome of `import_sheet --json` (DESIGN section 9)."""
    counts = examination.counts()
    return {
        "sheet": examination.kind.name,
        "file": file_name,
        "counts": totals(counts),
        "per_sheet": {name: totals({name: sheet}) for name, sheet in counts.items()},
        "errors": [each.as_json() for each in findings_of(examination, Severity.ERROR)],
        "warnings": [each.as_json() for each in findings_of(examination, Severity.WARNING)],
        "batch": batch,
        "written": written,
    }
