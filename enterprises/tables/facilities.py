"""The columns of the register's lists."""

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.tables import DayColumn, ListTable, NumberColumn, tag
from core.templatetags.portal import day
from enterprises.models import AdminUnit, Facility


class FacilityTable(ListTable):
    """Facilities: what they are called, what they make, where they lie. The columns that are not
    visible stand in the workbook only."""

    row_header = "name"
    code = tables.Column(verbose_name=gettext_lazy("Facility code"), visible=False)
    name = tables.Column(verbose_name=gettext_lazy("Facility"), order_by=("name", "pk"))
    enterprise = tables.Column(verbose_name=gettext_lazy("Enterprise"), visible=False)
    tax_code = tables.Column(
        verbose_name=gettext_lazy("Tax code"), accessor="enterprise__tax_code", visible=False
    )
    industry = tables.Column(
        verbose_name=gettext_lazy("Industry"), order_by=("industry__code", "pk")
    )
    place = tables.Column(
        verbose_name=gettext_lazy("Commune, ward"),
        empty_values=(),
        order_by=("commune__name", "pk"),
    )
    province = tables.Column(
        verbose_name=gettext_lazy("Province, city"), empty_values=(), visible=False
    )
    address = tables.Column(verbose_name=gettext_lazy("Address"), visible=False)
    zone = tables.Column(
        verbose_name=gettext_lazy("Zone, craft village"), order_by=("zone__name", "pk")
    )
    size = tables.Column(
        verbose_name=gettext_lazy("Size"),
        accessor="enterprise__get_size_display",
        orderable=False,
    )
    staff = NumberColumn(
        verbose_name=gettext_lazy("Staff"), accessor="enterprise__staff", visible=False
    )
    opened_on = DayColumn(verbose_name=gettext_lazy("In operation since"), visible=False)
    closed_on = DayColumn(
        verbose_name=gettext_lazy("State"), empty_values=(), order_by=("closed_on", "pk")
    )

    def render_name(self, record: Facility) -> str:
        notes = (record.code, record.enterprise.name)
        return format_html(
            '<a href="{}">{}</a><small>{}</small>',
            reverse("enterprises:facility_detail", args=[record.pk]),
            record.name,
            " · ".join(note for note in notes if note != record.name),
        )

    def value_name(self, record: Facility) -> str:
        return record.name

    def render_industry(self, record: Facility) -> str:
        return format_html("<span>{}<small>{}</small></span>", *_industry(record))

    def value_industry(self, record: Facility) -> str:
        return str(record.industry)

    def render_place(self, record: Facility) -> str:
        unit = _unit(record)
        return format_html("<span>{}<small>{}</small></span>", unit, _above(unit))

    def value_place(self, record: Facility) -> str:
        return str(_unit(record))

    def value_province(self, record: Facility) -> str:
        unit = _unit(record)
        return str(unit.province) if unit else ""

    def render_closed_on(self, record: Facility) -> str:
        return tag(self.value_closed_on(record), tone="good" if record.closed_on is None else "")

    def value_closed_on(self, record: Facility) -> str:
        if record.closed_on is None:
            return _("in operation")
        return _("closed on %(day)s") % {"day": day(record.closed_on)}


def _industry(record: Facility) -> tuple[str, str]:
    return record.industry.code, record.industry.name


def _unit(record: Facility) -> AdminUnit | None:
    """Today's commune; the former one while nobody has said which part the facility lies in."""
    return record.commune or record.former_commune


def _above(unit: AdminUnit | None) -> str:
    """The district, where there was one, and the province."""
    if unit is None:
        return ""
    above = [unit.parent, unit.province] if unit.parent_id != unit.province_id else [unit.province]
    return ", ".join(str(higher) for higher in above)
