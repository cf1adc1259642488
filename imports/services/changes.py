"""What rows would change, told column by column and kept with the rows."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection, transaction
from psycopg2.sql import Identifier

from core.bulk import as_json, batched, copy_lines
from core.spreadsheets.importer import Told
from core.spreadsheets.rows import Row
from imports.choices import RowOutcome
from imports.models import ImportBatch

TOLD = Identifier("imports_told")
REMARKS = Identifier("imports_remarks")
REMARK = """
    UPDATE imports_importrow AS r
    SET messages = r.messages || t.messages
    FROM imports_remarks AS t
    WHERE r.batch_id = %s AND r.position = t.position AND r.number = t.number
"""
NOTE = """
    UPDATE imports_importrow AS r
    SET changes = r.changes || t.changes, outcome = %(changed)s
    FROM imports_told AS t
    WHERE r.batch_id = %(batch)s AND r.position = %(position)s AND r.number = t.number
        AND r.outcome IN (%(unchanged)s, %(changed)s)
"""
# Order does not matter for a sum, so nothing need be sorted.
DIGEST = """
    SELECT count(*), sum(hashtextextended(
        concat_ws('|', position, number, outcome, changes, messages, by_hand), 0)::numeric)
    FROM imports_importrow WHERE batch_id = %(batch)s
"""


def note_changes(*, batch: ImportBatch, position: int, told: Iterable[Told]) -> None:
    """Adds the changes to the rows of a sheet, which become changed. Inside a transaction."""
    place: dict[str, Any] = {
        "batch": batch.pk,
        "position": position,
        "changed": RowOutcome.CHANGED.value,
        "unchanged": RowOutcome.UNCHANGED.value,
    }
    for lines in batched(told):
        with connection.cursor() as cursor:
            cursor.execute(
                "CREATE TEMP TABLE imports_told (number integer, changes jsonb) ON COMMIT DROP"
            )
            copy_lines(TOLD, ["number", "changes"], lines, encoded={1: as_json})
            cursor.execute(NOTE, place)
            cursor.execute("DROP TABLE imports_told")


@transaction.atomic
def note_remarks(*, batch: ImportBatch, positions: Mapping[str, int], rows: Iterable[Row]) -> None:
    """Adds the messages of `rows` to those that are kept with the rows of these numbers."""
    for some in batched(rows):
        with connection.cursor() as cursor:
            cursor.execute(
                "CREATE TEMP TABLE imports_remarks"
                " (position integer, number integer, messages jsonb) ON COMMIT DROP"
            )
            lines = ((positions[row.sheet], row.number, row.messages) for row in some)
            copy_lines(REMARKS, ["position", "number", "messages"], lines, encoded={2: as_json})
            cursor.execute(REMARK, [batch.pk])
            cursor.execute("DROP TABLE imports_remarks")


def digest(batch: ImportBatch) -> str:
    """A fingerprint of the outcomes of all rows: two checks that agree have the same."""
    with connection.cursor() as cursor:
        cursor.execute(DIGEST, {"batch": batch.pk})
        count, total = cursor.fetchone()
    return f"{count}:{total}"
