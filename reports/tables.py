"""The columns of the list of reports."""

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from core.tables import DayColumn, ListTable, tag
from core.templatetags.portal import moment
from reports.choices import ReportState
from reports.models import ProgressReport

TONES = {
    ReportState.QUEUED: "info",
    ReportState.RUNNING: "info",
    ReportState.READY: "good",
    ReportState.FAILED: "bad",
}


class ReportTable(ListTable):
    """Reports: of which plan, as of which day, made by whom, and how far they are."""

    row_header = "plan"
    plan = tables.Column(verbose_name=_("Plan"), order_by=("plan__name", "pk"))
    as_of = DayColumn(verbose_name=_("Cut-off date"), order_by=("as_of", "pk"))
    state = tables.Column(verbose_name=_("State"), order_by=("state", "pk"))
    created_by = tables.Column(verbose_name=_("Made by"), orderable=False)
    created_at = tables.Column(verbose_name=_("Asked for at"), order_by=("created_at", "pk"))

    def render_plan(self, record: ProgressReport) -> SafeString:
        return format_html(
            '<a href="{}">{}</a><small>{}</small>',
            reverse("reports:report_detail", args=[record.pk]),
            record.plan.name,
            record.plan.code,
        )

    def value_plan(self, record: ProgressReport) -> str:
        return record.plan.name

    def render_state(self, record: ProgressReport) -> SafeString:
        return state_tag(record)

    def value_state(self, record: ProgressReport) -> str:
        return str(record.get_state_display())

    def render_created_at(self, record: ProgressReport) -> str:
        return moment(record.created_at)


def state_tag(report: ProgressReport) -> SafeString:
    """How far a report is, in words with a dot."""
    return tag(report.get_state_display(), tone=TONES[ReportState(report.state)])
