"""How tasks of plans are told."""

from django import template
from django.utils.safestring import SafeString

from campaigns.models import PlanTask
from campaigns.selectors.agencies import names_of
from campaigns.tables import tasks

register = template.Library()


@register.filter
def task_state(task: PlanTask) -> SafeString:
    """How a task stands today, in words."""
    return tasks.task_state(task)


@register.filter
def partner_names(task: PlanTask) -> str:
    """Who takes part in a task beside the lead; of tasks `with_context`."""
    return names_of(task.partners.all())
