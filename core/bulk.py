"""Many rows at once: copied into a table, and the ids that they will have."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

import orjson
from django.db import connection, models
from django.db.models.expressions import RawSQL
from psycopg2.sql import SQL, Composable, Identifier, Literal

BATCH = 2000
# Stands for NULL in what is copied: no cell can hold it, since invisible marks are taken out.
NULL = "\x02"
Thing = TypeVar("Thing")


def stored_fields(model: type[models.Model]) -> "list[models.Field[Any, Any]]":
    """The fields that are written, the key included, generated ones not."""
    return [column for column in model._meta.concrete_fields if not column.generated]


def next_keys(model: type[models.Model], number: int) -> list[int]:
    """Ids that nobody else will get."""
    key = model._meta.pk
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [f'"{model._meta.db_table}"', key.column, number],
        )
        return [value for (value,) in cursor.fetchall()]


def any_of(values: Iterable[str]) -> RawSQL:
    """For `field__in=`: one array instead of thousands of parameters, each of which Django would
    prepare."""
    return RawSQL("SELECT unnest(%s::text[])", [list(values)])


def batched(things: Iterable[Thing], size: int = BATCH) -> Iterator[list[Thing]]:
    """The things in their order, at most `size` at a time."""
    source = iter(things)
    while batch := list(islice(source, size)):
        yield batch


def _column(model: type[models.Model], name: str) -> "models.Field[Any, Any]":
    return next(column for column in model._meta.concrete_fields if column.attname == name)


def copy_all(
    model: type[models.Model], fields: Sequence[str], lines: Iterable[Sequence[Any]]
) -> None:
    """Streams rows into a table with COPY. Values are text, numbers, booleans or None; what goes
    into a JSON column is encoded."""
    columns = [_column(model, name) for name in fields]
    encoded = [n for n, column in enumerate(columns) if isinstance(column, models.JSONField)]
    names = [str(column.column) for column in columns]
    copy_lines(Identifier(model._meta.db_table), names, lines, encoded=encoded)


def copy_lines(
    table: Composable,
    columns: Sequence[str],
    lines: Iterable[Sequence[Any]],
    *,
    encoded: Sequence[int] = (),
) -> None:
    """Streams lines of values into the named columns of any table; those at the positions
    `encoded` are made JSON."""
    command = SQL("COPY {} ({}) FROM STDIN WITH (FORMAT csv, NULL {})").format(
        table, SQL(", ").join(map(Identifier, columns)), Literal(NULL)
    )
    with connection.cursor() as cursor:
        cursor.copy_expert(command.as_string(cursor.cursor), _Lines(lines, encoded))


class _Lines:
    """Rows as COPY reads them, made as it asks for them."""

    AT_ONCE = 200

    def __init__(self, lines: Iterable[Sequence[Any]], encoded: Sequence[int]) -> None:
        self._lines = iter(lines)
        self._encoded = encoded
        self._rest = ""

    def read(self, size: int) -> str:
        parts, held = [self._rest], len(self._rest)
        while held < size and (lines := list(islice(self._lines, self.AT_ONCE))):
            text = self._as_csv(lines)
            parts.append(text)
            held += len(text)
        whole = "".join(parts)
        self._rest = whole[size:]
        return whole[:size]

    def _as_csv(self, lines: Iterable[Sequence[Any]]) -> str:
        if self._encoded:
            lines = map(self._encode, lines)
        sheet = io.StringIO()
        csv.writer(sheet, lineterminator="\n").writerows(
            [NULL if value is None else value for value in line] for line in lines
        )
        return sheet.getvalue()

    def _encode(self, line: Sequence[Any]) -> Sequence[Any]:
        kept = list(line)
        for position in self._encoded:
            value = kept[position]
            kept[position] = orjson.dumps(value, default=str).decode()
        return kept
