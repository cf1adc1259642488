"""The kinds of workbooks the portal reads; each is declared by the app whose records it fills."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from assessments.importers.draft_workbook import DraftImporter
from assessments.importers.norms_workbook import NormImporter
from assessments.importers.workbook import AssessmentImporter
from campaigns.importers.activities_workbook import ActivityImporter
from campaigns.importers.funding_workbook import FundingImporter
from campaigns.importers.local_reports_workbook import LocalReportImporter
from campaigns.importers.lots_workbook import LotImporter
from campaigns.importers.network_workbook import NetworkImporter
from campaigns.importers.officers_workbook import OfficerImporter
from campaigns.importers.plans_workbook import PlanImporter
from campaigns.importers.projects_workbook import ProjectImporter
from campaigns.importers.support_workbook import (
    ModelImporter,
    SupportImporter,
    TransferImporter,
)
from campaigns.importers.tasks_workbook import TaskImporter
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

    def kept_as(self, name: str) -> str:
        """How an import of this kind is kept, by what it was asked for as: “draft:123” stays so."""
        return name if name.startswith(f"{self.name}:") else self.name

    @property
    def sheets(self) -> tuple[type[Sheet], ...]:
        return self.importer.sheets

    @property
    def main_sheet(self) -> type[Sheet]:
        return next(sheet for sheet in self.sheets if sheet.is_main)


class Kinds(dict[str, Kind]):
    """The kinds by their names. One that is about a single record is named with its number and is
    in no list: “draft:123” is the workbook of assessment 123."""

    def __missing__(self, name: str) -> Kind:
        kind, colon, number = name.partition(":")
        if colon and number.isdecimal() and kind == DRAFT.name:
            return DRAFT
        raise KeyError(name)


DRAFT = Kind(name="draft", title=_("Workbook of an assessment"), importer=DraftImporter)
KINDS = Kinds(
    (kind.name, kind)
    for kind in (
        Kind(name="facilities", title=_("Facilities"), importer=FacilityImporter),
        Kind(name="zones", title=_("Zones"), importer=ZoneImporter),
        Kind(name="facility_lists", title=_("Facility lists"), importer=FacilityListImporter),
        Kind(name="assessments", title=_("Assessments"), importer=AssessmentImporter),
        Kind(name="plans", title=_("Plans and targets"), importer=PlanImporter),
        Kind(name="tasks", title=_("Tasks and legal bases"), importer=TaskImporter),
        Kind(name="activities", title=_("Activities"), importer=ActivityImporter),
        Kind(name="officers", title=_("Officers"), importer=OfficerImporter),
        Kind(name="projects", title=_("Industrial promotion projects"), importer=ProjectImporter),
        Kind(name="support", title=_("Instances of support"), importer=SupportImporter),
        Kind(name="models", title=_("Models"), importer=ModelImporter),
        Kind(name="transfers", title=_("Technology transfers"), importer=TransferImporter),
        Kind(name="network", title=_("Members of the network"), importer=NetworkImporter),
        Kind(name="funding", title=_("Money of plans"), importer=FundingImporter),
        Kind(name="local_reports", title=_("Local annual reports"), importer=LocalReportImporter),
        Kind(name="lots", title=_("Lots with a trace page"), importer=LotImporter),
        Kind(name="norms", title=_("Consumption norms"), importer=NormImporter),
    )
)


def draft_kind(assessment: int) -> str:
    """The name of the kind for the workbook of one assessment."""
    return f"{DRAFT.name}:{assessment}"
