"""Cells: exact sums of facts. A change adds its difference; a rebuild takes the whole sum anew."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from psycopg2.sql import SQL, Composable, Identifier

from reports.selectors.database import columns, execute
from reports.selectors.facts import KEY_COLUMNS
from reports.services.differences import (
    SAVINGS,
    YEARS,
    Kept,
    find_difference,
    same_key,
    write_difference,
)

# Sums over rows with a sign: 1 for a row that comes, −1 for one that goes.
YEAR_SUMS = {
    "facilities": "sum(sign)",
    "aware": "sum(sign * is_aware::int)",
    "applying": "sum(sign * is_applying::int)",
    "staffed": "sum(sign * is_staffed::int)",
    "assessed": "sum(sign * is_assessed::int)",
    "solutions_proposed": "sum(sign * solutions_proposed)",
    "solutions_implemented": "sum(sign * solutions_implemented)",
    "investment_vnd": "sum(sign * investment_vnd)",
    "money_saved_vnd": "sum(sign * money_saved_vnd)",
}
# As reports.rules.SavingSums: expected and actual of those that know both, the weights of those
# with a baseline, the savings of all.
SAVING_SUMS = {
    "n": "sum(sign)",
    "baseline": "coalesce(sum(sign * baseline), 0)",
    "expected": "coalesce(sum(sign * expected) FILTER (WHERE actual IS NOT NULL), 0)",
    "actual": "coalesce(sum(sign * actual) FILTER (WHERE expected IS NOT NULL), 0)",
    "weighted": "coalesce(sum(sign * baseline * saving), 0)",
    "savings": "sum(sign * saving)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """A table of cells over a table of facts. `count`: the sum that is 0 when nothing is left."""

    cells: Kept
    facts: Kept
    sums: Mapping[str, str]
    count: str


def _kept(name: str, key: tuple[str, ...], sums: Mapping[str, str]) -> Kept:
    return Kept(
        table=f"reports_{name}",
        fresh=f"fresh_{name}",
        moved=f"moved_{name}",
        key=key,
        columns=(*key, *sums),
        rows=SQL(f"reports_{name}"),
    )


CELLS = Sums(
    cells=_kept("cell", (*KEY_COLUMNS, "year"), YEAR_SUMS),
    facts=YEARS,
    sums=YEAR_SUMS,
    count="facilities",
)
CELL_SAVINGS = Sums(
    cells=_kept("cellsaving", (*KEY_COLUMNS, "year", "group"), SAVING_SUMS),
    facts=SAVINGS,
    sums=SAVING_SUMS,
    count="n",
)
ALL_CELLS = (CELLS, CELL_SAVINGS)

# A row without a place belongs to no cell: only a stored saving whose year is lost has none.
TOTALS = SQL("SELECT {key}, {sums} FROM {rows} AS r WHERE r.unit_id IS NOT NULL GROUP BY {key}")
ADD = SQL("""
    INSERT INTO {table} AS s ({columns}) {totals}
    ON CONFLICT ({key}) DO UPDATE SET {added}
""")
DROP_EMPTY = SQL("""
    DELETE FROM {table} AS s USING (SELECT DISTINCT {key} FROM {moved}) AS f
    WHERE s.{count} = 0 AND {same_key}
""")


def add_difference(sums: Sums) -> None:
    """Adds what moved among the facts to the cells it belongs to; cells without facts go."""
    cells, moved = sums.cells, Identifier(sums.facts.moved)
    added = [SQL("{0} = s.{0} + excluded.{0}").format(Identifier(name)) for name in sums.sums]
    names = {"table": Identifier(cells.table), "key": columns(cells.key)}
    statement = ADD.format(
        columns=columns(cells.columns),
        totals=_totals(sums, moved),
        added=SQL(", ").join(added),
        **names,
    )
    execute(statement)
    statement = DROP_EMPTY.format(
        moved=moved, count=Identifier(sums.count), same_key=same_key(cells.key), **names
    )
    execute(statement)


def find_cell_difference(sums: Sums, *, provinces: Sequence[int] | None = None) -> None:
    """Compares the cells of the provinces (of all for None) with the sums of the stored facts."""
    cells = sums.cells
    params: dict[str, Any] = {"provinces": None if provinces is None else list(provinces)}
    execute(SQL("DROP TABLE IF EXISTS pg_temp.{}").format(Identifier(cells.fresh)))
    rows = SQL("(SELECT 1 AS sign, s.* FROM {} AS s WHERE {})").format(
        sums.facts.rows, IN_PROVINCES
    )
    create = SQL("CREATE TEMPORARY TABLE {} ON COMMIT DROP AS {}")
    execute(create.format(Identifier(cells.fresh), _totals(sums, rows)), params)
    execute(SQL("ANALYZE {}").format(Identifier(cells.fresh)))
    find_difference(cells, selected=IN_PROVINCES, params=params)


def restore_cells(*, provinces: Sequence[int] | None = None) -> None:
    """Makes the cells the sums of the stored facts again."""
    for sums in ALL_CELLS:
        find_cell_difference(sums, provinces=provinces)
        write_difference(sums.cells)


IN_PROVINCES = SQL("(%(provinces)s::bigint[] IS NULL OR s.province_id = ANY(%(provinces)s))")


def _totals(sums: Sums, rows: Composable) -> Composable:
    parts = [SQL("{} AS {}").format(SQL(made), Identifier(n)) for n, made in sums.sums.items()]
    return TOTALS.format(key=columns(sums.cells.key), sums=SQL(", ").join(parts), rows=rows)
