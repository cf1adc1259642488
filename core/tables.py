"""Lists are declared: the columns of a table, drawn by one template for screen, phone and Excel."""

from datetime import date
from decimal import Decimal
from typing import Any

import django_tables2 as tables
from django.utils.encoding import force_str
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django_tables2.rows import BoundRow

from core.exports import Page
from core.templatetags.portal import day, number, share

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
        names = [c.name for c in self.columns.iterall() if not c.column.exclude_from_export]

        def line(record: Any) -> list[Any]:
            row = BoundRow(record, self)
            return [row.get_cell_value(name) for name in names]

        header = [force_str(self.columns[name].header) for name in names]
        return Page(title=title, header=header, records=self.data.data, line=line)


class NumberColumn(tables.Column):
    """Figures to the right, in the language of the page; the plain number in a workbook."""

    def __init__(self, *args: Any, places: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, attrs=NUMBER, **kwargs)
        self.places = places

    def render(self, value: Decimal) -> str:
        return number(value, self.places)

    def value(self, **kwargs: Any) -> Any:
        return kwargs["value"]


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
