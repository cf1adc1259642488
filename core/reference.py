"""Reference data: rows of a CSV file become rows of a table, as often as one likes."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


def read_rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a UTF-8 CSV file, as dicts of its header."""
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def upsert(model: type[Row], rows: Sequence[Row], *, key: Sequence[str]) -> int:
    """Insert the rows, or bring those with the same key up to date; touch none that is as given.

    Returns how many rows were given. Nothing is ever removed: records may rest on an old row.
    """
    columns = [
        field
        for field in model._meta.concrete_fields
        if not field.generated and (not field.primary_key or field.name in key)
    ]
    stored = set(model._default_manager.values_list(*(field.attname for field in columns)))
    different = [row for row in rows if _values(row, columns) not in stored]
    model._default_manager.bulk_create(
        different,
        update_conflicts=True,
        update_fields=[field.name for field in columns if field.name not in key],
        unique_fields=list(key),
        batch_size=2000,
    )
    return len(rows)


def _values(
    row: models.Model, columns: "Sequence[models.Field[object, object]]"
) -> tuple[object, ...]:
    return tuple(column.to_python(getattr(row, column.attname)) for column in columns)
