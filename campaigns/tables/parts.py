"""The parts of a record on its page, such as the followers of a model: each stands in a table, and
whoever may change the record may change them."""

from dataclasses import dataclass
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.tables import ListTable


class PartTable(ListTable):
    """`kind` begins the names of the addresses of a part, `owner` is its way to the record."""

    kind = ""
    owner = ""
    change = tables.Column(verbose_name=gettext_lazy("Change"), empty_values=())

    def __init__(self, data: Any, *, may_edit: bool = False, first: str = "") -> None:
        left_out = () if may_edit else ("change",)
        order = (*filter(None, [first]), "...", "change")
        super().__init__(data, orderable=False, exclude=left_out, sequence=order)

    def render_change(self, record: Any) -> SafeString:
        place = {"pk": getattr(record, f"{self.owner}_id"), "part": record.pk}
        return format_html(
            '<span class="nowrap"><a href="{}">{}</a> · <a href="{}">{}</a></span>',
            reverse(f"campaigns:{self.kind}_edit", kwargs=place),
            _("Change"),
            reverse(f"campaigns:{self.kind}_remove", kwargs=place),
            _("Remove"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A table on the page of a record: its title, where one more is added (for who may), and what
    is said when it is empty, or of what the reader may not see."""

    name: str
    title: Any
    table: ListTable
    add: Any = ""
    to_add: str = ""
    empty: Any = ""
    note: str = ""
