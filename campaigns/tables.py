"""The columns of the lists of plans, activities, participants, rounds and whom these ask."""

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
from campaigns.models import ActionPlan, Activity, CollectionRound, Invitation, Participation
from campaigns.selectors.rounds import standing_of
from core.numbers import DASH
from core.tables import DayColumn, ListTable, NumberColumn, tag
from core.templatetags.portal import day, moment
from enterprises.models import Facility


class PlanTable(ListTable):
    """Plans: whose, decided by what, from when to when."""

    row_header = "name"
    code = tables.Column(visible=False)
    name = tables.Column(verbose_name=gettext_lazy("Plan"), order_by=("name", "pk"))
    admin_unit = tables.Column(
        verbose_name=gettext_lazy("Territory"), empty_values=(), order_by=("admin_unit__name", "pk")
    )
    decision_no = tables.Column(
        verbose_name=gettext_lazy("Decision"), order_by=("decided_on", "pk")
    )
    decided_on = DayColumn(visible=False)
    starts_on = DayColumn(
        verbose_name=gettext_lazy("Period"), order_by=("starts_on", "ends_on", "pk")
    )
    ends_on = DayColumn(visible=False)
    target_count = NumberColumn(
        verbose_name=gettext_lazy("Targets"), order_by=("target_count", "pk")
    )
    activity_count = NumberColumn(
        verbose_name=gettext_lazy("Activities"), order_by=("activity_count", "pk")
    )
    state = tables.Column(
        verbose_name=gettext_lazy("State"), empty_values=(), orderable=False, accessor="ends_on"
    )

    def render_name(self, record: ActionPlan) -> SafeString:
        address = reverse("campaigns:plan_detail", args=[record.code])
        return _titled(address, record.name, record.code)

    def value_name(self, record: ActionPlan) -> str:
        return record.name

    def render_admin_unit(self, record: ActionPlan) -> str:
        return str(record.admin_unit or _("the whole country"))

    def render_decision_no(self, record: ActionPlan) -> SafeString:
        return format_html(
            '<span class="nowrap">{}</span><small>{}</small>',
            record.decision_no,
            day(record.decided_on) if record.decided_on else "",
        )

    def value_decision_no(self, record: ActionPlan) -> str:
        return record.decision_no

    def render_starts_on(self, record: ActionPlan) -> SafeString:
        return format_html(
            "<span>{} – <wbr>{}</span>",
            day(record.starts_on),
            day(record.ends_on),
        )

    def render_state(self, record: ActionPlan) -> SafeString:
        return plan_state(record)

    def value_state(self, record: ActionPlan) -> str:
        return str(_state(record)[0])


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

    def render_title(self, record: Activity) -> SafeString:
        address = reverse("campaigns:activity_detail", args=[record.code])
        return _titled(address, record.title, record.code)

    def value_title(self, record: Activity) -> str:
        return record.title

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
        return _titled(address, record.facility.name, record.facility.code)

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
        return _titled(address, record.facility.name, record.facility.code)

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
        return _titled(address, record.name, record.code)

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


def plan_state(plan: ActionPlan) -> SafeString:
    """Whether a plan is in force today, in words."""
    words, tone = _state(plan)
    return tag(words, tone=tone)


def _state(plan: ActionPlan) -> tuple[str, str]:
    today = timezone.localdate()
    if plan.starts_on > today:
        return _("not yet begun"), "info"
    return (_("in force"), "good") if plan.ends_on >= today else (_("ended"), "")


def _titled(address: str, title: str, code: str) -> SafeString:
    return format_html('<a href="{}">{}</a><small>{}</small>', address, title, code)
