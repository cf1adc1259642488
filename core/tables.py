"""Lists are declared: the columns of a table, drawn by one template for screen, phone and Excel."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import django_tables2 as tables
from django.utils.encoding import force_str
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString
from django_tables2.utils import signature

from core.exports import Page
from core.templatetags.portal import day, money_vnd, number, share

NUMBER = {"td": {"class": "num"}, "th": {"class": "num"}}


class ListTable(tables.Table):
    """A table whose rows become cards on a phone; `row_header` names the column that titles them.

    A column that can be sorted says `order_by=(…, "pk")`, or pages would overlap.
    """

    row_header = ""

    class Meta:
        template_name = "_table.html"

    def __init__(self, *args: Any, **options: Any) -> None:
        # Subclasses without a Meta of their own do not inherit this one's.
        super().__init__(*args, **{"attrs": {"class": "stackable"}, **options})

    def as_page(self, title: str) -> Page:
        """The same rows in the same order for a file, with the columns that no page shows."""
        columns = [c for c in self.columns.iterall() if not c.column.exclude_from_export]
        readers = [_reader(self, column) for column in columns]
        return Page(
            title=title,
            header=[force_str(column.header) for column in columns],
            records=self.data.data,
            line=lambda record: [read(record) for read in readers],
        )


def _reader(table: ListTable, bound: Any) -> Callable[[Any], Any]:
    """How the cell of a column is read for a file: what django-tables2 does for each cell, worked
    out once for the column; looking at its functions anew is most of the time of a long list."""
    path, words, empty = *_path(table, bound), bound.column.empty_values
    tell, wanted = _teller(table, bound)
    fixed = {"table": table, "column": bound.column, "bound_column": bound}
    given = {name: fixed[name] for name in wanted & fixed.keys()}

    def read(record: Any) -> Any:
        value = record
        for name in path:
            value = getattr(value, name, None)
            if callable(value):
                value = value()
            if value is None:
                break
        if value in empty:
            return None
        if "value" in wanted:
            given["value"] = words.get(value, value) if words else value
        if "record" in wanted:
            given["record"] = record
        told = tell(**given)
        return strip_tags(told) if isinstance(told, SafeString) else told

    return read


def _path(table: ListTable, bound: Any) -> tuple[list[str], dict[Any, str]]:
    """The attributes from the record to the value; of a choice, the words for its codes."""
    accessor = tables.A(bound.accessor)
    path = list(accessor.bits)
    field = accessor.get_field(table.data.data.model)
    if not path or field is None or field.name != path[-1] or not field.choices:
        return path, {}
    return path, {code: force_str(words) for code, words in field.flatchoices}


def _teller(table: ListTable, bound: Any) -> tuple[Callable[..., Any], set[str]]:
    """What tells the value, and which arguments it wants: the table's own `value_…`, else its own
    `render_…` without its looks, else what columns of this kind tell."""
    of_kind = type(bound.column).value is not tables.Column.value
    usual = bound.column.value if of_kind else bound.column.render
    shown = getattr(table, f"render_{bound.name}", usual)
    tell = getattr(table, f"value_{bound.name}", shown)
    arguments, takes_all = signature(tell)
    return tell, {"value", "record"} if takes_all else set(arguments)


class NumberColumn(tables.Column):
    """Figures to the right, in the language of the page; the plain number in a workbook."""

    def __init__(self, *args: Any, places: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, attrs=NUMBER, **kwargs)
        self.places = places

    def render(self, value: Decimal) -> str:
        return number(value, self.places)

    def value(self, **kwargs: Any) -> Any:
        return kwargs["value"]


class MoneyColumn(NumberColumn):
    """Money in the step an official would say; in a workbook, đồng."""

    def render(self, value: Decimal) -> str:
        return money_vnd(value)


class ShareColumn(NumberColumn):
    """A fraction shown in percent."""

    def render(self, value: Decimal) -> str:
        return share(value, 1 if self.places is None else self.places)


class DayColumn(tables.Column):
    """A day as 31/12/2025; a real date in a workbook."""

    def render(self, value: date) -> str:
        return day(value)

    def value(self, **kwargs: Any) -> Any:
        return kwargs["value"]


def tag(words: object, *, tone: str = "") -> SafeString:
    """A status in words with a dot; tone is good, warn, bad, info or empty."""
    return format_html('<span class="tag{}">{}</span>', f" tag--{tone}" if tone else "", words)


def titled(address: str, title: str, code: str) -> SafeString:
    """What a record is called, linked to its page, and below it its code."""
    return format_html('<a href="{}">{}</a><small>{}</small>', address, title, code)
