"""The history of records as people read it: who changed what, when, from what to what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Field, ForeignKey, Model
from django.utils.translation import gettext as _

from core.templatetags.portal import day, number

LATEST = 30
# Of many records so many events are read, to find what each was like before.
LOOK_BACK = 300
# pghistory's own columns, and its label of a first appearance.
OWN_PREFIX = "pgh_"
INSERTED = "insert"

Labels = Mapping[type[Model], Mapping[Any, Model]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field before and after, in words; None is an empty field."""

    name: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One event of a `subject` (a kind of record); `model` and `record` are the label of the model
    and the key. `label` is insert, update or delete; `who` is
    empty when the portal itself wrote; `source` is form, import, undo, task, command or demo;
    `batch` is the number of the import that was written, or undone."""

    subject: str
    model: str
    record: Any
    label: str
    at: datetime
    who: str
    source: str
    batch: int | None
    reason: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """Two snapshots in a row; the older one is None at the beginning."""

    new: Any
    old: Any

    def differing(self, fields: Sequence[Field[Any, Any]]) -> list[Field[Any, Any]]:
        if self.old is None or self.new.pgh_label == INSERTED:
            return []
        return [
            field
            for field in fields
            if getattr(self.new, field.attname) != getattr(self.old, field.attname)
        ]


def changes_of(record: Any, *, hidden: Collection[str] = (), latest: int = LATEST) -> list[Change]:
    """The latest changes of a tracked record, newest first.

    `hidden` names fields whose values the reader may not see: they are left out. One query, one
    for the authors, and one for each model that a changed foreign key points at.
    """
    events = record.events.select_related("pgh_context").order_by("-pgh_id")
    return _changes(list(events[: latest + 1]), hidden, latest)


def changes_among(records: Any, *, names: Mapping[Any, str], latest: int = LATEST) -> list[Change]:
    """The latest changes of many records of one kind, newest first, in as many queries.

    records: their events, a query set; names: what each is called, by its key; one that has none
    (it is deleted) is called by its kind alone.
    """
    events = records.select_related("pgh_context").order_by("-pgh_id")
    return _changes(list(events[:LOOK_BACK]), (), latest, names)


def _changes(
    events: Sequence[Any],
    hidden: Collection[str],
    latest: int,
    names: Mapping[Any, str] | None = None,
) -> list[Change]:
    if not events:
        return []
    fields = [field for field in _kept_fields(events[0]) if field.name not in hidden]
    steps = _steps(events)[:latest]
    labels, authors = _labels(steps, fields), _authors(events)
    changes = [_change(step, fields, labels, authors, names or {}) for step in steps]
    return [change for change in changes if change.fields or change.label != "update"]


def _steps(events: Sequence[Any]) -> list[_Step]:
    """Each snapshot, newest first, with the one before it of the same record."""
    before: dict[Any, Any] = {}
    steps = []
    for event in reversed(events):
        steps.append(_Step(new=event, old=before.get(event.pgh_obj_id)))
        before[event.pgh_obj_id] = event
    return steps[::-1]


def _kept_fields(event: Model) -> list[Field[Any, Any]]:
    return [
        field
        for field in event._meta.concrete_fields
        if not field.name.startswith(OWN_PREFIX) and field.name != "id"
    ]


def _labels(steps: Sequence[_Step], fields: Sequence[Field[Any, Any]]) -> Labels:
    """The records that changed foreign keys point at, by model and key."""
    wanted: dict[type[Model], set[Any]] = defaultdict(set)
    for step in steps:
        for field in step.differing(fields):
            if isinstance(field, ForeignKey):
                keys = {getattr(step.new, field.attname), getattr(step.old, field.attname)}
                wanted[field.related_model] |= keys - {None}
    return {model: model._default_manager.in_bulk(keys) for model, keys in wanted.items()}


def _authors(events: Sequence[Any]) -> Mapping[Any, str]:
    """Names of the authors whom the context knows only by their id."""
    contexts = [event.pgh_context.metadata for event in events if event.pgh_context]
    ids = {data["user"] for data in contexts if data.get("user") and not data.get("user_name")}
    users = get_user_model()._default_manager.in_bulk(ids) if ids else {}
    return {key: str(user) for key, user in users.items()}


def _change(
    step: _Step,
    fields: Sequence[Field[Any, Any]],
    labels: Labels,
    authors: Mapping[Any, str],
    names: Mapping[Any, str],
) -> Change:
    data = step.new.pgh_context.metadata if step.new.pgh_context else {}
    tracked = step.new._meta.get_field("pgh_obj").related_model
    return Change(
        subject=f"{tracked._meta.verbose_name} {names.get(step.new.pgh_obj_id, '')}".rstrip(),
        model=tracked._meta.label_lower,
        record=step.new.pgh_obj_id,
        label=step.new.pgh_label,
        at=step.new.pgh_created_at,
        who=data.get("user_name") or authors.get(data.get("user"), ""),
        source=data.get("source", ""),
        batch=data.get("batch"),
        reason=data.get("reason", ""),
        fields=tuple(_field_change(step, field, labels) for field in step.differing(fields)),
    )


def _field_change(step: _Step, field: Field[Any, Any], labels: Labels) -> FieldChange:
    old, new = getattr(step.old, field.attname), getattr(step.new, field.attname)
    return FieldChange(
        name=str(field.verbose_name),
        old=_words(old, field, labels),
        new=_words(new, field, labels),
    )


def _words(value: Any, field: Field[Any, Any], labels: Labels) -> str | None:
    """A stored value as the page would show it."""
    if value is None or value in ("", []):
        return None
    if isinstance(value, list):
        words = dict(getattr(field, "base_field", field).flatchoices)
        return "; ".join(str(words.get(each, each)) for each in value)
    if isinstance(field, ForeignKey):
        return str(labels[field.related_model].get(value, value))
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Decimal | int):
        return number(value)
    return day(value) if isinstance(value, date) else str(value)
