"""What a check found: rows with their outcomes, and messages about the file."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from core.spreadsheets.rows import Message, Row, Rows, Severity
from imports.kinds import Kind


@dataclass(slots=True, kw_only=True)
class Examination:
    """What a check found: the rows with their outcomes, and messages about the file."""

    kind: Kind
    rows: Rows
    messages: list[Message]
    is_readable: bool = True

    @property
    def all_rows(self) -> Iterator[Row]:
        return (row for sheet in self.kind.sheets for row in self.rows.get(sheet.sheet_name, ()))

    @property
    def is_right(self) -> bool:
        """True when neither the file nor any row has an error."""
        errors = (message["level"] == Severity.ERROR for message in self.messages)
        return not any(errors) and not any(row.is_wrong for row in self.all_rows)

    def counts(self) -> dict[str, dict[str, int]]:
        """Rows per sheet and outcome."""
        return {
            sheet.sheet_name: Counter(str(row.outcome) for row in self.rows[sheet.sheet_name])
            for sheet in self.kind.sheets
            if self.rows.get(sheet.sheet_name)
        }
