"""One migrated database with the reference data to copy from, built again when a migration,
a table of reference data or a pin changes."""

import fcntl
import hashlib
from contextlib import closing
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

PREFIX = "template_sxsh_"
SOURCES = ("*/migrations/*.py", "*/data/*.csv", "*/reference.py")
KEEP = 8  # other branches of work may run their tests at the same time


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
    finally:
        connection.settings_dict["NAME"] = usual
    with connection.creation._nodb_cursor() as cursor:
        cursor.execute(f'ALTER DATABASE "{draft}" RENAME TO "{name}"')
