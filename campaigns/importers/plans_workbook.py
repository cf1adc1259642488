"""The import of plans and targets."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.utils.translation import gettext_lazy as _

from campaigns.choices import Denominator
from campaigns.importers.lists import ListFinder
from campaigns.importers.plan_records import (
    PLAN_FIELDS,
    TARGET_FIELDS,
    record_plans,
    record_targets,
)
from campaigns.importers.plans import PlanSheet
from campaigns.importers.scope import PlanScope
from campaigns.importers.sectors import GROUPS, INDUSTRIES, Sectors
from campaigns.importers.targets import TargetSheet
from campaigns.models import ActionPlan, Target
from core.edits import Edits
from core.spreadsheets.importer import Setting, WholeFileImporter, typed
from core.spreadsheets.rows import Outcome, Row, Rows
from core.spreadsheets.widgets import json_value
from core.spreadsheets.wordings import DUPLICATE, OUTSIDE_TERRITORY, CellError, wording
from core.text import nearest
from enterprises.importers.places import PlaceFinder
from enterprises.models import FacilityList

UNKNOWN_PLAN = wording(
    "unknown_plan",
    _("There is no plan with the code “%(value)s”, here or in the portal."),
    _("Add its row to the sheet “Kế hoạch”, or mend the code."),
)
SPAN = ("starts_on", "ends_on", "admin_unit_id")
COLUMNS = {
    "starts_on": "start_year",
    "ends_on": "end_year",
    "admin_unit_id": "province",
    "parent_id": "parent_code",
}
CODES = ("code", "plan_code", "parent_code")
# Fields that no column is declared for, and the column that shows them.
SHOWN_IN = {"admin_unit_id": "province"}
# Fields that are kept or overwritten together.
TIED = {
    "starts_on": ("ends_on",),
    "low": ("high",),
    "base_year": ("base_value",),
    "unit": ("low", "high", "base_value"),
}


class PlanImporter(WholeFileImporter):
    """Workbook of two sheets, joined by the plan's code."""

    kind = "plans"
    sheets = (PlanSheet, TargetSheet)
    rests_on = (ActionPlan, Target, FacilityList)
    shown_in = SHOWN_IN
    tied = TIED

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        targets = TargetSheet.sheet_name
        self.plans: Edits[ActionPlan] = Edits(self.stage_for(PlanSheet.sheet_name, ActionPlan))
        self.new_lists: Edits[FacilityList] = Edits(self.stage_for(targets, FacilityList))
        self.targets: Edits[Target] = Edits(self.stage_for(targets, Target))
        self.links = {
            kind: Edits[Any](self.stage_for(targets, kind.link)) for kind in (INDUSTRIES, GROUPS)
        }
        self._rows_of: dict[tuple[Any, ...], int] = {}

    @cached_property
    def scope(self) -> PlanScope:
        return PlanScope(self.user)

    @cached_property
    def places(self) -> PlaceFinder:
        return PlaceFinder()

    def resolve(self, rows: Rows) -> None:
        record_plans(rows["plans"], self.places)
        record_targets(rows)

    def plan(self, rows: Rows) -> None:
        self._load([row for sheet_rows in rows.values() for row in sheet_rows])
        super().plan(rows)

    def plan_sheet(self, sheet: str, rows: list[Row]) -> None:
        if sheet == PlanSheet.sheet_name:
            for row in rows:
                self._plan_plan(row)
            for row in rows:
                self._set_parent(row)
            return
        for row in rows:
            try:
                self._plan_target(row)
            except CellError as error:
                row.fail("denominator", error)

    def stage(self) -> None:
        every: list[Edits[Any]] = [self.plans, self.new_lists, self.targets]
        for edits in [*every, *self.links.values()]:
            edits.stage()

    # Planning ---------------------------------------------------------------------------------

    def _load(self, rows: Iterable[Row]) -> None:
        records = [row.record for row in rows]
        codes = {r[name] for r in records for name in CODES if r.get(name)}
        self._plans = {plan.code: plan for plan in ActionPlan.objects.filter(code__in=codes)}
        known = {plan.pk: plan for plan in self._plans.values()}
        units = {p.admin_unit_id for p in known.values()} | {
            r.get("admin_unit_id") for r in records
        }
        today = {self.places.unit(pk).current_province_id for pk in units if pk is not None}
        self.lists = ListFinder(self.new_lists, today)
        self._targets: dict[tuple[Any, ...], Target] = {}
        self._last: dict[int, int] = defaultdict(int)
        for target in Target.objects.filter(plan__in=known).order_by("pk"):
            plan = target.plan_id
            self._last[plan] = max(self._last[plan], target.position)
            self._targets[_key(target)] = target
        stored = list(self._targets.values())
        self.sectors = [Sectors(kind, edits, stored) for kind, edits in self.links.items()]

    def _plan_plan(self, row: Row) -> None:
        record = row.record
        stored = self._plans.get(record["code"])
        outside = not self.scope.holds(record["admin_unit_id"], self.places)
        if outside or (stored and not self.scope.holds(stored.admin_unit_id, self.places)):
            row.error("province", OUTSIDE_TERRITORY, place=row.cells.get("province", ""))
            return
        values = _said(record, stored)
        if stored is None:
            plan = self.plans.create(ActionPlan(code=record["code"], **values))
            self._plans[plan.code] = plan
            row.object_id = plan.pk
            row.settle(Outcome.NEW)
            return
        moved = self.plans.change(stored, **values)
        row.object_id = stored.pk
        row.changes = {COLUMNS.get(n, n): self._told(n, *pair) for n, pair in moved.items()}
        row.settle(Outcome.CHANGED if moved else Outcome.UNCHANGED)

    def _set_parent(self, row: Row) -> None:
        """After all plans are known, since a parent may stand below its child."""
        code = row.record.get("parent_code")
        if code is None or row.is_wrong:
            return
        plan, parent = self._plans[row.record["code"]], self._plans.get(code)
        if parent is None:
            row.error("parent_code", UNKNOWN_PLAN, value=code, nearest=nearest(code, self._plans))
            return
        if self.plans.change(plan, parent_id=parent.pk) and not self.plans.is_new(plan):
            row.changes["parent_code"] = (None, code)
            row.settle(Outcome.CHANGED)

    def _plan_target(self, row: Row) -> None:
        record = row.record
        plan = self._plans.get(record["plan_code"])
        if plan is None:
            code = record["plan_code"]
            row.error("plan_code", UNKNOWN_PLAN, value=code, nearest=nearest(code, self._plans))
            return
        if not self.scope.holds(plan.admin_unit_id, self.places):
            row.error("plan_code", OUTSIDE_TERRITORY, place=plan.code)
            return
        facility_list = None
        if record["denominator"] == Denominator.LIST:
            unit = plan.admin_unit_id
            today = self.places.unit(unit).current_province_id if unit is not None else None
            facility_list = self.lists.find(row, record["list_name"], province=today)
        names = [name for name in TARGET_FIELDS if name in record]
        values = typed(Target, {name: record[name] for name in names})
        key = (plan.pk, record["indicator_id"], record["denominator"], *_list_key(facility_list))
        full = (*key, values["due_year"], values.get("part", ""))
        if self._is_repeated(row, full):
            return
        stored = self._targets.get(full)
        if stored is None:
            self._create_target(row, plan, facility_list, values)
        else:
            self._change_target(row, stored, values)

    def _is_repeated(self, row: Row, key: tuple[Any, ...]) -> bool:
        """A list may be named in two ways, and so the same target stand in two rows."""
        first = self._rows_of.setdefault(key, row.number)
        if first != row.number:
            row.error("denominator", DUPLICATE, first=first)
        return first != row.number

    def _create_target(
        self, row: Row, plan: ActionPlan, facility_list: Any, values: dict[str, Any]
    ) -> None:
        record = row.record
        self._last[plan.pk] += 1
        target = Target(
            plan=plan,
            indicator_id=record["indicator_id"],
            denominator=record["denominator"],
            facility_list=facility_list,
            position=self._last[plan.pk],
            **({"unit": record["indicator_unit"]} | values),
        )
        row.object_id = self.targets.create(target).pk
        self._settle_sectors(row, target)
        row.changes = {}
        row.settle(Outcome.NEW)

    def _change_target(self, row: Row, target: Target, values: dict[str, Any]) -> None:
        moved = self.targets.change(target, **values)
        row.changes = {name: (json_value(o), json_value(n)) for name, (o, n) in moved.items()}
        self._settle_sectors(row, target)
        row.object_id = target.pk
        row.settle(Outcome.CHANGED if row.changes else Outcome.UNCHANGED)

    def _settle_sectors(self, row: Row, target: Target) -> None:
        for sectors in self.sectors:
            sectors.settle(row, target)

    def _told(self, name: str, old: Any, new: Any) -> tuple[Any, Any]:
        if name == "admin_unit_id":
            old, new = (self.places.unit(pk).name if pk else None for pk in (old, new))
            return old, new
        if name in ("starts_on", "ends_on"):
            return old.year, new.year
        return json_value(old), json_value(new)


def _said(record: dict[str, Any], stored: ActionPlan | None) -> dict[str, Any]:
    """What the row says of its plan. It names a province and years, neither an edition of the
    units nor days: what is stored of these stays as long as it fits."""
    names = [name for name in (*PLAN_FIELDS, *SPAN) if name in record]
    values = typed(ActionPlan, {name: record[name] for name in names})
    if stored is None:
        return values
    if stored.admin_unit_id in record["editions"]:
        values["admin_unit_id"] = stored.admin_unit_id
    for name in ("starts_on", "ends_on"):
        if getattr(stored, name).year == values[name].year:
            del values[name]
    return values


def _key(target: Target) -> tuple[Any, ...]:
    own = (target.indicator_id, target.denominator, target.facility_list_id)
    return (target.plan_id, *own, target.due_year, target.part)


def _list_key(facility_list: Any) -> tuple[Any]:
    return (facility_list.pk if facility_list is not None else None,)
