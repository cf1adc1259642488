"""The columns of the lists of rounds, of whom these ask, and of whom they may."""

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.choices import AssessmentStatus
from assessments.tables.assessments import TONES
from campaigns.choices import RoundState
from campaigns.models import CollectionRound, Invitation
from campaigns.selectors.rounds import standing_of
from core.numbers import DASH
from core.tables import DayColumn, ListTable, NumberColumn, tag, titled
from core.templatetags.portal import day, moment
from enterprises.models import Facility


class RoundTable(ListTable):
    """Collection rounds: for which year, from when to when, and how many have answered."""

    row_header = "name"
    name = tables.Column(verbose_name=gettext_lazy("Collection round"), order_by=("name", "pk"))
    admin_unit = tables.Column(
        verbose_name=gettext_lazy("Territory"), order_by=("admin_unit__name", "pk")
    )
    reporting_year = tables.Column(
        verbose_name=gettext_lazy("Year"), order_by=("reporting_year", "pk")
    )
    opens_on = DayColumn(verbose_name=gettext_lazy("Open"), order_by=("opens_on", "pk"))
    closes_on = DayColumn(visible=False)
    corrected_until = DayColumn(
        verbose_name=gettext_lazy("Corrections until"), order_by=("corrected_until", "pk")
    )
    asked_count = NumberColumn(verbose_name=gettext_lazy("Asked"), order_by=("asked_count", "pk"))
    answered_count = NumberColumn(
        verbose_name=gettext_lazy("Answered"), order_by=("answered_count", "pk")
    )
    state = tables.Column(
        verbose_name=gettext_lazy("State"), empty_values=(), orderable=False, accessor="pk"
    )

    def render_name(self, record: CollectionRound) -> SafeString:
        address = reverse("campaigns:round_detail", args=[record.pk])
        return format_html('<a href="{}">{}</a>', address, record.name)

    def render_opens_on(self, record: CollectionRound) -> SafeString:
        return format_html("<span>{} – <wbr>{}</span>", day(record.opens_on), day(record.closes_on))

    def render_state(self, record: CollectionRound) -> SafeString:
        return round_state(record)

    def value_state(self, record: CollectionRound) -> str:
        return str(standing_of(record, day=timezone.localdate()).state.label)


class InvitationTable(ListTable):
    """Whom a round asks: how far they are, and what became of the letter."""

    row_header = "facility"
    code = tables.Column(
        accessor="facility__code", verbose_name=gettext_lazy("Facility code"), visible=False
    )
    facility = tables.Column(
        verbose_name=gettext_lazy("Facility"), order_by=("facility__name", "pk")
    )
    industry = tables.Column(
        accessor="facility__industry", verbose_name=gettext_lazy("Industry"), visible=False
    )
    place = tables.Column(
        verbose_name=gettext_lazy("Commune, ward"),
        empty_values=(),
        accessor="facility__commune",
        order_by=("facility__commune__name", "pk"),
    )
    answer = tables.Column(
        verbose_name=gettext_lazy("Answer"), empty_values=(), order_by=("answer", "pk")
    )
    email = tables.Column(
        verbose_name=gettext_lazy("E-mail"), empty_values=(), order_by=("email", "pk")
    )
    sent_at = tables.Column(
        verbose_name=gettext_lazy("Letter"), empty_values=(), order_by=("sent_at", "pk")
    )
    reminders = NumberColumn(verbose_name=gettext_lazy("Reminders"), order_by=("reminders", "pk"))

    def render_facility(self, record: Invitation) -> SafeString:
        address = reverse("enterprises:facility_detail", args=[record.facility_id])
        return titled(address, record.facility.name, record.facility.code)

    def value_facility(self, record: Invitation) -> str:
        return record.facility.name

    def render_place(self, record: Invitation) -> str:
        return str(record.facility.commune or record.facility.former_commune or DASH)

    def render_answer(self, record: Any) -> SafeString:
        if record.answer is None:
            return tag(_("not begun"))
        words, tone = self.value_answer(record), TONES.get(AssessmentStatus(record.answer), "info")
        address = reverse("assessments:detail", args=[record.answer_id])
        return format_html('<a href="{}">{}</a>', address, tag(words, tone=tone))

    def value_answer(self, record: Any) -> str:
        if record.answer is None:
            return _("not begun")
        return str(AssessmentStatus(record.answer).label)

    def render_email(self, record: Invitation) -> SafeString:
        address = reverse("campaigns:round_invitation", args=[record.round_id, record.pk])
        return format_html(
            '<a href="{}">{}</a>', address, record.email or _("Type an e-mail address")
        )

    def value_email(self, record: Invitation) -> str:
        return record.email

    def render_sent_at(self, record: Invitation) -> str:
        return letter_state(record)


class InvitationOnlyTable(InvitationTable):
    """The same for those who read only: no addresses of people."""

    class Meta:
        exclude = ("email",)


class AskableTable(ListTable):
    """Facilities that a round may ask."""

    row_header = "name"
    code = tables.Column(verbose_name=gettext_lazy("Facility code"), visible=False)
    name = tables.Column(verbose_name=gettext_lazy("Facility"), order_by=("name", "pk"))
    industry = tables.Column(
        verbose_name=gettext_lazy("Industry"), order_by=("industry__code", "pk")
    )
    place = tables.Column(
        verbose_name=gettext_lazy("Commune, ward"),
        empty_values=(),
        accessor="commune",
        order_by=("commune__name", "pk"),
    )
    email = tables.Column(
        verbose_name=gettext_lazy("E-mail"), empty_values=(), order_by=("email", "pk")
    )

    def render_name(self, record: Facility) -> SafeString:
        address = reverse("enterprises:facility_detail", args=[record.pk])
        return titled(address, record.name, record.code)

    def value_name(self, record: Facility) -> str:
        return record.name

    def render_place(self, record: Facility) -> str:
        return str(record.commune or record.former_commune or DASH)

    def render_email(self, record: Facility) -> str:
        return record.email or tag(_("none"), tone="warn")

    def value_email(self, record: Facility) -> str:
        return record.email


ROUND_TONES = {
    RoundState.AHEAD: "info",
    RoundState.OPEN: "good",
    RoundState.CORRECTING: "warn",
    RoundState.PAST: "",
}


def round_state(collection_round: CollectionRound) -> SafeString:
    """Where today lies in a round, in words."""
    state = standing_of(collection_round, day=timezone.localdate()).state
    return tag(state.label, tone=ROUND_TONES[state])


def letter_state(invitation: Invitation) -> str:
    """What became of the letter of an invitation."""
    if invitation.joined_by is not None:
        return _("account of %(person)s") % {"person": invitation.joined_by}
    if invitation.opened_at is not None:
        return _("link opened %(moment)s") % {"moment": moment(invitation.opened_at)}
    if invitation.sent_at is not None:
        return _("sent %(moment)s") % {"moment": moment(invitation.sent_at)}
    return _("being sent") if invitation.email else _("no address")
