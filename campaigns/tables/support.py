"""The columns of the lists of what facilities were given, and of models shown at them."""

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from campaigns.tables.parts import PartTable
from core.numbers import DASH
from core.tables import DayColumn, ListTable, NumberColumn, titled


class AtFacilitiesTable(ListTable):
    """What, at which facility, and where."""

    row_header = "title"
    title = tables.Column(order_by=("title", "pk"))
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


class _OfPlansTable(AtFacilitiesTable):
    """The same, under which plan."""

    plan = tables.Column(
        accessor="plan__code", verbose_name=gettext_lazy("Plan"), order_by=("plan__code", "pk")
    )

    def render_plan(self, value: str) -> SafeString:
        return format_html('<span class="nowrap">{}</span>', value)

    def value_plan(self, value: str) -> str:
        return value


class SupportTable(_OfPlansTable):
    """Instances of support."""

    kind = tables.Column(order_by=("kind", "pk"))
    equipment = tables.Column(order_by=("equipment", "pk"))
    supported_on = DayColumn(verbose_name=gettext_lazy("Date"), order_by=("supported_on", "pk"))
    amount_vnd = NumberColumn(order_by=("amount_vnd", "pk"))
    project = tables.Column(
        accessor="project__code", verbose_name=gettext_lazy("Project"), visible=False
    )


class ModelTable(_OfPlansTable):
    """Models shown, what came of them, and how many followed."""

    kind = tables.Column(order_by=("kind", "pk"))
    established_on = DayColumn(verbose_name=gettext_lazy("Date"), order_by=("established_on", "pk"))
    follower_count = NumberColumn(
        verbose_name=gettext_lazy("Followers"), order_by=("follower_count", "pk")
    )
    investment_vnd = NumberColumn(order_by=("investment_vnd", "pk"))
    annual_saving_vnd = NumberColumn(order_by=("annual_saving_vnd", "pk"))
    result = tables.Column(visible=False)
    project = tables.Column(
        accessor="project__code", verbose_name=gettext_lazy("Project"), visible=False
    )


class TransferTable(_OfPlansTable):
    """Technology transfers."""

    supplier = tables.Column(order_by=("supplier", "pk"))
    contract_no = tables.Column(visible=False)
    transferred_on = DayColumn(verbose_name=gettext_lazy("Date"), order_by=("transferred_on", "pk"))
    value_vnd = NumberColumn(order_by=("value_vnd", "pk"))
    result = tables.Column(visible=False)


class FollowerTable(PartTable):
    """Who did as a model showed."""

    kind, owner = "follower", "model"
    row_header = "facility"
    facility = tables.Column(verbose_name=gettext_lazy("Facility"))
    followed_on = DayColumn(verbose_name=gettext_lazy("Since"))
    note = tables.Column()

    def render_facility(self, record: Any) -> SafeString:
        address = reverse("enterprises:facility_detail", args=[record.facility_id])
        return titled(address, record.facility.name, record.facility.code)
