"""The import of projects of industrial promotion."""

from campaigns.importers.project_sheet import ProjectSheet
from campaigns.importers.records import AGENCY, PROVINCE, ProvinceKeeper, RecordImporter, Values
from campaigns.models import ActionPlan, PromotionProject
from core.spreadsheets.rows import Change, Row
from enterprises.models import Agency, Facility


class ProjectKeeper(ProvinceKeeper):
    """Known by their code, whichever province they are of."""

    sheet = ProjectSheet
    key = ("code",)
    named_by = "project_code"
    span = ("starts_on", "ends_on")
    related = ("admin_unit", "agency")

    def values(self, row: Row) -> Values:
        values = super().values(row)
        if AGENCY in row.record:
            agency = self.importer.agencies.find(row.record[AGENCY], province=row.record[PROVINCE])
            values["agency_id"] = agency.pk
        return values

    def may_change(self, record: PromotionProject) -> bool:
        return self.importer.may_name(record)

    def _change(self, row: Row, record: PromotionProject, values: Values) -> dict[str, Change]:
        before = record.agency
        changes = super()._change(row, record, values)
        if AGENCY in row.record and record.agency_id != (before.pk if before else None):
            changes[AGENCY] = (before.name if before else None, row.record[AGENCY])
        return changes


class ProjectImporter(RecordImporter):
    """Workbook “Đề án khuyến công”."""

    kind = "projects"
    sheets = (ProjectSheet,)
    keepers = (ProjectKeeper,)
    rests_on = (PromotionProject, ActionPlan, Agency, Facility)
    tied = {"starts_on": ("ends_on",)}
