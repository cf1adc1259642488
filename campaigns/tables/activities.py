"""The columns of the lists of activities and of who took part."""

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.choices import programme_names
from campaigns.models import Activity, Participation
from core.numbers import DASH
from core.tables import DayColumn, ListTable, NumberColumn, tag, titled


class ActivityTable(ListTable):
    """Activities: what, when, where, for which plan, and who came."""

    row_header = "title"
    code = tables.Column(visible=False)
    title = tables.Column(verbose_name=gettext_lazy("Activity"), order_by=("title", "pk"))
    kind = tables.Column(order_by=("kind", "pk"))
    starts_on = DayColumn(order_by=("starts_on", "pk"))
    ends_on = DayColumn(visible=False)
    place = tables.Column(orderable=False)
    plan = tables.Column(
        accessor="plan__code", verbose_name=gettext_lazy("Plan"), order_by=("plan__code", "pk")
    )
    participant_count = NumberColumn(
        verbose_name=gettext_lazy("Took part"), order_by=("participant_count", "pk")
    )
    counts_as_awareness = tables.BooleanColumn(
        verbose_name=gettext_lazy("Counts as awareness"), order_by=("counts_as_awareness", "pk")
    )
    agency = tables.Column(visible=False)
    budget_vnd = NumberColumn(visible=False)
    spent_vnd = NumberColumn(visible=False)
    copies = NumberColumn(visible=False)
    booths = NumberColumn(visible=False)
    reach = NumberColumn(visible=False)
    channel = tables.Column(visible=False)
    destination = tables.Column(visible=False)
    team = tables.Column(visible=False)
    finding = tables.Column(visible=False)
    remedy = tables.Column(visible=False)
    remedy_due_on = DayColumn(visible=False)
    proposal = tables.Column(visible=False)
    decision = tables.Column(visible=False)
    programmes = tables.Column(visible=False)

    def render_title(self, record: Activity) -> SafeString:
        address = reverse("campaigns:activity_detail", args=[record.code])
        return titled(address, record.title, record.code)

    def value_title(self, record: Activity) -> str:
        return record.title

    def value_programmes(self, value: list[str]) -> str:
        return programme_names(value)

    def render_counts_as_awareness(self, value: bool) -> str:
        return tag(_("yes"), tone="good") if value else _("no")

    def value_counts_as_awareness(self, value: bool) -> str:
        return _("yes") if value else _("no")


class ParticipationTable(ListTable):
    """Who took part: the person, and for whom."""

    row_header = "party"
    party = tables.Column(
        verbose_name=gettext_lazy("Facility, zone or agency"), empty_values=(), orderable=False
    )
    person = tables.Column(order_by=("person", "pk"))
    role = tables.Column(order_by=("role", "pk"))
    certificate = tables.Column(order_by=("certificate", "pk"))

    def render_party(self, record: Participation) -> str:
        if record.facility is None:
            return str(record.zone or record.agency or DASH)
        address = reverse("enterprises:facility_detail", args=[record.facility.pk])
        return titled(address, record.facility.name, record.facility.code)

    def value_party(self, record: Participation) -> str:
        return str(record.facility or record.zone or record.agency or "")


class ParticipationEditTable(ParticipationTable):
    """The same for who may change it."""

    change = tables.Column(
        verbose_name=gettext_lazy("Change"),
        empty_values=(),
        orderable=False,
        exclude_from_export=True,
    )

    def render_change(self, record: Participation) -> SafeString:
        place = {"pk": record.activity_id, "participation": record.pk}
        return format_html(
            '<span><a href="{}">{}</a> · <a href="{}">{}</a></span>',
            reverse("campaigns:participation_edit", kwargs=place),
            _("Change"),
            reverse("campaigns:participation_remove", kwargs=place),
            _("Remove"),
        )

    def render_certificate(self, record: Participation) -> SafeString:
        """The number leads to the paper."""
        address = reverse("campaigns:certificates", args=[record.activity_id])
        words = '<a href="{}?participant={}">{}</a>'
        return format_html(words, address, record.pk, record.certificate)

    def value_certificate(self, record: Participation) -> str:
        return record.certificate
