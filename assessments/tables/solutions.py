"""The columns of lists of solutions."""

from decimal import Decimal

import django_tables2 as tables
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.choices import SolutionStatus
from assessments.models import Solution
from assessments.selectors.solutions import TONES
from core.tables import DayColumn, ListTable, MoneyColumn, NumberColumn, tag
from core.templatetags.portal import day, years


class YearsColumn(NumberColumn):
    """A span of years, in months below one; the plain number in a workbook."""

    def render(self, value: Decimal) -> str:
        return years(value)


class SolutionTable(ListTable):
    """Solutions: what, where, how far, and what they cost and bring. The columns that are not
    visible stand in the workbook only."""

    row_header = "title"
    title = tables.Column(verbose_name=gettext_lazy("Solution"), order_by=("title", "pk"))
    facility_code = tables.Column(
        accessor="assessment__facility__code",
        verbose_name=gettext_lazy("Facility code"),
        visible=False,
    )
    facility = tables.Column(
        accessor="assessment__facility",
        verbose_name=gettext_lazy("Facility"),
        order_by=("assessment__facility__name", "pk"),
    )
    enterprise = tables.Column(
        accessor="assessment__facility__enterprise",
        verbose_name=gettext_lazy("Enterprise"),
        visible=False,
    )
    industry = tables.Column(
        accessor="assessment__facility__industry",
        verbose_name=gettext_lazy("Industry"),
        visible=False,
    )
    reporting_year = tables.Column(
        accessor="assessment__reporting_year", verbose_name=gettext_lazy("Year"), visible=False
    )
    category = tables.Column(verbose_name=gettext_lazy("Category"), order_by=("category", "pk"))
    status = tables.Column(verbose_name=gettext_lazy("State"), order_by=("status", "pk"))
    implemented_year = tables.Column(verbose_name=gettext_lazy("Implemented in"), visible=False)
    investment_vnd = MoneyColumn(
        verbose_name=gettext_lazy("Investment"), order_by=("investment_vnd", "pk")
    )
    annual_saving_vnd = MoneyColumn(
        verbose_name=gettext_lazy("Saved a year"), order_by=("annual_saving_vnd", "pk")
    )
    annual_cost_vnd = MoneyColumn(verbose_name=gettext_lazy("Extra cost a year"), visible=False)
    measured_saving_vnd = MoneyColumn(
        verbose_name=gettext_lazy("Measured saving a year"), visible=False
    )
    payback = YearsColumn(verbose_name=gettext_lazy("Payback"), order_by=("payback", "pk"))
    follow_up_on = DayColumn(
        verbose_name=gettext_lazy("Follow-up on"), order_by=("follow_up_on", "pk")
    )

    def render_title(self, record: Solution) -> SafeString:
        address = reverse("assessments:solution", args=[record.pk])
        return format_html('<a href="{}">{}</a>', address, record.title)

    def value_title(self, record: Solution) -> str:
        return record.title

    def render_facility(self, record: Solution) -> SafeString:
        facility, year = record.assessment.facility, record.assessment.reporting_year
        return format_html("<span>{}<small>{}</small></span>", facility.name, year)

    def value_facility(self, record: Solution) -> str:
        return record.assessment.facility.name

    def render_status(self, record: Solution) -> SafeString:
        state = status_tag(record)
        if not getattr(record, "is_waiting", False):
            return state
        return format_html("<span>{} {}</span>", state, waiting_tag())

    def value_status(self, record: Solution) -> str:
        return record.get_status_display()

    def render_follow_up_on(self, record: Solution) -> SafeString | str:
        """One that is due says so in words."""
        due = record.follow_up_on
        is_open = record.status == SolutionStatus.IMPLEMENTED
        if due is None or not is_open or due > timezone.localdate():
            return day(due)
        return format_html("<span>{}<small>{}</small></span>", day(due), _("due"))

    def value_follow_up_on(self, record: Solution) -> object:
        return record.follow_up_on


def status_tag(solution: Solution) -> SafeString:
    """The state of a solution, with the tone it has on every page."""
    return tag(solution.get_status_display(), tone=TONES.get(SolutionStatus(solution.status), ""))


def waiting_tag() -> SafeString:
    return tag(_("a step waits to be checked"), tone="warn")
