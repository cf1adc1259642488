"""Questions about the tasks of plans; nothing here writes."""

from campaigns.models import ActionPlan, PlanTask, TaskPartner
from core.changes import Change, changes_among, changes_of
from core.history import events_of
from enterprises.models import Agency


def tasks_of(plan: ActionPlan) -> list[PlanTask]:
    """What a plan orders, in its own order."""
    return list(plan.tasks.with_context().order_by("position", "pk"))


def history_of_task(task: PlanTask) -> list[Change]:
    """The latest changes of a task and of who takes part in it, newest first."""
    own = events_of(TaskPartner).objects.filter(task_id=task.pk)
    agencies = dict(Agency.objects.filter(pk__in=own.values("agency_id")).values_list("pk", "name"))
    names = {
        pk: agencies.get(agency, "") for pk, agency in own.values_list("pgh_obj_id", "agency_id")
    }
    changes = changes_among(own, names=names) + changes_of(task)
    return sorted(changes, key=lambda change: change.at, reverse=True)
