"""Somebody else who works on an import: a session of the database of its own."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import psycopg2
from django.db import connection

from imports.services.guard import LOCKS
from imports.services.writing import LOCK


@contextmanager
def session() -> Iterator[Any]:
    """A cursor of another session, each of whose statements is committed at once."""
    parameters = connection.get_connection_params()
    known = {
        name: parameters[name]
        for name in ("dbname", "user", "host", "port", "password")
        if name in parameters
    }
    with closing(psycopg2.connect(**known)) as other:
        other.autocommit = True
        yield other.cursor()


@contextmanager
def somebody_at_work(batch_id: int, *words: object) -> Iterator[None]:
    """Holds the import as a worker does, and says how far it is."""
    said = " ".join(map(str, words))
    with session() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", [LOCKS, batch_id])
        cursor.execute("SELECT set_config('application_name', %s, false)", [said])
        yield


@contextmanager
def nobody_may_write_to(table: str) -> Iterator[None]:
    """Whoever writes to the table waits; it can be read."""
    with session() as cursor:
        cursor.execute(f"BEGIN; LOCK TABLE {table} IN SHARE MODE")
        yield


@contextmanager
def another_import_being_written() -> Iterator[None]:
    with session() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        yield
