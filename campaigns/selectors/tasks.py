"""Questions about the tasks of plans; nothing here writes."""

from campaigns.models import ActionPlan, PlanTask


def tasks_of(plan: ActionPlan) -> list[PlanTask]:
    """What a plan orders, in its own order."""
    return list(plan.tasks.with_context().order_by("position", "pk"))
