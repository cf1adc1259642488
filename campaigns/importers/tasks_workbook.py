"""The import of the tasks of plans, and of the documents that plans rest on."""

from collections import defaultdict
from typing import Any

from campaigns.importers.plan_work import OfPlanKeeper, PlanWorkImporter
from campaigns.importers.records import Values
from campaigns.importers.task_sheets import BasisSheet, TaskSheet
from campaigns.models import ActionPlan, LegalBasis, PlanTask, TaskPartner
from core.edits import Edits
from core.spreadsheets.rows import Outcome, Row
from core.spreadsheets.several import BETWEEN
from enterprises.models import Agency


class _OrderedKeeper(OfPlanKeeper):
    """Records with a place in their plan: new ones come after the last."""

    def load(self, rows: list[Row]) -> None:
        super().load(rows)
        self._last: dict[int, int] = defaultdict(int)
        plans = [plan.pk for plan in self.named["plan_code"].values()]
        stored = self.model.objects.filter(plan__in=plans).order_by()
        for plan, position in stored.values_list("plan", "position"):
            self._last[plan] = max(self._last[plan], position)

    def _settle(self, row: Row, values: Values) -> None:
        super()._settle(row, values)
        if row.outcome == Outcome.NEW:
            record = self.by_key[self.key_of(values)]
            self._last[record.plan_id] += 1
            record.position = self._last[record.plan_id]


class TaskKeeper(_OrderedKeeper):
    """Known by their plan and words."""

    sheet = TaskSheet
    key = ("plan_id", "title")
    named_by = "task"
    related = ("lead",)
    agent = "lead"

    def __init__(self, importer: Any) -> None:
        super().__init__(importer)
        own = self.sheet.sheet_name
        self.partners: Edits[TaskPartner] = Edits(importer.stage_for(own, TaskPartner))

    def plan(self, rows: list[Row]) -> None:
        self._links: dict[int, list[TaskPartner]] = defaultdict(list)
        plans = {row.record["plan_code"] for row in rows}
        stored = TaskPartner.objects.filter(task__plan__code__in=plans)
        for link in stored.select_related("agency").order_by("pk"):
            self._links[link.task_id].append(link)
        super().plan(rows)

    def _settle(self, row: Row, values: Values) -> None:
        super()._settle(row, values)
        if not row.is_wrong and "partners" in row.record:
            self._set_partners(row, self.by_key[self.key_of(values)])

    def _set_partners(self, row: Row, task: PlanTask) -> None:
        """These agencies take part and no others; the lead is no partner of its own."""
        names = [name for name in BETWEEN.split(row.record["partners"]) if name]
        province = self.province({"plan_id": task.plan_id})
        found = [self.importer.agencies.find(name, province=province) for name in names]
        wanted = {agency.pk: agency.name for agency in found if agency.pk != task.lead_id}
        links = {link.agency_id: link for link in self._links[task.pk]}
        if wanted.keys() == links.keys():
            return
        for agency in wanted.keys() - links.keys():
            self.partners.create(TaskPartner(task_id=task.pk, agency_id=agency))
        for agency in links.keys() - wanted.keys():
            self.partners.delete(links[agency])
        if row.outcome != Outcome.NEW:
            old = "; ".join(link.agency.name for link in links.values())
            row.changes["partners"] = (old, "; ".join(wanted.values()))
            row.settle(Outcome.CHANGED)


class BasisKeeper(_OrderedKeeper):
    """Known by their plan and number."""

    sheet = BasisSheet
    key = ("plan_id", "number")
    named_by = "number"


class TaskImporter(PlanWorkImporter):
    """Workbook “Nhiệm vụ”."""

    kind = "tasks"
    sheets = (TaskSheet, BasisSheet)
    keepers = (TaskKeeper, BasisKeeper)
    rests_on = (PlanTask, TaskPartner, LegalBasis, ActionPlan, Agency)
    shown_in = {"position": "task"}

    def stage(self) -> None:
        super().stage()
        keeper: Any = self.kept[TaskSheet.sheet_name]
        keeper.partners.stage()
