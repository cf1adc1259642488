"""What checks have staged and nobody decided on: dropped after a week."""

import re
from datetime import timedelta

from django.db import connection
from django.utils import timezone
from psycopg2.sql import SQL, Identifier

from core.staging import SCHEMA
from imports.models import ImportBatch
from imports.services.guard import working_on

KEPT_FOR = timedelta(days=7)
NUMBERED = re.compile(r"_(\d+)$")


def drop_old_staging() -> int:
    """Drops the staging tables of imports that were checked more than a week ago, that are over,
    or that are not there any more; returns how many. A later writing checks the file again."""
    tables = _tables()
    wanted = ImportBatch.objects.staged_since(timezone.now() - KEPT_FOR).filter(pk__in=tables)
    over = tables.keys() - set(wanted.values_list("pk", flat=True))
    return sum(_drop(batch_id, tables[batch_id]) for batch_id in sorted(over))


def _drop(batch_id: int, tables: list[str]) -> int:
    """None, when somebody is just at work on the import."""
    with working_on(batch_id) as nobody_else, connection.cursor() as cursor:
        for name in tables if nobody_else else ():
            table = SQL("DROP TABLE {}").format(Identifier(SCHEMA, name))
            cursor.execute(table.as_string(cursor.cursor))
        return len(tables) if nobody_else else 0


def _tables() -> dict[int, list[str]]:
    """The names of the staging tables by the number of their import."""
    found: dict[int, list[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s", [SCHEMA])
        for (name,) in cursor.fetchall():
            if number := NUMBERED.search(name):
                found.setdefault(int(number[1]), []).append(name)
    return found
