"""The columns of the list of tasks."""

import django_tables2 as tables
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from campaigns.choices import TaskState
from campaigns.models import PlanTask
from campaigns.selectors.agencies import names_of
from core.numbers import DASH
from core.tables import DayColumn, ListTable, tag

TONES = {TaskState.OPEN: "info", TaskState.OVERDUE: "bad", TaskState.DONE: "good"}


class TaskTable(ListTable):
    """Tasks: of which plan, who leads and takes part, by when, and how they stand today."""

    row_header = "title"
    title = tables.Column(verbose_name=gettext_lazy("Task"), order_by=("title", "pk"))
    plan = tables.Column(
        accessor="plan__code", verbose_name=gettext_lazy("Plan"), order_by=("plan__code", "pk")
    )
    lead = tables.Column(
        verbose_name=gettext_lazy("Lead agency"), order_by=("lead__name", "title", "pk")
    )
    partners = tables.Column(
        verbose_name=gettext_lazy("Partner agencies"), orderable=False, accessor="partners"
    )
    due_on = DayColumn(verbose_name=gettext_lazy("To be done by"), order_by=("due_on", "pk"))
    done_on = DayColumn(visible=False)
    state = tables.Column(
        verbose_name=gettext_lazy("State"), empty_values=(), orderable=False, accessor="pk"
    )
    result = tables.Column(visible=False)

    def render_title(self, record: PlanTask) -> SafeString:
        return format_html('<a href="{}">{}</a>', record.get_absolute_url(), record.title)

    def value_title(self, record: PlanTask) -> str:
        return record.title

    def render_plan(self, record: PlanTask) -> SafeString:
        address = reverse("campaigns:plan_detail", args=[record.plan.code])
        return format_html('<a class="nowrap" href="{}">{}</a>', address, record.plan.code)

    def value_plan(self, record: PlanTask) -> str:
        return record.plan.code

    def render_partners(self, record: PlanTask) -> str:
        return names_of(record.partners.all()) or DASH

    def value_partners(self, record: PlanTask) -> str:
        return names_of(record.partners.all())

    def render_state(self, record: PlanTask) -> SafeString:
        return task_state(record)

    def value_state(self, record: PlanTask) -> str:
        return str(record.state_on(timezone.localdate()).label)


def task_state(task: PlanTask) -> SafeString:
    """How a task stands today, in words."""
    state = task.state_on(timezone.localdate())
    return tag(state.label, tone=TONES[state])
