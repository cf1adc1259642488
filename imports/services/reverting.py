"""The statements of an undo: one for all records of a model that one import touched."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.db import connection, models
from psycopg2.sql import SQL, Composable, Identifier, Literal

from core.bulk import stored_fields
from core.history import events_of, plan_triggers_anew

STRICT = (models.PROTECT, models.RESTRICT)
GOING = SQL("imports_going")
EFFECTS = """
    SELECT object_id, before, after FROM imports_importeffect
    WHERE batch_id = {batch} AND model = {label} AND action = {action}
"""
BRING_BACK = """
    INSERT INTO {table} ({columns})
    SELECT {columns_of_old} FROM ({effects}) AS e,
        LATERAL jsonb_populate_record(NULL::{table}, e.before) AS old
    WHERE NOT EXISTS (SELECT FROM {table} AS m WHERE m.{key} = e.object_id)
"""
# `own` are the fields that the import moved and that still stand as it left them.
RESTORE = """
    UPDATE {table} AS m SET {sets}
    FROM ({effects}) AS e,
        LATERAL jsonb_populate_record(NULL::{table}, e.before) AS old,
        LATERAL jsonb_populate_record(NULL::{table}, e.after) AS new
    WHERE m.{key} = e.object_id
"""
MOVED_SINCE = """
    SELECT e.object_id, {label_of_field} FROM ({effects}) AS e
    JOIN {table} AS m ON m.{key} = e.object_id,
        LATERAL jsonb_populate_record(NULL::{table}, e.after) AS new
    WHERE e.before ? {label_of_field} AND m.{field} IS DISTINCT FROM new.{field}
"""


def bring_back(model: type[models.Model], batch: int) -> None:
    """Deleted records come back under their old ids, unless they exist again."""
    columns = [Identifier(str(field.column)) for field in stored_fields(model)]
    _run(
        model,
        BRING_BACK,
        effects=_effects(model, batch, "deleted"),
        columns=SQL(", ").join(columns),
        columns_of_old=SQL(", ").join(SQL("old.{}").format(column) for column in columns),
    )


def restore(model: type[models.Model], batch: int) -> list[tuple[models.Model, str]]:
    """Old values go back where the import's values still stand. Returns records and fields that
    were changed since, which are left alone."""
    effects = _effects(model, batch, "changed")
    fields = _moved_fields(model, effects)
    since = [(key, field) for field in fields for key in _moved_since(model, effects, field)]
    sets = [
        SQL(
            "{0} = CASE WHEN e.before ? {1} AND m.{0} IS NOT DISTINCT FROM new.{0}"
            " THEN old.{0} ELSE m.{0} END"
        ).format(Identifier(field), Literal(field))
        for field in fields
    ]
    if sets:
        plan_triggers_anew()
        _run(model, RESTORE, effects=effects, sets=SQL(", ").join(sets))
    records = model._default_manager.in_bulk({key for key, _field in since})
    return [(records[key], field) for key, field in since]


def remove(
    model: type[models.Model], batch: int, *, since: datetime | None
) -> Iterator[tuple[models.Model, str]]:
    """Created records go, but none that was edited since or that others rest on; those are
    returned, with the reason."""
    _run(
        model,
        "CREATE TEMP TABLE {going} ON COMMIT DROP AS SELECT object_id AS id FROM ({effects}) AS e",
        effects=_effects(model, batch, "created"),
        going=GOING,
    )
    edited = _edited(model, since)
    free = [_rests_on(relation) for relation in _relations(model) if _holds(relation)]
    condition = SQL(" AND ").join([SQL("true"), *free])
    # Of one model, a child that goes may set its parent free: hence the turns.
    while _remove_free(model, condition):
        pass
    left = [key for (key,) in _fetch(SQL("SELECT id FROM {}").format(GOING))]
    _run(model, "DROP TABLE {going}", going=GOING)
    for record in model._default_manager.filter(pk__in=[*left, *edited]).order_by("pk"):
        yield record, "changed_since" if record.pk in edited else "rested_on"


def _edited(model: type[models.Model], since: datetime | None) -> set[int]:
    """Takes those whose history has an entry after the moment out of those that go."""
    events = events_of(model)
    if events is None:
        return set()
    query = SQL(
        "DELETE FROM {going} AS g WHERE EXISTS (SELECT FROM {events} AS v"
        " WHERE v.pgh_obj_id = g.id AND v.pgh_created_at > {since}) RETURNING id"
    ).format(going=GOING, events=Identifier(events._meta.db_table), since=Literal(since))
    return {key for (key,) in _fetch(query)}


def _remove_free(model: type[models.Model], condition: Composable) -> int:
    """Removes those that nothing rests on; returns how many."""
    free = SQL("SELECT g.id FROM {} AS g WHERE {}").format(GOING, condition)
    keys = SQL("imports_free")
    _run(model, "CREATE TEMP TABLE {keys} ON COMMIT DROP AS {free}", keys=keys, free=free)
    _delete(model, SQL("SELECT id FROM {}").format(keys))
    _run(model, "DELETE FROM {going} WHERE id IN (SELECT id FROM {keys})", going=GOING, keys=keys)
    [(count,)] = _fetch(SQL("SELECT count(*) FROM {}").format(keys))
    _run(model, "DROP TABLE {keys}", keys=keys)
    return int(count)


def _delete(model: type[models.Model], keys: Composable) -> None:
    """Deletes records with what is derived from them; `keys` is a query for their ids."""
    for relation in _relations(model):
        related, column = relation.related_model, Identifier(str(relation.field.column))
        inside = SQL("SELECT {} FROM {} WHERE {} IN ({})").format(
            Identifier(str(related._meta.pk.column)),
            Identifier(related._meta.db_table),
            column,
            keys,
        )
        if relation.on_delete is models.CASCADE:
            _delete(related, inside)
        elif relation.on_delete is models.SET_NULL:
            _run(
                related,
                "UPDATE {table} SET {column} = NULL WHERE {column} IN ({keys})",
                column=column,
                keys=keys,
            )
    _run(model, "DELETE FROM {table} WHERE {key} IN ({keys})", keys=keys)


def _relations(model: type[models.Model]) -> list[Any]:
    """What points at the model, the hidden tables of many-to-many links included."""
    found: list[Any] = [
        relation
        for relation in model._meta.get_fields(include_hidden=True)
        if isinstance(relation, models.ManyToOneRel)
    ]
    return [each for each in found if each.on_delete is not models.DO_NOTHING]


def _holds(relation: Any) -> bool:
    """True when the record is not removed while this points at it: what people write holds, and
    what forbids it. Derived rows (results) go with their record and hold nothing."""
    forbids = relation.on_delete in STRICT
    return forbids or events_of(relation.related_model) is not None


def _rests_on(relation: Any) -> Composable:
    return SQL("NOT EXISTS (SELECT FROM {} AS r WHERE r.{} = g.id)").format(
        Identifier(relation.related_model._meta.db_table), Identifier(str(relation.field.column))
    )


def _moved_fields(model: type[models.Model], effects: Composable) -> list[str]:
    query = SQL("SELECT DISTINCT jsonb_object_keys(e.before) FROM ({}) AS e").format(effects)
    known = {str(field.column) for field in stored_fields(model)}
    return sorted(name for (name,) in _fetch(query) if name in known)


def _moved_since(model: type[models.Model], effects: Composable, field: str) -> Iterable[int]:
    query = _query(
        model,
        MOVED_SINCE,
        effects=effects,
        field=Identifier(field),
        label_of_field=Literal(field),
    )
    return [key for key, _field in _fetch(query)]


def _effects(model: type[models.Model], batch: int, action: str) -> Composable:
    return SQL(EFFECTS).format(
        batch=Literal(batch), label=Literal(model._meta.label_lower), action=Literal(action)
    )


def _query(model: type[models.Model], text: str, **parts: Composable) -> Composable:
    table = Identifier(model._meta.db_table)
    return SQL(text).format(table=table, key=Identifier(str(model._meta.pk.column)), **parts)


def _run(model: type[models.Model], text: str, **parts: Composable) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_query(model, text, **parts).as_string(cursor.cursor))


def _fetch(query: Composable) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query.as_string(cursor.cursor))
        return list(cursor.fetchall())
