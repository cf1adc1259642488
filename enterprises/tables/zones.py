"""The columns of the list of zones."""

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from core.tables import ListTable, NumberColumn, titled
from enterprises.models import Zone


class ZoneTable(ListTable):
    """Zones: what they are called, where they lie, who manages them, how many facilities."""

    row_header = "name"
    code = tables.Column(verbose_name=gettext_lazy("Zone code"), visible=False)
    name = tables.Column(verbose_name=gettext_lazy("Zone, craft village"), order_by=("name", "pk"))
    kind = tables.Column(verbose_name=gettext_lazy("Kind"), order_by=("kind", "pk"))
    province = tables.Column(
        verbose_name=gettext_lazy("Province, city"), order_by=("province__name", "pk")
    )
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

    def render_place(self, record: Zone) -> str:
        return format_html("{}", self.value_place(record))

    def value_place(self, record: Zone) -> str:
        return ", ".join(str(unit) for unit in record.communes.all())
