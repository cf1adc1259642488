"""New records of one model and changes to stored ones, gathered while a plan is made."""

from typing import Any, Generic, TypeVar

from django.db import models
from django.db.models.expressions import DatabaseDefault

from core.staging import Staged

Record = TypeVar("Record", bound=models.Model)
# Edits know their records, not the rows of the file: nothing of a wrong row is gathered.
NO_LINE = 0


class Edits(Generic[Record]):
    """Gathers, so that a plan can look at what it has just made, and then stages it all."""

    def __init__(self, staged: Staged) -> None:
        self.staged = staged
        self.created: list[Record] = []
        self._new: set[int] = set()
        self._changed: dict[int, dict[str, Any]] = {}
        self._deleted: dict[int, Record] = {}

    def create(self, record: Record) -> Record:
        """Takes in a new record; it has its id from here on."""
        record.pk = self.staged.reserve()
        self.created.append(record)
        self._new.add(record.pk)
        return record

    def is_new(self, record: Record) -> bool:
        return record.pk in self._new

    def change(self, record: Record, **values: Any) -> dict[str, tuple[Any, Any]]:
        """Sets the values on the record; returns those that moved, as (old, new).

        The record is one that is stored, or one that `create` was told of.
        """
        moved = {
            name: (getattr(record, name), value)
            for name, value in values.items()
            if getattr(record, name) != value
        }
        for name, (_, new) in moved.items():
            setattr(record, name, new)
        if moved and not self.is_new(record):
            self._changed.setdefault(record.pk, {}).update(
                {name: new for name, (_, new) in moved.items()}
            )
        return moved

    def delete(self, record: Record) -> None:
        self._deleted[record.pk] = record

    def stage(self) -> None:
        """Stages everything that was gathered, and copies it into the table: the edits may be of
        another plan than the one that the check flushes."""
        for record in self.created:
            given = {name: getattr(record, name) for name in self.staged.fields}
            self.staged.create(NO_LINE, {n: _plain(v) for n, v in given.items()}, key=record.pk)
        for key, values in self._changed.items():
            self.staged.update(NO_LINE, key, values)
        for key in self._deleted:
            self.staged.delete(NO_LINE, key)
        self.staged.flush()


def _plain(value: Any) -> Any:
    """A default that the database fills in is not given by the file."""
    return None if isinstance(value, DatabaseDefault) else value
