"""New lines of assessments and changes to stored ones, held as plain values: there are many."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from core.staging import Staged

# A line, stored or new: its values by attribute name, its id among them.
Line = dict[str, Any]


class Drafts:
    """What core.edits.Edits is for records, for lines of one sheet."""

    def __init__(self, staged: Staged) -> None:
        self.staged = staged
        self._new: dict[int, tuple[int, Line]] = {}
        self._changed: dict[int, tuple[int, Line]] = {}

    def stored(self, parents: Iterable[int], *names: str) -> Iterable[Line]:
        """The lines of these assessments, by their ids."""
        model: type[models.Model] = self.staged.model
        lines = model._default_manager.filter(assessment__in=parents).order_by("pk")
        return lines.values("id", "assessment_id", *names).iterator()

    def create(self, row: int, values: Line) -> Line:
        """Takes in the new line of a row; it has its id from here on."""
        line = {"id": self.staged.reserve(), **values}
        self._new[line["id"]] = (row, line)
        return line

    def change(self, row: int, line: Line, values: Line) -> dict[str, tuple[Any, Any]]:
        """Sets values on a line that is stored; returns those that moved, as (old, new)."""
        moved = {n: (line[n], value) for n, value in values.items() if line[n] != value}
        if moved:
            line |= {name: new for name, (_old, new) in moved.items()}
            self._changed[line["id"]] = (row, {name: line[name] for name in moved})
        return moved

    def stage(self) -> None:
        for key, (row, line) in self._new.items():
            self.staged.create(row, line, key=key)
        for key, (row, values) in self._changed.items():
            self.staged.update(row, key, values)
        self.staged.flush()
