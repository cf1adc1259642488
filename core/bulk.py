"""Many records written at once: one statement for the new ones, one for the changed ones.

History and the notes of what moved hang on statement-level triggers, so a statement for a thousand
rows costs them one call. Each write tells what it did, value by value, so that it can be undone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Generic, TypeVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models

BATCH = 2000
COPY_ESCAPES = (("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r"))
JSON = DjangoJSONEncoder(ensure_ascii=False)
Record = TypeVar("Record", bound=models.Model)


class Action(StrEnum):
    CREATED = "created"
    CHANGED = "changed"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What was done to one record. For a change, the fields that moved; for a deletion, all."""

    model: str
    object_id: int
    action: Action
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)


class Edits(Generic[Record]):
    """New records of one model, and changes to existing ones, gathered and then written."""

    def __init__(self, model: type[Record]) -> None:
        self.model = model
        self.created: list[Record] = []
        self._changed: dict[int, tuple[Record, dict[str, Any]]] = {}

    def create(self, record: Record) -> Record:
        self.created.append(record)
        return record

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
        if moved and record.pk is not None:
            _, before = self._changed.setdefault(record.pk, (record, {}))
            for name, (old, _) in moved.items():
                before.setdefault(name, old)
        return moved

    def apply(self) -> list[Effect]:
        """Writes everything; the new records have their ids afterwards."""
        create_all(self.model, self.created)
        changed = [(record, before) for record, before in self._changed.values() if before]
        for names, records in _by_fields(changed):
            update_all(self.model, records, fields=names)
        return [*self._creations(), *self._changes(changed)]

    def _creations(self) -> Iterator[Effect]:
        label = self.model._meta.label_lower
        return (
            Effect(model=label, object_id=record.pk, action=Action.CREATED)
            for record in self.created
        )

    def _changes(self, changed: Iterable[tuple[Record, dict[str, Any]]]) -> Iterator[Effect]:
        for record, before in changed:
            yield Effect(
                model=self.model._meta.label_lower,
                object_id=record.pk,
                action=Action.CHANGED,
                before=before,
                after={name: getattr(record, name) for name in before},
            )


def create_all(model: type[Record], records: Sequence[Record]) -> None:
    """Stores new records with COPY, in which the statement-level triggers fire once.

    Gives the records their ids, and the ids of parents that were stored since they were made.
    """
    if not records:
        return
    columns = stored_fields(model)
    for record, key in zip(records, _free_keys(model, len(records)), strict=True):
        record.pk = record.pk or key
        _take_parents(record, columns)
    names = [column.attname for column in columns]
    with connection.cursor() as cursor:
        # COPY does not pass where history learns its context; an empty statement does.
        cursor.execute("DO $$ BEGIN END $$")
    copy_all(model, names, ([_new_value(r, column) for column in columns] for r in records))
    for record in records:
        record._state.adding, record._state.db = False, connection.alias


def update_all(model: type[Record], records: Sequence[Record], *, fields: Sequence[str]) -> None:
    """Writes the named fields (attribute names) of all records in one statement."""
    if not records or not fields:
        return
    columns = [_column(model, name) for name in fields]
    key = _column(model, model._meta.pk.attname)
    sets = ", ".join(f"{_name(column)} = given.{_name(column)}" for column in columns)
    arrays = ", ".join(f"%s::{_array_type(column)}" for column in (key, *columns))
    names = ", ".join(_name(column) for column in (key, *columns))
    values = [
        [column.get_db_prep_save(getattr(record, column.attname), connection) for record in records]
        for column in (key, *columns)
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {_quoted(model._meta.db_table)} AS kept SET {sets}"  # noqa: S608 - own names
            f" FROM unnest({arrays}) AS given({names})"
            f" WHERE kept.{_name(key)} = given.{_name(key)}",
            values,
        )


def deletions(records: Iterable[models.Model]) -> list[Effect]:
    """The effects of deleting these records, with all that is needed to bring them back."""
    return [
        Effect(
            model=record._meta.label_lower,
            object_id=record.pk,
            action=Action.DELETED,
            before={f.attname: getattr(record, f.attname) for f in stored_fields(type(record))},
        )
        for record in records
    ]


def stored_fields(model: type[models.Model]) -> "list[models.Field[Any, Any]]":
    """The fields that are written, the key included, generated ones not."""
    return [column for column in model._meta.concrete_fields if not column.generated]


def _free_keys(model: type[models.Model], number: int) -> list[int]:
    key = model._meta.pk
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [_quoted(model._meta.db_table), key.column, number],
        )
        return [value for (value,) in cursor.fetchall()]


def _take_parents(record: models.Model, columns: Iterable[Any]) -> None:
    for column in columns:
        if column.is_relation and getattr(record, column.attname) is None:
            parent = column.get_cached_value(record, default=None)
            if parent is not None:
                setattr(record, column.attname, parent.pk)


def _new_value(record: models.Model, column: "models.Field[Any, Any]") -> Any:
    """The value to store; moments that a field sets by itself are set."""
    if getattr(column, "auto_now_add", False) or getattr(column, "auto_now", False):
        return column.pre_save(record, add=True)
    return getattr(record, column.attname)


def _by_fields(
    changed: Iterable[tuple[Record, dict[str, Any]]],
) -> Iterator[tuple[list[str], list[Record]]]:
    """Records with the same changed fields go together, so that no other field is written."""
    groups: dict[tuple[str, ...], list[Record]] = defaultdict(list)
    for record, before in changed:
        groups[tuple(sorted(before))].append(record)
    return ((list(names), records) for names, records in groups.items())


def _column(model: type[models.Model], name: str) -> "models.Field[Any, Any]":
    return next(column for column in model._meta.concrete_fields if column.attname == name)


def _name(column: "models.Field[Any, Any]") -> str:
    return _quoted(str(column.column))


def _quoted(name: str) -> str:
    return str(connection.ops.quote_name(name))


def _array_type(column: "models.Field[Any, Any]") -> str:
    """The type of a column's values, as PostgreSQL's array; a key is a number, not a sequence."""
    refers = column.is_relation or column.primary_key
    kind = column.rel_db_type(connection) if refers else column.db_type(connection)
    return f"{kind}[]"


def copy_all(
    model: type[models.Model], fields: Sequence[str], lines: Iterable[Sequence[Any]]
) -> None:
    """Streams rows into a table with COPY: for staging, of which nobody keeps objects.

    Values are text, numbers, booleans or None; lists and dicts go into JSON columns.
    """
    columns = ", ".join(_name(_column(model, name)) for name in fields)
    table = _quoted(model._meta.db_table)
    stream = _Lines(lines)
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {table} ({columns}) FROM STDIN", stream)


class _Lines:
    """Rows as COPY reads them, made as it asks for them."""

    def __init__(self, lines: Iterable[Sequence[Any]]) -> None:
        self._lines = iter(lines)
        self._rest = ""

    def read(self, size: int) -> str:
        parts, held = [self._rest], len(self._rest)
        while held < size and (line := next(self._lines, None)) is not None:
            text = "\t".join(map(_copied, line)) + "\n"
            parts.append(text)
            held += len(text)
        whole = "".join(parts)
        self._rest = whole[size:]
        return whole[:size]


def _copied(value: Any) -> str:
    if value is None:
        return "\\N"
    if isinstance(value, dict | list | tuple):
        return JSON.encode(value).replace("\\", "\\\\")
    text = str(value)
    for plain, escaped in COPY_ESCAPES:
        if plain in text:
            text = text.replace(plain, escaped)
    return text
