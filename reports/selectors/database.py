"""Talking SQL where a figure needs whole sets: statements composed safely, values as parameters."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, models, transaction
from psycopg2.sql import SQL, Composable, Identifier

NO_PARAMS: Mapping[str, Any] = {}


def execute(statement: Composable, params: Mapping[str, Any] = NO_PARAMS) -> int:
    """Runs a statement; the number of rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(_text(statement), params)
        return int(cursor.rowcount)


def fetch(statement: Composable, params: Mapping[str, Any] = NO_PARAMS) -> list[tuple[Any, ...]]:
    """The rows of a query."""
    with connection.cursor() as cursor:
        cursor.execute(_text(statement), params)
        return list(cursor.fetchall())


def subquery(rows: models.QuerySet[Any]) -> Composable:
    """A queryset as a part of a statement, its parameters already in their places."""
    statement, params = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        text = cursor.mogrify(statement, params).decode()
    return SQL(text.replace("%", "%%"))


def columns(names: tuple[str, ...], table: str = "") -> Composable:
    """The columns by name, of one table when it is named."""
    parts = [Identifier(table, name) if table else Identifier(name) for name in names]
    return SQL(", ").join(parts)


def _text(statement: Composable) -> str:
    connection.ensure_connection()
    return str(statement.as_string(connection.connection))


@dataclass(frozen=True, slots=True)
class Selection:
    """Some facilities, as a condition on whatever column holds their ids."""

    condition: Callable[[Composable], Composable]
    params: Mapping[str, Any] = field(default_factory=dict)

    def on(self, *column: str) -> Composable:
        return self.condition(Identifier(*column))


def by_ids(ids: list[int]) -> Selection:
    return Selection(lambda column: SQL("{} = ANY(%(selected)s)").format(column), {"selected": ids})


def by_range(first: int, last: int) -> Selection:
    """Every facility with an id in the range, be it there or deleted since."""
    return Selection(
        lambda column: SQL("{} BETWEEN %(first_id)s AND %(last_id)s").format(column),
        {"first_id": first, "last_id": last},
    )


def by_query(facilities: models.QuerySet[Any]) -> Selection:
    rows = subquery(facilities.values("pk"))
    return Selection(lambda column: SQL("{} IN ({})").format(column, rows))


def not_waiting(facilities: Selection) -> Selection:
    """Those without a change that the roll-up has still to drain."""
    condition = SQL("{} AND {} NOT IN (SELECT facility_id FROM reports_changed)")
    return Selection(
        lambda column: condition.format(facilities.condition(column), column), facilities.params
    )


@contextmanager
def snapshot() -> Iterator[None]:
    """One state of the data for all that is read inside, whatever is written meanwhile.

    Inside a transaction that is already under way, that one's.
    """
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost:
            execute(SQL("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))
        yield
