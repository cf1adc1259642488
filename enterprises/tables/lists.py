"""The columns of lists of facilities, of who stands on one, and of two versions side by side."""

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.tables import DayColumn, ListTable, NumberColumn, tag, titled
from enterprises.choices import ListChange
from enterprises.models import Facility, FacilityList
from enterprises.tables.facilities import FacilityTable

TONES = {ListChange.CAME: "good", ListChange.WENT: "warn", ListChange.STAYED: ""}


class FacilityListTable(ListTable):
    """Lists of facilities: whose, by which decision, how many stand on them."""

    row_header = "name"
    name = tables.Column(verbose_name=gettext_lazy("List"), order_by=("name", "pk"))
    admin_unit = tables.Column(
        verbose_name=gettext_lazy("Territory"), empty_values=(), order_by=("admin_unit__name", "pk")
    )
    decision_no = tables.Column(
        verbose_name=gettext_lazy("Decision"), order_by=("decision_no", "pk")
    )
    decided_on = DayColumn(verbose_name=gettext_lazy("Date"), order_by=("decided_on", "pk"))
    earlier = tables.Column(
        verbose_name=gettext_lazy("Took the place of"), order_by=("earlier__name", "pk")
    )
    member_count = NumberColumn(
        verbose_name=gettext_lazy("Facilities"), order_by=("member_count", "pk")
    )

    def render_name(self, record: FacilityList) -> SafeString:
        note = _("fed by the column “Có tiềm năng”") if record.has_potential else ""
        return titled(record.get_absolute_url(), record.name, note)

    def value_name(self, record: FacilityList) -> str:
        return record.name

    def render_admin_unit(self, record: FacilityList) -> str:
        return str(record.admin_unit or _("the whole country"))


class MemberTable(FacilityTable):
    """The facilities on a list; who may change it can take each off."""

    take_off = tables.Column(
        verbose_name=gettext_lazy("Actions"),
        empty_values=(),
        orderable=False,
        exclude_from_export=True,
    )

    def __init__(
        self, *args: Any, facility_list: FacilityList | None = None, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.facility_list = facility_list

    def render_take_off(self, record: Facility) -> SafeString:
        of = self.facility_list
        address = reverse("enterprises:list_take_off", args=[of.pk, record.pk]) if of else ""
        words = _("Take off: %(facility)s") % {"facility": record.name}
        return format_html('<a href="{}" aria-label="{}">{}</a>', address, words, _("Take off"))


class ComparedTable(FacilityTable):
    """The facilities of two versions of a list, and what became of each."""

    change = tables.Column(
        verbose_name=gettext_lazy("What became of it"), order_by=("change", "pk")
    )

    class Meta(ListTable.Meta):
        sequence = ("name", "change", "...")

    def render_change(self, value: str) -> SafeString:
        return tag(ListChange(value).label, tone=TONES[ListChange(value)])

    def value_change(self, value: str) -> str:
        return str(ListChange(value).label)
