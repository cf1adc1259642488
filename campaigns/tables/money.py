"""The columns of the list of money."""

from decimal import Decimal
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from campaigns.models import Funding
from campaigns.selectors.money import WHOLE
from core.tables import ListTable, MoneyColumn


class FundingTable(ListTable):
    """Lines of money: from where, in which year, of which plan, for what, how much."""

    row_header = "source"
    source = tables.Column(verbose_name=gettext_lazy("Source"), order_by=("source", "year", "pk"))
    year = tables.Column(verbose_name=gettext_lazy("Year"), order_by=("year", "source", "pk"))
    plan = tables.Column(
        accessor="plan__code", verbose_name=gettext_lazy("Plan"), order_by=("plan__code", "pk")
    )
    purpose = tables.Column(
        verbose_name=gettext_lazy("For"), empty_values=(), orderable=False, accessor="pk"
    )
    agency = tables.Column(
        verbose_name=gettext_lazy("Agency"), order_by=("agency__name", "year", "pk")
    )
    planned_vnd = MoneyColumn(verbose_name=gettext_lazy("Planned"), order_by=("planned_vnd", "pk"))
    appraised_vnd = MoneyColumn(
        verbose_name=gettext_lazy("Appraised"), order_by=("appraised_vnd", "pk")
    )
    spent_vnd = MoneyColumn(verbose_name=gettext_lazy("Spent"), order_by=("spent_vnd", "pk"))
    left = MoneyColumn(verbose_name=gettext_lazy("Left"), orderable=False, accessor="left_vnd")
    note = tables.Column(visible=False)

    def render_source(self, record: Any) -> SafeString:
        words = record.get_source_display()
        return format_html('<a href="{}">{}</a>', record.get_absolute_url(), words)

    def value_source(self, record: Any) -> str:
        return str(record.get_source_display())

    def render_plan(self, record: Funding) -> SafeString:
        address = reverse("campaigns:plan_detail", args=[record.plan.code])
        return format_html('<a class="nowrap" href="{}">{}</a>', address, record.plan.code)

    def value_plan(self, record: Funding) -> str:
        return record.plan.code

    def render_purpose(self, record: Funding) -> str:
        return str(record.task or record.project or WHOLE)

    def value_left(self, value: Decimal) -> Decimal:
        return value
