"""The columns of the list of imports."""

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from core.tables import ListTable, NumberColumn, tag
from core.templatetags.portal import moment
from imports.choices import AT_WORK, BatchStatus
from imports.findings import totals
from imports.kinds import KINDS
from imports.models import ImportBatch

TONES = {
    BatchStatus.WRITTEN: "good",
    BatchStatus.CHECKED: "info",
    BatchStatus.UNREADABLE: "bad",
    BatchStatus.FAILED: "bad",
} | dict.fromkeys(AT_WORK, "warn")


def state_of(batch: ImportBatch) -> SafeString:
    """The state of an import in words with a dot."""
    return tag(batch.get_status_display(), tone=TONES.get(BatchStatus(batch.status), ""))


class MomentColumn(tables.Column):
    """A moment as 09:30 31/12/2025; the moment itself in a workbook."""

    def render(self, value: Any) -> str:
        return moment(value)

    def value(self, **kwargs: Any) -> Any:
        return kwargs["value"]


class CountColumn(NumberColumn):
    """How many rows came out so."""

    def __init__(self, outcome: str, **options: Any) -> None:
        super().__init__(accessor="counts", orderable=False, empty_values=(), **options)
        self.outcome = outcome

    def render(self, value: Any) -> str:
        return super().render(self.value(value=value))

    def value(self, **kwargs: Any) -> Any:
        return totals(kwargs["value"] or {})[self.outcome]


class BatchTable(ListTable):
    """Imports: the file, who brought it and when, and how its rows came out."""

    row_header = "file_name"
    number = tables.Column(verbose_name=_("Number"), accessor="pk", visible=False)
    file_name = tables.Column(verbose_name=_("File"), order_by=("file_name", "pk"))
    kind = tables.Column(verbose_name=_("Kind"), order_by=("kind", "pk"))
    created_at = MomentColumn(verbose_name=_("Brought at"), order_by=("created_at", "pk"))
    created_by = tables.Column(verbose_name=_("Brought by"), order_by=("created_by__email", "pk"))
    total_rows = NumberColumn(verbose_name=_("Rows"), order_by=("total_rows", "pk"))
    new = CountColumn("new", verbose_name=_("New"))
    changed = CountColumn("changed", verbose_name=_("Changed"))
    wrong = CountColumn("wrong", verbose_name=_("Wrong"))
    status = tables.Column(verbose_name=_("State"), order_by=("status", "pk"))
    written_at = MomentColumn(verbose_name=_("Written at"), visible=False)

    def render_file_name(self, record: ImportBatch) -> SafeString:
        address = reverse("imports:batch", args=[record.pk])
        number = _("import %(number)s") % {"number": record.pk}
        titled = '<a href="{}">{}</a><small>{}</small>'
        return format_html(titled, address, record.file_name, number)

    def value_file_name(self, record: ImportBatch) -> str:
        return record.file_name

    def render_kind(self, value: str) -> str:
        return str(KINDS[value].title)

    def render_status(self, record: ImportBatch) -> SafeString:
        return state_of(record)

    def value_status(self, record: ImportBatch) -> str:
        return str(record.get_status_display())
