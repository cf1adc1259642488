"""Which records stay when an import is undone, and why: who changed them since, and in which
import; what rests on them. As many are told by name as a page can show."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection, models
from django.db.models.expressions import RawSQL
from psycopg2.sql import SQL, Composable, Identifier, Literal

from core.history import events_of
from imports.services.authors import names_of
from imports.services.reverting import OF_AN_UNDONE_IMPORT, relations_that_hold

Kept = dict[str, Any]
# Of what is kept, this many are listed by name.
MOST_LISTED = 1000
CHANGED_SINCE, RESTED_ON = "changed_since", "rested_on"
# What becomes of records.
REMOVED, RESTORED, BROUGHT_BACK, KEPT = "removed", "restored", "brought_back", "kept"
FATES = (REMOVED, RESTORED, BROUGHT_BACK, KEPT)
# The newest entry of each record, but those of imports that were undone.
LAST_CHANGE = """
    SELECT DISTINCT ON (v.pgh_obj_id) v.pgh_obj_id, v.pgh_created_at, c.metadata->>'user_name',
        c.metadata->>'user', (c.metadata->>'batch')::bigint
    FROM {events} AS v LEFT JOIN pghistory_context AS c ON c.id = v.pgh_context_id
    WHERE v.pgh_obj_id = ANY({keys}::bigint[]) AND v.pgh_created_at > {since} AND NOT ({undone})
    ORDER BY v.pgh_obj_id, v.pgh_id DESC
"""
RESTING = """
    SELECT r.{column}, count(*) FROM {table} AS r WHERE r.{column} = ANY({keys}::bigint[])
    GROUP BY 1
"""


@dataclass(slots=True, kw_only=True)
class Undone:
    """What undoing came to: how many records of each kind went, got old values, came back and
    stayed, and those that stayed, by name."""

    since: datetime | None
    kept: list[Kept] = field(default_factory=list)
    _fates: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def count(self, model: type[models.Model], fate: str, records: int) -> None:
        self._fates[model._meta.label_lower][fate] += records

    def counts(self) -> dict[str, Any]:
        """How many records of all kinds had each fate, and how many of each kind."""
        kinds = {label: dict(+fates) for label, fates in self._fates.items() if +fates}
        totals = {fate: sum(own.get(fate, 0) for own in kinds.values()) for fate in FATES}
        return totals | {"kinds": kinds}

    def keep_changed(
        self, model: type[models.Model], fields: Mapping[int, list[str]] | Iterable[int]
    ) -> None:
        """Records that were changed since; of those that were not made by the import, the fields
        that keep their values."""
        listed = self._listed(model, fields)
        last = _last_changes(model, listed, self.since)
        for key, name in listed.items():
            told = fields.get(key, []) if isinstance(fields, Mapping) else []
            self.kept.append(
                _kept(model, key, name, CHANGED_SINCE) | {"fields": told} | last.get(key, {})
            )

    def keep_rested_on(self, model: type[models.Model], keys: Iterable[int]) -> None:
        """Records made by the import, on which others rest."""
        listed = self._listed(model, keys)
        resting = _resting(model, listed)
        for key, name in listed.items():
            self.kept.append(_kept(model, key, name, RESTED_ON) | {"resting": resting.get(key, [])})

    def _listed(self, model: type[models.Model], keys: Iterable[int]) -> dict[int, str]:
        """Counts those that exist; names as many as there is room for."""
        wanted = RawSQL("SELECT unnest(%s::bigint[])", [list(keys)])
        found = model._default_manager.filter(pk__in=wanted).order_by("pk")
        self.count(model, KEPT, found.count())
        return {record.pk: str(record) for record in found[: MOST_LISTED - len(self.kept)]}


def _kept(model: type[models.Model], key: int, name: str, reason: str) -> Kept:
    return {
        "model": model._meta.label_lower,
        "object_id": key,
        "name": name,
        "reason": reason,
    }


def _last_changes(
    model: type[models.Model], keys: Iterable[int], since: datetime | None
) -> dict[int, Kept]:
    """Who changed each record last, when, from where, and in which import."""
    events = events_of(model)
    if events is None:
        return {}
    found = _fetch(
        LAST_CHANGE,
        events=Identifier(events._meta.db_table),
        keys=Literal(list(keys)),
        since=Literal(since),
        undone=SQL(OF_AN_UNDONE_IMPORT),
    )
    names = names_of(user for _key, _at, name, user, *_rest in found if not name)
    return {
        key: {"at": at.isoformat(), "by": name or names.get(user, ""), "batch": batch}
        for key, at, name, user, batch in found
    }


def _resting(model: type[models.Model], keys: Iterable[int]) -> dict[int, list[list[Any]]]:
    """How many records of which models rest on each."""
    found: dict[int, list[list[Any]]] = {key: [] for key in keys}
    for relation in relations_that_hold(model) if found else ():
        related = relation.related_model._meta
        counted = _fetch(
            RESTING,
            table=Identifier(related.db_table),
            column=Identifier(str(relation.field.column)),
            keys=Literal(list(found)),
        )
        for key, count in counted:
            found[key].append([related.label_lower, count])
    return found


def _fetch(text: str, **parts: Composable) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(SQL(text).format(**parts).as_string(cursor.cursor))
        return list(cursor.fetchall())
