"""What the rows of a checked import come to, reckoned once and kept with the import: its page is
as fast with a million rows as with ten."""

import json
from typing import Any

from django.db import connection

from imports.choices import VARIES
from imports.models import ImportBatch

Summary = dict[str, Any]
MOST_EXAMPLES = 3
# Messages of one kind: of one level, sentence, sheet and column. What all of them say alike is
# kept of their values; of the cells, the first few.
FAULTS = """
    WITH said AS MATERIALIZED (
        SELECT r.sheet, r.position, r.number, m.message, m.message->>'level' AS level,
            m.message->>'code' AS code, coalesce(m.message->>'name', '') AS name,
            row_number() OVER (
                PARTITION BY r.position, m.message->>'level', m.message->>'code',
                    m.message->>'name'
                ORDER BY r.number
            ) AS place
        FROM imports_importrow AS r, jsonb_array_elements(r.messages) AS m(message)
        WHERE r.batch_id = %(batch)s AND r.messages <> '[]'
    ), alike AS (
        SELECT position, level, code, name, jsonb_object_agg(key, value) AS params FROM (
            SELECT position, level, code, name, p.key,
                CASE WHEN min(p.value::text) = max(p.value::text) THEN min(p.value::text)::jsonb
                    ELSE to_jsonb(%(varies)s::text) END AS value
            FROM said, jsonb_each(message->'params') AS p GROUP BY 1, 2, 3, 4, 5
        ) AS each_param GROUP BY 1, 2, 3, 4
    )
    SELECT g.level, g.code, g.sheet, g.name, g.count, coalesce(a.params, '{}'), g.examples
    FROM (
        SELECT position, level, code, sheet, name, count(*) AS count,
            jsonb_agg(message || jsonb_build_object('row', number) ORDER BY number)
                FILTER (WHERE place <= %(most)s) AS examples
        FROM said GROUP BY 1, 2, 3, 4, 5
    ) AS g LEFT JOIN alike AS a USING (position, level, code, name)
    ORDER BY g.level, g.count DESC, g.position, g.code, g.name
"""
NAMES = ("level", "code", "sheet", "name", "count", "params", "examples")
CHANGED_CELLS = """
    SELECT count(*) FROM imports_importrow AS r, jsonb_object_keys(r.changes)
    WHERE r.batch_id = %(batch)s AND r.outcome = 'changed'
"""
# Of each column, how many values would change that a person has edited.
EDITED = """
    SELECT r.sheet, name, count(*) FROM imports_importrow AS r, jsonb_object_keys(r.by_hand) AS name
    WHERE r.batch_id = %(batch)s AND r.by_hand IS NOT NULL AND r.changes ? name
    GROUP BY r.position, r.sheet, name ORDER BY r.position, count(*) DESC, name
"""
# Rows that would change nothing else.
KEPT_ROWS = """
    SELECT count(*) FROM imports_importrow AS r
    WHERE r.batch_id = %(batch)s AND r.by_hand IS NOT NULL
        AND r.changes - ARRAY(SELECT jsonb_object_keys(r.by_hand)) = '{}'
"""


def summary_of(batch: ImportBatch) -> Summary:
    """How many cells would change; of which columns how many values that a person has edited; and
    the messages of all rows by kind, errors first, then the most frequent."""
    place = {"batch": batch.pk, "most": MOST_EXAMPLES, "varies": VARIES}
    [(changed_cells,)] = _fetch(CHANGED_CELLS, place)
    [(kept_rows,)] = _fetch(KEPT_ROWS, place)
    faults = [dict(zip(NAMES, line, strict=True)) for line in _fetch(FAULTS, place)]
    for fault in faults:
        fault |= {name: json.loads(fault[name]) for name in ("params", "examples")}
    by_hand = {"columns": [[*line] for line in _fetch(EDITED, place)], "kept_rows": kept_rows}
    return {"changed_cells": changed_cells, "by_hand": by_hand, "faults": faults}


def _fetch(query: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return list(cursor.fetchall())
