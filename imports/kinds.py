"""The kinds of workbooks the portal reads; each is declared by the app whose records it fills."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from assessments.importers.norms_workbook import NormImporter
from assessments.importers.workbook import AssessmentImporter
from campaigns.importers.activities_workbook import ActivityImporter
from campaigns.importers.officers_workbook import OfficerImporter
from campaigns.importers.plans_workbook import PlanImporter
from core.spreadsheets.importer import Importer
from core.spreadsheets.sheets import Sheet
from core.spreadsheets.wordings import Text
from enterprises.importers.lists_workbook import FacilityListImporter
from enterprises.importers.workbook import FacilityImporter
from enterprises.importers.zones_workbook import ZoneImporter


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of workbook: its public name, what people call it, and what reads it."""

    name: str
    title: Text
    importer: type[Importer]

    @property
    def sheets(self) -> tuple[type[Sheet], ...]:
        return self.importer.sheets

    @property
    def main_sheet(self) -> type[Sheet]:
        return next(sheet for sheet in self.sheets if sheet.is_main)


KINDS = {
    kind.name: kind
    for kind in (
        Kind(name="facilities", title=_("Facilities"), importer=FacilityImporter),
        Kind(name="zones", title=_("Zones"), importer=ZoneImporter),
        Kind(name="facility_lists", title=_("Facility lists"), importer=FacilityListImporter),
        Kind(name="assessments", title=_("Assessments"), importer=AssessmentImporter),
        Kind(name="plans", title=_("Plans and targets"), importer=PlanImporter),
        Kind(name="activities", title=_("Activities"), importer=ActivityImporter),
        Kind(name="officers", title=_("Officers"), importer=OfficerImporter),
        Kind(name="norms", title=_("Consumption norms"), importer=NormImporter),
    )
}
