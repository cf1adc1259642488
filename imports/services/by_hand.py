"""Values that a person has edited since an import last set them: found at the check, and kept at
the writing unless the one who imports says otherwise.

A value was edited by hand when the newest entry of history that set it came from a form or from
the administration. Imports that were undone, and their undoing, do not count.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection, models
from psycopg2.sql import SQL, Composable, Identifier, Literal

from core.bulk import as_json, copy_lines
from core.history import BY_HAND, events_of
from core.spreadsheets.importer import Importer
from core.spreadsheets.shown import columns_of_fields
from core.staging import Difference, Staged
from imports.models import ImportBatch, ImportRow
from imports.policies import columns_kept
from imports.services.authors import names_of
from imports.services.drafts import edits_count_since
from imports.services.reverting import OF_AN_UNDONE_IMPORT

EDITED = """
    SELECT DISTINCT v.pgh_obj_id FROM {events} AS v
    JOIN pghistory_context AS c ON c.id = v.pgh_context_id AND {by_hand}
    WHERE v.pgh_obj_id IN (SELECT record_id FROM {staged})
"""
# Of each field, the newest entry in which it is not what it was in the entry before.
SET_BY_HAND = """
    WITH steps AS (
        SELECT v.pgh_obj_id AS record, v.pgh_id AS entry, v.pgh_created_at AS at, c.metadata,
            to_jsonb(v) AS after,
            lag(to_jsonb(v)) OVER (PARTITION BY v.pgh_obj_id ORDER BY v.pgh_id) AS before
        FROM {events} AS v LEFT JOIN pghistory_context AS c ON c.id = v.pgh_context_id
        WHERE v.pgh_obj_id = ANY({records}::bigint[])
            AND NOT ({undone})
    ), latest AS (
        SELECT DISTINCT ON (record, p.field) record, p.field, s.at, s.metadata
        FROM unnest({records}::bigint[], {fields}::text[]) AS p(record, field)
        JOIN steps AS s USING (record)
        WHERE s.before IS NULL OR s.after->p.field IS DISTINCT FROM s.before->p.field
        ORDER BY record, p.field, s.entry DESC
    )
    SELECT record, field, at, metadata->>'user_name', metadata->>'user' FROM latest
    WHERE {by_hand}
"""
TOLD = Identifier("imports_by_hand")
NOTE = """
    UPDATE imports_importrow AS r SET by_hand = t.marks FROM imports_by_hand AS t
    WHERE r.batch_id = %s AND r.position = t.position AND r.outcome = 'changed'
        AND (r.number = t.number OR t.number = 0 AND r.object_id = t.record)
"""


class Edit(NamedTuple):
    """Who typed a value, and when."""

    by: str
    at: datetime


class Kept(NamedTuple):
    """Fields of a record that are kept: who edited each, and which are kept together with it."""

    label: str
    record: int
    line: int
    fields: dict[str, tuple[Edit, set[str]]]


class Place(NamedTuple):
    """A row of the import: by its number, or, where that is 0, by its record."""

    position: int
    number: int
    record: int


Edits = dict[tuple[int, str], Edit]
Marks = dict[str, dict[str, Any]]


def note_by_hand(*, batch: ImportBatch, importer: Importer, positions: Mapping[str, int]) -> None:
    """Marks the rows that would change values which a person has edited. Inside a transaction."""
    found: dict[Place, Marks] = defaultdict(dict)
    since = edits_count_since(batch=batch)
    for sheet, staged in importer.staged:
        columns = _columns(importer, sheet, staged.model)
        for each in _edited(importer, staged, since):
            place = Place(positions[sheet], each.line, 0 if each.line else each.record)
            _add(found[place], each, columns)
    if found:
        _keep_marks(batch, found)


def keep_by_hand(*, batch: ImportBatch, importer: Importer) -> None:
    """Takes the kept values out of what is staged, so that the writing leaves them alone."""
    left: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for row in ImportRow.objects.of_batch(batch).edited_by_hand().iterator():
        marks = row.by_hand or {}
        for column in columns_kept(row, batch.overwritten):
            for label, record, field in marks[column]["fields"]:
                left[label][field].append(record)
    for _sheet, staged in importer.staged:
        fields = left.get(staged.model._meta.label_lower, {})
        for field, records in fields.items():
            staged.leave(field, records)
        if fields:
            importer.mend(staged, {record for records in fields.values() for record in records})


def _edited(importer: Importer, staged: Staged, since: datetime | None) -> Iterator[Kept]:
    """What would change of values that a person has edited, and what hangs together with it."""
    events = events_of(staged.model)
    records = _records(staged, events) if events is not None else []
    differences = list(staged.differences(of=records)) if records else []
    edits = _edits(events, differences, since)
    for each in differences:
        together = _tied(each.after.keys(), importer.tied)
        own = [field for field in each.after if (each.record_id, field) in edits]
        fields = {
            other: (
                edits.get((each.record_id, other), edits[each.record_id, field]),
                together[field],
            )
            for field in own
            for other in together[field]
        }
        if fields:
            label = staged.model._meta.label_lower
            yield Kept(label, each.record_id, each.line, fields)


def _records(staged: Staged, events: Any) -> list[int]:
    """The staged records that a person has ever edited."""
    return [record for (record,) in _fetch(EDITED, events, "c.metadata", staged=staged.table)]


def _edits(events: Any, differences: Iterable[Difference], since: datetime | None) -> Edits:
    """Who has edited which of the values that would change; since a moment, if one is given."""
    if not differences:
        return {}
    kept = {field.attname for field in events._meta.concrete_fields}
    pairs = [(e.record_id, field) for e in differences for field in e.after if field in kept]
    parts = {
        "records": Literal([record for record, _field in pairs]),
        "fields": Literal([field for _record, field in pairs]),
    }
    found = _fetch(SET_BY_HAND, events, "metadata", **parts) if pairs else []
    names = names_of(user for *_rest, name, user in found if not name)
    return {
        (record, field): Edit(name or names.get(user, ""), at)
        for record, field, at, name, user in found
        if since is None or at > since
    }


def _tied(moved: Collection[str], tied: Mapping[str, tuple[str, ...]]) -> dict[str, set[str]]:
    """For each field that would change, those that are kept together with it, itself included."""
    found = {field: {field} for field in moved}
    for name in found.keys() & tied.keys():
        joined = {other for near in {name, *tied[name]} & found.keys() for other in found[near]}
        found |= dict.fromkeys(joined, joined)
    return found


def _columns(importer: Importer, sheet: str, model: type[models.Model]) -> Mapping[str, str]:
    """Field of the model → column of the sheet that shows it."""
    declared = next(each for each in importer.sheets if each.sheet_name == sheet)
    shown = columns_of_fields(declared)
    own = {field: column for (owner, field), column in shown.items() if owner is model}
    return {**importer.shown_in, **own}


def _add(marks: Marks, each: Kept, columns: Mapping[str, str]) -> None:
    """Adds what is kept of one record; `with` are the columns that are kept together."""
    for field, (edit, together) in each.fields.items():
        shown = sorted({columns.get(other, other) for other in together})
        told = {"by": edit.by, "at": edit.at.isoformat(), "with": shown, "fields": []}
        mark = marks.setdefault(columns.get(field, field), told)
        mark["fields"].append([each.label, each.record, field])


def _keep_marks(batch: ImportBatch, found: Mapping[Place, Marks]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE imports_by_hand"
            " (position integer, number integer, record bigint, marks jsonb) ON COMMIT DROP"
        )
        lines = ((*place, marks) for place, marks in found.items())
        copy_lines(TOLD, ["position", "number", "record", "marks"], lines, encoded={3: as_json})
        cursor.execute(NOTE, [batch.pk])
        cursor.execute("DROP TABLE imports_by_hand")


def _fetch(query: str, events: Any, metadata: str, **parts: Composable) -> list[tuple[Any, ...]]:
    by_hand = SQL(BY_HAND).format(metadata=SQL(metadata))
    table = Identifier(events._meta.db_table)
    known = {"events": table, "by_hand": by_hand, "undone": SQL(OF_AN_UNDONE_IMPORT)}
    found = SQL(query).format(**known, **parts)
    with connection.cursor() as cursor:
        cursor.execute(found.as_string(cursor.cursor))
        return list(cursor.fetchall())
