"""Reference data: rows of a CSV file become rows of a table, as often as one likes."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.db import connection, models

from core.bulk import copy_all

# Values by attribute name. Tens of thousands of them: no object of the model is made for each.
Values = dict[str, Any]


def read_rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a UTF-8 CSV file, as dicts of its header."""
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def upsert(model: type[models.Model], rows: Sequence[Values], *, key: Sequence[str]) -> int:
    """Insert the rows, or bring those with the same key up to date; touch none that is as given.

    New ones go in by COPY: 25,000 of them at a first start. What a row leaves out is the field's
    default.

    Returns how many rows were given. Nothing is ever removed: records may rest on an old row.
    """
    columns = [
        field
        for field in model._meta.concrete_fields
        if not field.generated and (not field.primary_key or field.name in key)
    ]
    names = [column.attname for column in columns]
    places = [n for n, column in enumerate(columns) if column.name in key]
    stored = set(model._default_manager.order_by().values_list(*names))
    known = {tuple(line[n] for n in places) for line in stored}
    different = [line for line in _lines(rows, columns) if line not in stored]
    told = [(line, tuple(line[n] for n in places) in known) for line in different]
    copy_all(model, names, (line for line, is_known in told if not is_known))
    model._default_manager.bulk_create(
        [model(**dict(zip(names, line, strict=True))) for line, is_known in told if is_known],
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


def _lines(
    rows: Sequence[Values], columns: "Sequence[models.Field[Any, Any]]"
) -> list[tuple[Any, ...]]:
    """The rows as the database would give them back, column after column."""
    read = []
    for column in columns:
        name, default = column.attname, column.get_default()
        read.append([column.to_python(row.get(name, default)) for row in rows])
    return list(zip(*read, strict=True))
