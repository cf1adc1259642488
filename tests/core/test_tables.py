"""What every declared list keeps to, whichever app declares it."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

import pytest
from django.apps import apps
from django.utils.module_loading import module_has_submodule

from core.tables import ListTable


def declared(table: type[ListTable] = ListTable) -> Iterator[type[ListTable]]:
    for config in apps.get_app_configs():
        if module_has_submodule(config.module, "tables"):
            room = import_module(f"{config.name}.tables")
            for module in iter_modules(getattr(room, "__path__", ())):
                import_module(f"{room.__name__}.{module.name}")
    for subclass in table.__subclasses__():
        yield subclass
        yield from declared(subclass)


@pytest.mark.parametrize("table", sorted(set(declared()), key=str), ids=lambda item: item.__name__)
def test_sorted_pages_cannot_overlap(table: type[ListTable]) -> None:
    """Each column that can be sorted ends its order with the primary key."""
    columns = table([]).columns
    loose = [column.name for column in columns if column.orderable and "pk" not in column.order_by]
    assert loose == []


@pytest.mark.parametrize("table", sorted(set(declared()), key=str), ids=lambda item: item.__name__)
def test_every_row_has_a_title(table: type[ListTable]) -> None:
    """The column that titles a card on a phone, and a row for those who listen, exists; a table
    that others are only made from names none."""
    if not table.row_header and table.__subclasses__():
        return
    assert table.row_header in table([]).columns
