"""What the rows of tasks and of money share: each is of a plan, and maybe of an agency by name."""

from types import SimpleNamespace
from typing import Any

from campaigns.importers.parties import Agencies
from campaigns.importers.records import AGENCY, Keeper, RecordImporter, Values
from core.spreadsheets.rows import Change, Row
from enterprises.models import AdminUnit


class OfPlanKeeper(Keeper):
    """Records of a plan; `agent` is the field of the agency that the column “agency” names."""

    importer: "PlanWorkImporter"
    agent = ""

    def values(self, row: Row) -> Values:
        values = super().values(row)
        if self.agent and AGENCY in row.record and "plan_id" in values:
            agency = self.importer.agencies.find(row.record[AGENCY], province=self.province(values))
            values[f"{self.agent}_id"] = agency.pk
        return values

    def key_of(self, values: Values) -> tuple[Any, ...]:
        return self.key_of_stored(SimpleNamespace(**values))

    def province(self, values: Values) -> int | None:
        """Today's province of the row's plan; None of a plan of the nation."""
        return self.importer.provinces[values["plan_id"]]

    def _change(self, row: Row, record: Any, values: Values) -> dict[str, Change]:
        before = getattr(record, self.agent) if self.agent else None
        changes = super()._change(row, record, values)
        if self.agent and getattr(record, f"{self.agent}_id") != (before.pk if before else None):
            changes[AGENCY] = (before.name if before else None, row.record[AGENCY])
        return changes


class PlanWorkImporter(RecordImporter):
    """A workbook of such sheets. `provinces`: today's province of each plan that rows name."""

    shown_in = {}
    provinces: dict[int, int | None]

    def plan_sheet(self, sheet: str, rows: list[Row]) -> None:
        if sheet == self.sheets[0].sheet_name:
            self._load_agencies(rows)
        self.kept[sheet].plan(rows)

    def _load_agencies(self, rows: list[Row]) -> None:
        codes = {row.record["plan_code"] for row in rows}
        plans = AdminUnit.objects.filter(plans__code__in=codes)
        self.provinces = dict(plans.values_list("plans", "current_province"))
        known = {pk for pk in self.provinces.values() if pk is not None}
        if self.new_agencies is not None:
            self.agencies = Agencies(self.new_agencies, known)
