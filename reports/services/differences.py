"""What differs between stored and fresh rows: the roll-up writes it, the drift check counts it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from psycopg2.sql import SQL, Composable, Identifier

from reports.selectors.database import NO_PARAMS, columns, execute, fetch
from reports.selectors.facts import (
    KEY_COLUMNS,
    SAVING_COLUMNS,
    SAVING_KEY,
    YEAR_COLUMNS,
    YEAR_KEY,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A stored table, the temporary one with its fresh rows, and the one for the difference.

    key: what makes a row unique; columns: what is stored of it; carried: what else the
    difference must know of it; rows: how the stored rows are read, with what is carried.
    """

    table: str
    fresh: str
    moved: str
    key: tuple[str, ...]
    columns: tuple[str, ...]
    rows: Composable
    carried: tuple[str, ...] = ()


YEARS = Kept(
    table="reports_facilityyear",
    fresh="fresh_year",
    moved="moved_year",
    key=YEAR_KEY,
    columns=YEAR_COLUMNS,
    rows=SQL("reports_facilityyear"),
)
SAVINGS = Kept(
    table="reports_facilitysaving",
    fresh="fresh_saving",
    moved="moved_saving",
    key=SAVING_KEY,
    columns=SAVING_COLUMNS,
    rows=SQL("""(
        SELECT {saving}, {key}
        FROM reports_facilitysaving s
        LEFT JOIN reports_facilityyear y ON y.facility_id = s.facility_id AND y.year = s.year
    )""").format(saving=columns(SAVING_COLUMNS, "s"), key=columns(KEY_COLUMNS, "y")),
    carried=KEY_COLUMNS,
)

# sign −1: stored and no longer true; sign 1: true and not yet stored.
DIFFERENCE = SQL("""
    CREATE TEMPORARY TABLE {moved} ON COMMIT DROP AS
    SELECT side.*
    FROM (SELECT s.* FROM {rows} AS s WHERE {selected}) AS s
    FULL JOIN {fresh} AS f ON {same_key}
    CROSS JOIN LATERAL (VALUES (-1, {s_columns}), (1, {f_columns})) AS side(sign, {columns})
    WHERE ROW({s_columns}) IS DISTINCT FROM ROW({f_columns}) AND side.year IS NOT NULL
""")
DELETE = SQL("DELETE FROM {table} AS s USING {moved} AS f WHERE f.sign = -1 AND {same_key}")
INSERT = SQL("INSERT INTO {table} ({columns}) SELECT {columns} FROM {moved} WHERE sign = 1")
COUNT = SQL("SELECT count(*) FROM (SELECT DISTINCT {key} FROM {moved}) AS differing")


def find_difference(
    kept: Kept, *, selected: Composable, params: Mapping[str, Any] = NO_PARAMS
) -> None:
    """Puts what differs into the temporary table `moved`.

    selected: which of the stored rows (`s`) the fresh ones stand for.
    """
    execute(SQL("DROP TABLE IF EXISTS pg_temp.{}").format(Identifier(kept.moved)))
    named = kept.columns + kept.carried
    statement = DIFFERENCE.format(
        moved=Identifier(kept.moved),
        fresh=Identifier(kept.fresh),
        rows=kept.rows,
        selected=selected,
        same_key=same_key(kept.key),
        columns=columns(named),
        s_columns=columns(named, "s"),
        f_columns=columns(named, "f"),
    )
    execute(statement, params)


def write_difference(kept: Kept) -> None:
    """Makes the stored rows equal to the fresh ones, touching only those that differ."""
    names = {"table": Identifier(kept.table), "moved": Identifier(kept.moved)}
    execute(DELETE.format(same_key=same_key(kept.key), **names))
    execute(INSERT.format(columns=columns(kept.columns), **names))


def count_difference(kept: Kept) -> int:
    """How many rows differ, by their key."""
    statement = COUNT.format(key=columns(kept.key), moved=Identifier(kept.moved))
    return int(fetch(statement)[0][0])


def same_key(key: tuple[str, ...]) -> Composable:
    """The condition that a row `s` and a row `f` are about the same thing."""
    pairs = [SQL("{} = {}").format(Identifier("s", name), Identifier("f", name)) for name in key]
    return SQL(" AND ").join(pairs)
