"""How a kind of workbook becomes records: resolved, compared, staged; later written as staged.

A check hands the rows of each sheet to the importer, chunk by chunk. The importer looks up what
the cells mean, settles each row, and stages what would be written (core.staging). Writing runs the
staged statements and nothing else: what was shown is what is written.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, ClassVar

from django.db import models

from core.spreadsheets.rows import Change, Outcome, Row, Rows, hold_back
from core.spreadsheets.sheets import Sheet
from core.staging import Difference, Staged

Touched = dict[str, set[int]]
Told = tuple[int, dict[str, Change]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Who imports (a user of the portal), on which day, and the number of the import; `about` is
    the one record that the workbook may speak of, when it may speak of no other."""

    user: Any
    today: date
    batch: int
    about: int | None = None


class Importer(ABC):
    """One kind of workbook. Made anew for each run: it holds what was looked up.

    `staged` are its staging tables by sheet, in the order in which they are written.
    `rests_on` are the tracked models that the check looks at: what changes in them later makes
    the check stale. `derived_from` are those from which others are worked out (`refresh`).

    Values that a person has edited are kept, field by field. `shown_in` names the column for
    fields for which none is declared (core.spreadsheets.shown). `tied` names the fields that are
    kept or overwritten together with another, when both would change.
    """

    kind: ClassVar[str]
    sheets: ClassVar[tuple[type[Sheet], ...]]
    rests_on: ClassVar[tuple[type[models.Model], ...]]
    derived_from: ClassVar[tuple[type[models.Model], ...]] = ()
    shown_in: ClassVar[Mapping[str, str]] = {}
    tied: ClassVar[Mapping[str, tuple[str, ...]]] = {}

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.user = setting.user
        self.today = setting.today
        self.staged: list[tuple[str, Staged]] = []

    def stage_for(self, sheet: str, model: type[models.Model], *fields: str) -> Staged:
        """A staging table for the model, filled by rows of the sheet; all fields when none is
        named. Tables are written in the order in which they were asked for."""
        staged = Staged(model, fields=fields, batch=self.setting.batch)
        self.staged.append((sheet, staged))
        return staged

    @abstractmethod
    def take(self, sheet: str, rows: list[Row]) -> list[Row]:
        """Takes the next rows of a sheet; returns those that are settled."""

    def remark(self) -> Iterable[Row]:
        """Rows with more to say of rows that were settled before, when the file has been read to
        its end."""
        return ()

    def finish(self) -> list[Row]:
        """Settles what is left when the file has been read to its end."""
        return []

    def tell(self, staged: Staged, differences: Iterable[Difference]) -> Iterator[Told]:
        """What stored records would change, as (row number, column → old and new) for people."""
        return iter(())

    def mend(self, staged: Staged, keys: Collection[int]) -> None:  # noqa: B027 - as above
        """Works out anew what was staged for these records on the strength of values that are
        now left as they are."""

    def refresh(self, touched: Touched) -> None:  # noqa: B027 - most derive nothing
        """Works out anew what is derived from records that were written or taken back.

        Args:
            touched: their ids by model label, those of deleted records included.
        """

    def conclude(self, touched: Touched) -> Touched:
        """Does what goes with a writing, once, and not with its undoing; after `refresh`.

        Returns the records that were made, by model label: an undoing removes them.
        """
        return {}


class WholeFileImporter(Importer):
    """An importer that needs all sheets before it can settle a row, since they are joined."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._rows: Rows = {sheet.sheet_name: [] for sheet in self.sheets}

    def take(self, sheet: str, rows: list[Row]) -> list[Row]:
        self._rows[sheet].extend(rows)
        return []

    def finish(self) -> list[Row]:
        """Plans all rows; when some are wrong, the right ones once more without them, so that
        nothing of a wrong row is staged."""
        self.resolve(self._rows)
        hold_back(self._rows)
        self.plan(self._rows)
        everyone = [row for rows in self._rows.values() for row in rows]
        left_out = any(row.outcome in (Outcome.WRONG, Outcome.HELD) for row in everyone)
        (self._replanned() if left_out else self).stage()
        return everyone

    def plan(self, rows: Rows) -> None:
        """Sheet by sheet; rows joined to one that has turned out wrong are left out."""
        for sheet in self.sheets:
            found = rows.get(sheet.sheet_name, [])
            self.plan_sheet(sheet.sheet_name, [row for row in found if _is_open(row)])
            for row in found:
                if row.is_wrong:
                    row.outcome = Outcome.WRONG
            hold_back(rows)

    def _replanned(self) -> "WholeFileImporter":
        """Another run with the right rows only, whose ids are then theirs."""
        again = type(self)(self.setting)
        for sheet, rows in self._rows.items():
            again._rows[sheet] = [_copy(row) for row in rows if _is_open(row)]
        again.plan(again._rows)
        ids = {
            (sheet, row.number): row.object_id
            for sheet, rows in again._rows.items()
            for row in rows
        }
        for sheet, rows in self._rows.items():
            for row in rows:
                row.object_id = ids.get((sheet, row.number))
        return again

    @abstractmethod
    def resolve(self, rows: Rows) -> None:
        """Fills `record` of every row whose cells could be read, and its group."""

    @abstractmethod
    def plan_sheet(self, sheet: str, rows: list[Row]) -> None:
        """Settles each row, and gathers what is to be written."""

    @abstractmethod
    def stage(self) -> None:
        """Stages what was gathered."""


def _copy(row: Row) -> Row:
    """The row as it was resolved: without what a plan has found."""
    copy = Row(sheet=row.sheet, number=row.number, source=row.source, told=row.told)
    copy.values, copy.record = row.values, row.record
    copy.group, copy.needs = row.group, row.needs
    return copy


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
