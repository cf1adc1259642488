"""How a kind of workbook becomes records: resolve against what is fixed, plan, apply.

    resolve   values of cells → records ready for staging; looks up reference data only
    plan      records → what would be created or changed, against the database as it is now
    apply     writes what was planned

A check runs resolve and plan; writing runs plan again on the staged records, then apply. Nothing
is planned twice in different ways, and nothing is written that was not planned a moment before.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, ClassVar

from django.db import models

from core.bulk import Effect
from core.spreadsheets.rows import Outcome, Row, Rows, hold_back
from core.spreadsheets.sheets import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Who imports (a user of the portal), and on which day."""

    user: Any
    today: date


class Importer(ABC):
    """One kind of workbook. Made anew for each run: it holds what was looked up and planned."""

    kind: ClassVar[str]
    sheets: ClassVar[tuple[type[Sheet], ...]]

    def __init__(self, setting: Setting) -> None:
        self.user = setting.user
        self.today = setting.today

    def check(self, rows: Rows) -> None:
        """Outcome, changes and messages of every row; writes nothing."""
        self.resolve(rows)
        hold_back(rows)
        self.plan(rows)

    def plan(self, rows: Rows) -> None:
        """Sheet by sheet; rows joined to one that has turned out wrong are left out."""
        for sheet in self.sheets:
            found = rows.get(sheet.sheet_name, [])
            self.plan_sheet(sheet.sheet_name, [row for row in found if _is_open(row)])
            for row in found:
                if row.is_wrong:
                    row.outcome = Outcome.WRONG
            hold_back(rows)

    @abstractmethod
    def resolve(self, rows: Rows) -> None:
        """Fills `record` of every row whose cells could be read, and its group."""

    @abstractmethod
    def plan_sheet(self, sheet: str, rows: list[Row]) -> None:
        """Settles each row, and gathers what is to be written."""

    @abstractmethod
    def apply(self) -> list[Effect]:
        """Writes what was planned, and sets `object_id` of the rows."""

    def refresh(self, effects: Iterable[Effect]) -> None:  # noqa: B027 - most derive nothing
        """Works out anew what is derived from records that an undo has touched."""


def given(row: Row, *columns: str) -> dict[str, Any]:
    """The values of these columns that the row gives; an empty cell is not there."""
    return {column: row.values[column] for column in columns if column in row.values}


def typed(model: type[models.Model], values: dict[str, Any]) -> dict[str, Any]:
    """Staged values of a record as the model's own: text becomes Decimal, date and so on."""
    fields = _readers(model)
    return {name: fields[name](value) for name, value in values.items()}


@cache
def _readers(model: type[models.Model]) -> dict[str, Callable[[Any], Any]]:
    """What turns a staged value into the field's own, by attribute name."""
    return {
        field.attname: (
            field.target_field if isinstance(field, models.ForeignKey) else field
        ).to_python
        for field in model._meta.concrete_fields
    }


def _is_open(row: Row) -> bool:
    return not row.is_wrong and row.outcome != Outcome.HELD


def first_seen(rows: Iterable[Row], name: str) -> dict[Any, Row]:
    """The first row for each value of `record[name]`."""
    found: dict[Any, Row] = {}
    for row in rows:
        found.setdefault(row.record.get(name), row)
    return found
