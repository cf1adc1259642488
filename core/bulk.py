"""Many rows at once: copied into a table, and the ids that they will have."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import islice
from typing import Any, TypeVar

import orjson
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.db.models.expressions import RawSQL
from psycopg2.sql import SQL, Composable, Identifier, Literal

BATCH = 2000
# Stands for NULL in what is copied: no cell can hold it, since invisible marks are taken out.
NULL = "\x02"
# What COPY takes for its own marks, the backslash first, for it begins all the others.
ESCAPED = (("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r"))
# The name is looked up once, which for each key would take longer than the key.
NEXT_KEYS = """
    WITH keys AS MATERIALIZED (SELECT pg_get_serial_sequence(%s, %s)::regclass AS source)
    SELECT nextval(source) FROM keys, generate_series(1, %s)
"""
Thing = TypeVar("Thing")
# What `sending` has under way on this thread's connection.
_under_way: "ContextVar[Future[None] | None]" = ContextVar("under_way", default=None)


def stored_fields(model: type[models.Model]) -> "list[models.Field[Any, Any]]":
    """The fields that are written, the key included, generated ones not."""
    return [column for column in model._meta.concrete_fields if not column.generated]


def next_keys(model: type[models.Model], number: int) -> list[int]:
    """Ids that nobody else will get."""
    key = model._meta.pk
    with connection.cursor() as cursor:
        cursor.execute(NEXT_KEYS, [f'"{model._meta.db_table}"', key.column, number])
        return [value for (value,) in cursor.fetchall()]


def any_of(values: Iterable[str]) -> RawSQL:
    """For `field__in=`: one array instead of thousands of parameters, each of which Django would
    prepare."""
    return RawSQL("SELECT unnest(%s::text[])", [list(values)])


def any_key(keys: Iterable[int]) -> RawSQL:
    """The same for ids."""
    return RawSQL("SELECT unnest(%s::bigint[])", [list(keys)])


def batched(things: Iterable[Thing], size: int = BATCH) -> Iterator[list[Thing]]:
    """The things in their order, at most `size` at a time."""
    source = iter(things)
    while batch := list(islice(source, size)):
        yield batch


def _column(model: type[models.Model], name: str) -> "models.Field[Any, Any]":
    return next(column for column in model._meta.concrete_fields if column.attname == name)


def as_json(value: Any) -> str:
    return orjson.dumps(value, default=str).decode()


def as_array(value: Sequence[str]) -> str:
    """Words as PostgreSQL writes an array of them."""
    words = (word.replace("\\", "\\\\").replace('"', '\\"') for word in value)
    return "{" + ",".join(f'"{word}"' for word in words) + "}"


Encoders = Mapping[int, Callable[[Any], str]]


def encoders(columns: "Iterable[models.Field[Any, Any]]") -> Encoders:
    """How values of these columns are written that are neither text, number, boolean nor None."""
    kinds = ((models.JSONField, as_json), (ArrayField, as_array))
    return {
        position: encode
        for position, column in enumerate(columns)
        for kind, encode in kinds
        if isinstance(column, kind)
    }


class Copy:
    """Rows on their way into a table with COPY. Values are text, numbers, booleans or None; what
    else stands at a position is written by its encoder."""

    def __init__(
        self,
        table: Composable,
        columns: Sequence[str],
        lines: Iterable[Sequence[Any]],
        *,
        encoded: Encoders | None = None,
    ) -> None:
        self.command = SQL("COPY {} ({}) FROM STDIN WITH (NULL {})").format(
            table, SQL(", ").join(map(Identifier, columns)), Literal(NULL)
        )
        self.lines = _Lines(lines, encoded or {})

    def send(self, cursor: Any) -> None:
        """Through a cursor of the database's own."""
        cursor.copy_expert(self.command.as_string(cursor), self.lines)


def copy_of(
    model: type[models.Model], fields: Sequence[str], lines: Iterable[Sequence[Any]]
) -> Copy:
    """Lines of values of these fields for a model's table."""
    columns = [_column(model, name) for name in fields]
    names = [str(column.column) for column in columns]
    return Copy(Identifier(model._meta.db_table), names, lines, encoded=encoders(columns))


def copy_all(
    model: type[models.Model], fields: Sequence[str], lines: Iterable[Sequence[Any]]
) -> None:
    """Streams lines of values of these fields into a model's table."""
    send(copy_of(model, fields, lines))


def copy_lines(
    table: Composable,
    columns: Sequence[str],
    lines: Iterable[Sequence[Any]],
    *,
    encoded: Encoders | None = None,
) -> None:
    """Streams lines of values into the named columns of any table."""
    send(Copy(table, columns, lines, encoded=encoded))


def send(*copies: Copy) -> None:
    """Copies the rows into their tables, one table after the other."""
    _wait_for_sent()
    with connection.cursor() as cursor, connection.wrap_database_errors:
        _send_all(cursor.cursor, copies)


@contextmanager
def sending(*copies: Copy) -> Iterator[None]:
    """`with sending(…):` the rows go into their tables while the body runs: the server works on
    the other processor. A body that asks the database waits until they are there. The lines must
    leave the database alone, and what the body changes."""
    with connection.cursor() as cursor, ThreadPoolExecutor(max_workers=1) as beside:
        # The server's own cursor, since Django's is for the thread that made it.
        sent = beside.submit(_send_all, cursor.cursor, copies)
        before = _under_way.set(sent)
        try:
            with connection.execute_wrapper(_after_sent):
                yield
        finally:
            wait([sent])
            _under_way.reset(before)
        with connection.wrap_database_errors:
            sent.result()


def _after_sent(execute: Callable[..., Any], *query: Any) -> Any:
    """Django asks the server through this while something is sent."""
    _wait_for_sent()
    return execute(*query)


def _wait_for_sent() -> None:
    if (sent := _under_way.get()) is not None:
        with connection.wrap_database_errors:
            sent.result()


def _send_all(cursor: Any, copies: Sequence[Copy]) -> None:
    for copy in copies:
        copy.send(cursor)


class _Lines:
    """Rows as COPY reads them, made as it asks for them."""

    AT_ONCE = 200

    def __init__(self, lines: Iterable[Sequence[Any]], encoded: Encoders) -> None:
        self._lines = iter(lines)
        self._encoded = encoded
        self._rest = ""

    def read(self, size: int) -> str:
        parts, held = [self._rest], len(self._rest)
        while held < size and (lines := list(islice(self._lines, self.AT_ONCE))):
            text = self._as_text(lines)
            parts.append(text)
            held += len(text)
        whole = "".join(parts)
        self._rest = whole[size:]
        return whole[:size]

    def _as_text(self, lines: Sequence[Sequence[Any]]) -> str:
        if self._encoded:
            lines = [self._encode(line) for line in lines]
        rows = [
            [NULL if v is None else v if type(v) is str else str(v) for v in line] for line in lines
        ]
        text = "\n".join(map("\t".join, rows))
        if "\\" in text or "\r" in text or _separators(text) != _separators_of(rows):
            text = "\n".join("\t".join(map(_escaped, row)) for row in rows)
        return text + "\n"

    def _encode(self, line: Sequence[Any]) -> Sequence[Any]:
        kept = list(line)
        for position, encode in self._encoded.items():
            if kept[position] is not None:
                kept[position] = encode(kept[position])
        return kept


def _separators(text: str) -> int:
    return text.count("\t") + text.count("\n")


def _separators_of(rows: Sequence[Sequence[str]]) -> int:
    """How many there are when no value holds one."""
    return sum(map(len, rows)) - 1


def _escaped(text: str) -> str:
    for mark, written in ESCAPED:
        text = text.replace(mark, written)
    return text
