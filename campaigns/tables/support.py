"""The columns of the lists of support given to facilities, and of models shown at them."""

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from core.numbers import DASH
from core.tables import DayColumn, ListTable, NumberColumn, titled


class _AtFacilitiesTable(ListTable):
    """What, at which facility, where, and under which plan."""

    row_header = "title"
    title = tables.Column(order_by=("title", "pk"))
    kind = tables.Column(order_by=("kind", "pk"))
    code = tables.Column(
        accessor="facility__code", verbose_name=gettext_lazy("Facility code"), visible=False
    )
    facility = tables.Column(
        verbose_name=gettext_lazy("Facility"), order_by=("facility__name", "pk")
    )
    place = tables.Column(
        verbose_name=gettext_lazy("Commune, ward"),
        empty_values=(),
        accessor="facility__commune",
        order_by=("facility__commune__name", "pk"),
    )
    plan = tables.Column(
        accessor="plan__code", verbose_name=gettext_lazy("Plan"), order_by=("plan__code", "pk")
    )

    def render_title(self, record: Any) -> SafeString:
        return format_html('<a href="{}">{}</a>', record.get_absolute_url(), record.title)

    def value_title(self, record: Any) -> str:
        return str(record.title)

    def render_facility(self, record: Any) -> SafeString:
        address = reverse("enterprises:facility_detail", args=[record.facility_id])
        return titled(address, record.facility.name, record.facility.code)

    def value_facility(self, record: Any) -> str:
        return str(record.facility.name)

    def render_place(self, record: Any) -> str:
        return str(record.facility.commune or record.facility.former_commune or DASH)


class SupportTable(_AtFacilitiesTable):
    """Instances of support."""

    supported_on = DayColumn(verbose_name=gettext_lazy("Date"), order_by=("supported_on", "pk"))
    amount_vnd = NumberColumn(order_by=("amount_vnd", "pk"))


class ModelTable(_AtFacilitiesTable):
    """Models shown."""

    established_on = DayColumn(verbose_name=gettext_lazy("Date"), order_by=("established_on", "pk"))
