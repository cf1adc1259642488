"""The import of the money of plans."""

from collections import defaultdict

from django.utils.translation import gettext_lazy as _

from campaigns.importers.funding_sheet import FundingSheet
from campaigns.importers.plan_work import OfPlanKeeper, PlanWorkImporter
from campaigns.importers.records import Values
from campaigns.models import ActionPlan, Funding, PlanTask, PromotionProject
from core.spreadsheets.rows import Row
from core.spreadsheets.spelling import Names
from core.spreadsheets.wordings import wording
from enterprises.models import Agency

UNKNOWN_TASK = wording(
    "unknown_task",
    _("The plan “%(plan)s” has no task “%(value)s”."),
    _("Import the task first, or write it in the words of the plan."),
)
TASK_AND_PROJECT = wording(
    "task_and_project",
    _("The row names a task and a project."),
    _("Keep the one that the money is for."),
)


class FundingKeeper(OfPlanKeeper):
    """Known by plan, task or project, agency, source and year: a row that names no task is the
    money of the plan as a whole."""

    sheet = FundingSheet
    key = ("plan_id", "task_id", "project_id", "agency_id", "source", "year")
    named_by = "source"
    agent = "agency"

    def load(self, rows: list[Row]) -> None:
        super().load(rows)
        self._tasks: dict[int, Names[PlanTask]] = defaultdict(Names)
        plans = [plan.pk for plan in self.named["plan_code"].values()]
        for task in PlanTask.objects.filter(plan__in=plans).order_by("pk"):
            self._tasks[task.plan_id].add(task.title, task)

    def values(self, row: Row) -> Values:
        values = dict.fromkeys(self.key) | super().values(row)
        if "task" in row.record and values["plan_id"] is not None:
            values["task_id"] = self._task(row, values["plan_id"])
        if "task" in row.record and "project_code" in row.record:
            row.error("project_code", TASK_AND_PROJECT)
        return values

    def _task(self, row: Row, plan: int) -> int | None:
        """The task of the plan that the row names; None after the row was told why not."""
        title = row.record["task"]
        found = self._tasks[plan].only(title)
        if found is None:
            row.error("task", UNKNOWN_TASK, plan=row.record["plan_code"], value=title)
        return found.pk if found else None


class FundingImporter(PlanWorkImporter):
    """Workbook “Kinh phí”."""

    kind = "funding"
    sheets = (FundingSheet,)
    keepers = (FundingKeeper,)
    rests_on = (Funding, ActionPlan, PlanTask, PromotionProject, Agency)
