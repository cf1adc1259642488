"""A row on its way from a sheet to a record: what stood there, what it means, what is wrong."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import orjson

from core.spreadsheets.wordings import DUPLICATE, HELD_BACK, CellError, Wording


class Outcome(StrEnum):
    """What an import would do with a row. HELD is right in itself but joined to a wrong one."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    WRONG = "wrong"
    HELD = "held"


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


Message = dict[str, Any]
Change = tuple[Any, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The sheet a row came from: its title, and header and letter of each column found."""

    title: str
    columns: dict[str, tuple[str, str]]

    def header(self, column: str) -> tuple[str, str]:
        return self.columns.get(column, (column, ""))


@dataclass(slots=True, kw_only=True)
class Row:
    """One row of a sheet.

    `cells` is what stood there, as text; `values` what it was read as; `record` what would be
    stored, ready for JSON. A value that was not given is absent from both, and changes nothing.
    Few rows are ever asked for their cells: most only pass them on, as the JSON in `told`.
    `group` joins rows of several sheets that are written together or not at all; `needs` names
    another group that must be written first.
    """

    sheet: str
    number: int
    source: Source
    told: bytes = b"{}"
    values: dict[str, Any] = field(default_factory=dict)
    record: dict[str, Any] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)
    group: str = ""
    needs: str = ""
    outcome: Outcome | None = None
    changes: dict[str, Change] = field(default_factory=dict)
    object_id: int | None = None
    _cells: dict[str, str] | None = None

    @property
    def cells(self) -> dict[str, str]:
        if self._cells is None:
            self._cells = orjson.loads(self.told)
        return self._cells

    def cells_as_json(self) -> orjson.Fragment:
        """The cells, for whatever makes JSON of rows."""
        return orjson.Fragment(self.told if self._cells is None else orjson.dumps(self._cells))

    @property
    def is_wrong(self) -> bool:
        # Nearly all rows have no message, and all are asked more than once.
        return bool(self.messages) and any(m["level"] == Severity.ERROR for m in self.messages)

    def error(self, column: str, wording: Wording, /, **params: Any) -> None:
        self._say(Severity.ERROR, column, wording, params)

    def warn(self, column: str, wording: Wording, /, **params: Any) -> None:
        self._say(Severity.WARNING, column, wording, params)

    def fail(self, column: str, fault: CellError) -> None:
        self._say(Severity.ERROR, column, fault.wording, fault.params)

    def settle(self, outcome: Outcome) -> None:
        """The outcome, unless the row is wrong: that one stays."""
        self.outcome = Outcome.WRONG if self.is_wrong else outcome

    def _say(self, level: Severity, column: str, wording: Wording, params: dict[str, Any]) -> None:
        header, letter = self.source.header(column) if column else ("", "")
        value = self.cells.get(column, "")
        self.messages.append(
            {
                "level": level.value,
                "code": wording.code,
                "params": {"value": value, "column": header} | params,
                "name": column,
                "column": header,
                "letter": letter,
                "value": value,
            }
        )


Rows = dict[str, list[Row]]


def refuse_duplicates(rows: Iterable[Row], *, key: str, column: str) -> None:
    """Marks each row wrong whose `record[key]` an earlier row has too."""
    first: dict[Any, int] = {}
    for row in rows:
        identity = row.record.get(key)
        if identity in (None, "", []):
            continue
        earlier = first.setdefault(_hashable(identity), row.number)
        if earlier != row.number:
            row.error(column, DUPLICATE, first=earlier)


def hold_back(rows: Rows) -> None:
    """Rows joined to a wrong one are kept out, so that a record is written whole or not at all."""
    culprits = _culprits(rows)
    for sheet_rows in rows.values() if culprits else ():
        for row in sheet_rows:
            culprit = culprits.get(row.group) or culprits.get(row.needs)
            if culprit and not row.is_wrong and row.outcome != Outcome.UNCHANGED:
                _hold(row, culprit)


def _culprits(rows: Rows) -> dict[str, Row]:
    """The first wrong row of each group, and of each group that needs such a group."""
    everyone = [row for sheet_rows in rows.values() for row in sheet_rows]
    found: dict[str, Row] = {}
    for row in everyone:
        if row.group and row.is_wrong:
            found.setdefault(row.group, row)
    while found:
        more = {r.group: found[r.needs] for r in everyone if r.needs in found if r.group}
        if more.keys() <= found.keys():
            break
        found = more | found
    return found


def _hold(row: Row, culprit: Row) -> None:
    if row.outcome != Outcome.HELD:
        row.warn("", HELD_BACK, row=culprit.number, sheet=culprit.source.title)
    row.outcome = Outcome.HELD


def _hashable(identity: Any) -> Any:
    return tuple(identity) if isinstance(identity, list) else identity
