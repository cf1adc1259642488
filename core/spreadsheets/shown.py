"""Which column of a sheet shows a field of a record: told from the declared paths."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models

from core.spreadsheets.sheets import Sheet

Shown = dict[tuple[type[models.Model], str], str]


@cache
def columns_of_fields(sheet: type[Sheet]) -> Shown:
    """(model, attribute of a field) → column. Of several columns on one field, such as code and
    version of an industry, the first that is declared."""
    found: Shown = {}
    for column in sheet.columns().values():
        for model, field in _fields_on(sheet._meta.model, str(column.attribute or "")):
            found.setdefault((model, field.attname), column.name)
    return found


def _fields_on(model: Any, path: str) -> Iterator[tuple[type[models.Model], Any]]:
    """The fields along a path such as enterprise__tax_code, with the model of each."""
    for name in path.split("__"):
        try:
            field = model._meta.get_field(name) if name else None
        except FieldDoesNotExist:
            return
        if field is None or not field.concrete:
            return
        yield model, field
        if field.related_model is None:
            return
        model = field.related_model
