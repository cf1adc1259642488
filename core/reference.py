"""Reference data: rows of a CSV file become rows of a table, as often as one likes."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from django.db import connection, models

from core.bulk import copy_all

Row = TypeVar("Row", bound=models.Model)


def read_rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a UTF-8 CSV file, as dicts of its header."""
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def upsert(model: type[Row], rows: Sequence[Row], *, key: Sequence[str]) -> int:
    """Insert the rows, or bring those with the same key up to date; touch none that is as given.

    New ones go in by COPY: 25,000 of them at a first start.

    Returns how many rows were given. Nothing is ever removed: records may rest on an old row.
    """
    columns = [
        field
        for field in model._meta.concrete_fields
        if not field.generated and (not field.primary_key or field.name in key)
    ]
    keys = [column for column in columns if column.name in key]
    there = model._default_manager.order_by()
    stored = set(there.values_list(*(column.attname for column in columns)))
    known = set(there.values_list(*(column.attname for column in keys)))
    different = [row for row in rows if _values(row, columns) not in stored]
    new = [row for row in different if _values(row, keys) not in known]
    copy_all(model, [column.attname for column in columns], (_values(row, columns) for row in new))
    model._default_manager.bulk_create(
        [row for row in different if _values(row, keys) in known],
        update_conflicts=True,
        update_fields=[column.name for column in columns if column.name not in key],
        unique_fields=list(key),
        batch_size=2000,
    )
    if different:
        _tell_planner(model)
    return len(rows)


def _tell_planner(model: type[models.Model]) -> None:
    """Lets the database look at the table now: what comes next would be planned for an empty one,
    and a join over all communes would take minutes."""
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {table}")


def _values(
    row: models.Model, columns: "Sequence[models.Field[object, object]]"
) -> tuple[object, ...]:
    return tuple(column.to_python(getattr(row, column.attname)) for column in columns)
