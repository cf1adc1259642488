"""The statements of an undo: one for all records of a model that one import touched."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import connection, models
from psycopg2.sql import SQL, Composable, Identifier, Literal

from core.bulk import stored_fields
from core.history import events_of, plan_triggers_anew

STRICT = (models.PROTECT, models.RESTRICT)
# True of an entry of history, with its context `c`, that an import wrote which was undone, or
# the undoing.
OF_AN_UNDONE_IMPORT = """
    coalesce((c.metadata->>'batch')::bigint IN (
        SELECT id FROM imports_importbatch WHERE status = 'undone'), false)
"""
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
# Only records of which at least one field still stands as the import left it.
RESTORE = """
    UPDATE {table} AS m SET {sets}
    FROM ({effects}) AS e,
        LATERAL jsonb_populate_record(NULL::{table}, e.before) AS old,
        LATERAL jsonb_populate_record(NULL::{table}, e.after) AS new
    WHERE m.{key} = e.object_id AND ({stands})
"""
STANDS = "e.before ? {1} AND m.{0} IS NOT DISTINCT FROM new.{0}"
MOVED_SINCE = """
    SELECT e.object_id, {label_of_field} FROM ({effects}) AS e
    JOIN {table} AS m ON m.{key} = e.object_id,
        LATERAL jsonb_populate_record(NULL::{table}, e.after) AS new
    WHERE e.before ? {label_of_field} AND m.{field} IS DISTINCT FROM new.{field}
"""


def bring_back(model: type[models.Model], *, batch: int) -> int:
    """Deleted records come back under their old ids, unless they exist again; returns how many."""
    columns = [Identifier(str(field.column)) for field in stored_fields(model)]
    return _run(
        model,
        BRING_BACK,
        effects=_effects(model, batch, "deleted"),
        columns=SQL(", ").join(columns),
        columns_of_old=SQL(", ").join(SQL("old.{}").format(column) for column in columns),
    )


def restore(model: type[models.Model], *, batch: int) -> tuple[int, dict[int, list[str]]]:
    """Old values go back where the import's values still stand. Returns how many records got
    some, and, by record, the fields that were changed since, which are left alone."""
    effects = _effects(model, batch, "changed")
    fields = _moved_fields(model, effects)
    if not fields:
        return 0, {}
    since: dict[int, list[str]] = defaultdict(list)
    for field in fields:
        for key in _moved_since(model, effects, field):
            since[key].append(field)
    stands = {field: SQL(STANDS).format(Identifier(field), Literal(field)) for field in fields}
    sets = [
        SQL("{0} = CASE WHEN {1} THEN old.{0} ELSE m.{0} END").format(Identifier(field), stand)
        for field, stand in stands.items()
    ]
    plan_triggers_anew()
    restored = _run(
        model,
        RESTORE,
        effects=effects,
        sets=SQL(", ").join(sets),
        stands=SQL(" OR ").join(stands.values()),
    )
    return restored, since


def remove(
    model: type[models.Model], *, batch: int, since: datetime | None
) -> tuple[int, set[int], set[int]]:
    """Created records go, but none that was edited since or that others rest on. Returns how many
    went, and the ids of those that were edited and of those that are rested on."""
    _run(
        model,
        "CREATE TEMP TABLE {going} ON COMMIT DROP AS SELECT object_id AS id FROM ({effects}) AS e",
        effects=_effects(model, batch, "created"),
        going=GOING,
    )
    edited = _edited(model, since)
    free = [_rests_on(relation) for relation in relations_that_hold(model)]
    condition = SQL(" AND ").join([SQL("true"), *free])
    # Of one model, a child that goes may set its parent free: hence the turns.
    removed = 0
    while (turn := _remove_free(model, condition)) is not None:
        removed += turn
    left = {key for (key,) in _fetch(SQL("SELECT id FROM {}").format(GOING))}
    _run(model, "DROP TABLE {going}", going=GOING)
    return removed, edited, left


def _edited(model: type[models.Model], since: datetime | None) -> set[int]:
    """Takes those whose history has an entry after the moment out of those that go. Imports that
    were undone since do not count."""
    events = events_of(model)
    if events is None:
        return set()
    query = SQL(
        "DELETE FROM {going} AS g WHERE EXISTS (SELECT FROM {events} AS v"
        " LEFT JOIN pghistory_context AS c ON c.id = v.pgh_context_id"
        " WHERE v.pgh_obj_id = g.id AND v.pgh_created_at > {since} AND NOT ({undone}))"
        " RETURNING id"
    ).format(
        going=GOING,
        events=Identifier(events._meta.db_table),
        since=Literal(since),
        undone=SQL(OF_AN_UNDONE_IMPORT),
    )
    return {key for (key,) in _fetch(query)}


def _remove_free(model: type[models.Model], condition: Composable) -> int | None:
    """Removes those that nothing rests on; returns how many existed, None when there was none to
    remove."""
    free = SQL("SELECT g.id FROM {} AS g WHERE {}").format(GOING, condition)
    keys = SQL("imports_free")
    _run(model, "CREATE TEMP TABLE {keys} ON COMMIT DROP AS {free}", keys=keys, free=free)
    removed = _delete(model, SQL("SELECT id FROM {}").format(keys))
    settled = "DELETE FROM {going} WHERE id IN (SELECT id FROM {keys})"
    found = _run(model, settled, going=GOING, keys=keys)
    _run(model, "DROP TABLE {keys}", keys=keys)
    return removed if found else None


def _delete(model: type[models.Model], keys: Composable) -> int:
    """Deletes records with what is derived from them; `keys` is a query for their ids. Returns
    how many of the model there were."""
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
    return _run(model, "DELETE FROM {table} WHERE {key} IN ({keys})", keys=keys)


def relations_that_hold(model: type[models.Model]) -> list[Any]:
    """The relations by which other records rest on those of the model."""
    return [relation for relation in _relations(model) if _holds(relation)]


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


def _run(model: type[models.Model], text: str, **parts: Composable) -> int:
    with connection.cursor() as cursor:
        cursor.execute(_query(model, text, **parts).as_string(cursor.cursor))
        return max(0, int(cursor.rowcount))


def _fetch(query: Composable) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query.as_string(cursor.cursor))
        return list(cursor.fetchall())
