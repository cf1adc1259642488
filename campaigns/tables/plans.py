"""The columns of the list of plans."""

import django_tables2 as tables
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.choices import programme_names
from campaigns.models import ActionPlan
from core.tables import DayColumn, ListTable, NumberColumn, tag, titled
from core.templatetags.portal import day


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
    programmes = tables.Column(visible=False)

    def value_programmes(self, value: list[str]) -> str:
        return programme_names(value)

    def render_name(self, record: ActionPlan) -> SafeString:
        address = reverse("campaigns:plan_detail", args=[record.code])
        return titled(address, record.name, record.code)

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


def plan_state(plan: ActionPlan) -> SafeString:
    """Whether a plan is in force today, in words."""
    words, tone = _state(plan)
    return tag(words, tone=tone)


def _state(plan: ActionPlan) -> tuple[str, str]:
    today = timezone.localdate()
    if plan.starts_on > today:
        return _("not yet begun"), "info"
    return (_("in force"), "good") if plan.ends_on >= today else (_("ended"), "")
