"""The columns of the list of zones."""

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from core.tables import ListTable, NumberColumn, titled
from enterprises.choices import CURRENT_EDITION
from enterprises.models import AdminUnit, Zone
from enterprises.tables.facilities import FacilityTable


class ZoneTable(ListTable):
    """Zones: what they are called, where they lie, who manages them, how many facilities."""

    row_header = "name"
    code = tables.Column(verbose_name=gettext_lazy("Zone code"), visible=False)
    name = tables.Column(verbose_name=gettext_lazy("Zone, craft village"), order_by=("name", "pk"))
    kind = tables.Column(verbose_name=gettext_lazy("Kind"), order_by=("kind", "pk"))
    province = tables.Column(verbose_name=gettext_lazy("Province, city"), visible=False)
    place = tables.Column(
        verbose_name=gettext_lazy("Communes, wards"),
        empty_values=(),
        accessor="pk",
        orderable=False,
    )
    board = tables.Column(verbose_name=gettext_lazy("Management board"), order_by=("board", "pk"))
    facility_count = NumberColumn(
        verbose_name=gettext_lazy("Facilities in operation"), order_by=("facility_count", "pk")
    )

    def render_name(self, record: Zone) -> SafeString:
        return titled(record.get_absolute_url(), record.name, record.code)

    def value_name(self, record: Zone) -> str:
        return record.name

    def render_place(self, record: Zone) -> SafeString:
        return format_html(
            "<span>{}<small>{}</small></span>", self.value_place(record), record.province
        )

    def value_place(self, record: Zone) -> str:
        return ", ".join(str(unit) for unit in communes_of(record))


class InZoneTable(FacilityTable):
    """The facilities of one zone."""

    class Meta:
        exclude = ("zone",)


def communes_of(zone: Zone) -> list[AdminUnit]:
    """Of today; the former ones while nobody has said in which of today's it lies."""
    communes = list(zone.communes.all())
    return [unit for unit in communes if unit.edition == CURRENT_EDITION] or communes
