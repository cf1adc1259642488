"""The columns of the lists of local reports and of their rounds."""

from typing import Any

import django_tables2 as tables
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.choices import LOCAL_STATE_WORDS, LocalReportState
from campaigns.models import LocalReport, LocalRound
from core.tables import DayColumn, ListTable, NumberColumn, tag
from core.templatetags.portal import day

TONES = {
    LocalReportState.DRAFT: "",
    LocalReportState.SENT: "info",
    LocalReportState.ACCEPTED: "good",
    LocalReportState.RETURNED: "warn",
}


class LocalRoundTable(ListTable):
    """Rounds: of which year, until when, and how many reports have come."""

    row_header = "year"
    year = tables.Column(verbose_name=gettext_lazy("Year"), order_by=("year", "pk"))
    admin_unit = tables.Column(
        verbose_name=gettext_lazy("Province, city"), order_by=("admin_unit__name", "pk")
    )
    opens_on = DayColumn(verbose_name=gettext_lazy("Opens on"), order_by=("opens_on", "pk"))
    due_on = DayColumn(verbose_name=gettext_lazy("Due on"), order_by=("due_on", "pk"))
    asked_count = NumberColumn(verbose_name=gettext_lazy("Asked"), order_by=("asked_count", "pk"))
    missing_count = NumberColumn(
        verbose_name=gettext_lazy("Missing"), order_by=("missing_count", "pk")
    )
    waiting_count = NumberColumn(
        verbose_name=gettext_lazy("To decide"), order_by=("waiting_count", "pk")
    )
    accepted_count = NumberColumn(
        verbose_name=gettext_lazy("Accepted"), order_by=("accepted_count", "pk")
    )

    def render_year(self, record: LocalRound) -> SafeString:
        return format_html('<a href="{}">{}</a>', record.get_absolute_url(), record.year)

    def value_year(self, record: LocalRound) -> int:
        return record.year


class LocalReportTable(ListTable):
    """Reports: whose, how far they are, and who was reminded."""

    row_header = "sender"
    sender = tables.Column(
        verbose_name=gettext_lazy("Unit or zone"),
        empty_values=(),
        accessor="pk",
        order_by=("admin_unit__name", "zone__name", "pk"),
    )
    kind = tables.Column(
        verbose_name=gettext_lazy("Kind"), empty_values=(), accessor="pk", orderable=False
    )
    province = tables.Column(
        accessor="round__admin_unit", verbose_name=gettext_lazy("Province, city"), visible=False
    )
    year = tables.Column(
        accessor="round__year",
        verbose_name=gettext_lazy("Year"),
        order_by=("round__year", "pk"),
    )
    state = tables.Column(verbose_name=gettext_lazy("State"), order_by=("state", "pk"))
    due_on = DayColumn(
        accessor="round__due_on",
        verbose_name=gettext_lazy("Due on"),
        order_by=("round__due_on", "pk"),
    )
    sent_at = DayColumn(verbose_name=gettext_lazy("Sent on"), order_by=("sent_at", "pk"))
    decided_at = DayColumn(verbose_name=gettext_lazy("Decided on"), order_by=("decided_at", "pk"))

    def render_sender(self, record: LocalReport) -> SafeString:
        return format_html('<a href="{}">{}</a>', record.get_absolute_url(), record.sender)

    def value_sender(self, record: LocalReport) -> str:
        return str(record.sender)

    def render_kind(self, record: LocalReport) -> str:
        if record.zone is not None:
            return record.zone.get_kind_display()
        return record.admin_unit.get_level_display() if record.admin_unit else ""

    def render_state(self, record: LocalReport) -> SafeString:
        return report_state(record)

    def value_state(self, record: LocalReport) -> str:
        return str(report_words(record))

    def render_sent_at(self, value: Any) -> str:
        return _day(value)

    def value_sent_at(self, value: Any) -> Any:
        return timezone.localtime(value).date()

    def render_decided_at(self, value: Any) -> str:
        return _day(value)

    def value_decided_at(self, value: Any) -> Any:
        return timezone.localtime(value).date()


class LocalBoardTable(LocalReportTable):
    """Of one round, for the department: also who was reminded how often, and who cannot be."""

    reminders = NumberColumn(verbose_name=gettext_lazy("Reminders"), order_by=("reminders", "pk"))
    is_reachable = tables.Column(
        verbose_name=gettext_lazy("Account"), order_by=("is_reachable", "pk")
    )

    class Meta:
        exclude = ("year", "due_on", "province")

    def render_is_reachable(self, value: bool) -> SafeString | str:
        return _("yes") if value else tag(_("nobody has one"), tone="warn")

    def value_is_reachable(self, value: bool) -> str:
        return _("yes") if value else _("nobody has one")


def report_words(report: LocalReport) -> str:
    """The state, and that a missing one is late."""
    words = str(LOCAL_STATE_WORDS[report.state])
    if is_late(report):
        return _("%(state)s, overdue") % {"state": words}
    return words


def report_state(report: LocalReport) -> SafeString:
    tone = "bad" if is_late(report) else TONES[LocalReportState(report.state)]
    return tag(report_words(report), tone=tone)


def is_late(report: LocalReport) -> bool:
    return report.is_missing and report.round.due_on < timezone.localdate()


def _day(value: Any) -> str:
    return day(timezone.localtime(value).date())
