"""One migrated database with the reference data to copy from, built again when a migration,
a table of reference data or a pin changes; and the way back to it after a test that commits."""

import fcntl
import hashlib
from contextlib import closing
from io import StringIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from psycopg2.sql import SQL, Composable, Identifier, Literal

from core.staging import SCHEMA as STAGING

PREFIX = "template_sxsh_"
SOURCES = ("*/migrations/*.py", "*/data/*.csv", "*/reference.py", "tests/databases.py")
KEEP = 8  # other branches of work may run their tests at the same time
# Where the copy of everything lies that every test is to find.
PRISTINE = "pristine"
# Every table with its key, the columns that can be written, and whether it has a copy.
TABLES = """
    SELECT t.relname, a.attname, c.names,
        to_regclass(format('{pristine}.%I', t.relname)) IS NOT NULL
    FROM pg_class AS t
    JOIN pg_index AS i ON i.indrelid = t.oid AND i.indisprimary
    JOIN pg_attribute AS a ON a.attrelid = t.oid AND a.attnum = i.indkey[0]
    CROSS JOIN LATERAL (
        SELECT array_agg(attname::text ORDER BY attnum) AS names FROM pg_attribute
        WHERE attrelid = t.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
    ) AS c
    WHERE t.relnamespace = 'public'::regnamespace AND t.relkind = 'r'
"""


def template_database() -> str:
    """The name of a database that carries every migration and the reference data."""
    name = PREFIX + _fingerprint()
    with open(settings.PORTAL_DATA_DIR / "template.lock", "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        if name not in (known := _existing()):
            _drop(known[: max(0, len(known) - KEEP)])
            _build(name)
    return name


def _fingerprint() -> str:
    digest = hashlib.sha256((settings.BASE_DIR / "requirements.txt").read_bytes())
    files = (path for kind in SOURCES for path in Path(settings.BASE_DIR).glob(kind))
    for path in sorted(files):
        digest.update(str(path).encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _existing() -> list[str]:
    """Oldest first."""
    with connection.creation._nodb_cursor() as cursor:
        cursor.execute(
            "SELECT datname FROM pg_database WHERE datname LIKE %s ORDER BY oid", [PREFIX + "%"]
        )
        return [name for (name,) in cursor.fetchall()]


def _drop(names: list[str]) -> None:
    with connection.creation._nodb_cursor() as cursor:
        for name in names:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')


def _build(name: str) -> None:
    """Under a name of its own first, so that a half-migrated one is never copied."""
    draft = name.replace("template", "draft")
    _drop([draft])
    with connection.creation._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{draft}"')
    usual = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = draft
    try:
        with closing(connection):
            call_command("migrate", verbosity=0)
            call_command("load_reference", stdout=StringIO())
            _keep_pristine()
    finally:
        connection.settings_dict["NAME"] = usual
    with connection.creation._nodb_cursor() as cursor:
        cursor.execute(f'ALTER DATABASE "{draft}" RENAME TO "{name}"')


def _keep_pristine() -> None:
    _run("CREATE SCHEMA {pristine}")
    for name, *_ in _tables():
        if _has_rows([name]):
            _run("CREATE TABLE {pristine}.{table} AS TABLE {table}", table=Identifier(name))


@transaction.atomic
def restore() -> None:
    """Puts the database back to where every test begins. Emptying all tables and loading the
    reference data anew takes a hundred times as long."""
    tables = _tables()
    names = [name for name, *_ in tables]
    # Whoever still writes for a test that has ended is waited for.
    everything = SQL(", ").join(map(Identifier, names))
    _run("LOCK TABLE {everything} IN SHARE ROW EXCLUSIVE MODE", everything=everything)
    # Neither history nor foreign keys look on: all tables come out as they were.
    _run("SET LOCAL session_replication_role = replica")
    dirty = _has_rows([name for name, *_, is_kept in tables if not is_kept])
    for name in dirty:
        _run("DELETE FROM {table}", table=Identifier(name))
    for name, key, columns, is_kept in tables:
        if is_kept:
            parts = {"table": Identifier(name), "key": Identifier(key)}
            parts["columns"] = SQL(", ").join(map(Identifier, columns))
            _run(TAKE_OUT, **parts)
            _run(PUT_BACK, **parts)
    for (name,) in _run("SELECT tablename FROM pg_tables WHERE schemaname = {}", Literal(STAGING)):
        _run("DROP TABLE {table}", table=Identifier(STAGING, name))


TAKE_OUT = """
    DELETE FROM {table} AS t WHERE NOT EXISTS (
        SELECT FROM {pristine}.{table} AS p WHERE p.{key} = t.{key} AND p *= t
    )
"""
PUT_BACK = """
    INSERT INTO {table} ({columns}) OVERRIDING SYSTEM VALUE
    SELECT {columns} FROM {pristine}.{table} AS p
    WHERE NOT EXISTS (SELECT FROM {table} AS t WHERE t.{key} = p.{key})
"""


def _tables() -> list[tuple[str, str, list[str], bool]]:
    return _run(TABLES.replace("{pristine}", PRISTINE))


def _has_rows(names: list[str]) -> list[str]:
    """Those of the tables that are not empty."""
    asked = [
        SQL("SELECT {} WHERE EXISTS (SELECT FROM {})").format(Literal(name), Identifier(name))
        for name in names
    ]
    return [name for (name,) in _run(SQL(" UNION ALL ").join(asked))] if asked else []


def _run(query: str | Composable, *places: Composable, **parts: Composable) -> Any:
    if isinstance(query, str):
        query = SQL(query).format(*places, pristine=Identifier(PRISTINE), **parts)
    with connection.cursor() as cursor:
        cursor.execute(query.as_string(cursor.cursor))
        return cursor.fetchall() if cursor.description else []
