"""The import of assessments with their outputs, flows and solutions."""

from collections import defaultdict
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.roles import Permission
from assessments.choices import AssessmentStatus
from assessments.importers.assessments import (
    MAY_NOT_VERIFY,
    OWN_REPORT,
    VERIFIED_IS_FROZEN,
    AssessmentSheet,
)
from assessments.importers.drafts import Drafts
from assessments.importers.flows import FlowSheet
from assessments.importers.lines import Lines
from assessments.importers.outputs import OutputSheet
from assessments.importers.records import ASSESSMENT_FIELDS, Recorder
from assessments.importers.solutions import SolutionSheet
from assessments.models import Assessment, BaselineChange, FlowLine, OutputLine, Solution
from assessments.selectors.baseline import ChangesFound
from assessments.services import compute_results
from assessments.services.authors import note_authors
from assessments.services.baseline import note_brought_baselines
from assessments.services.warnings import note_warnings
from core.bulk import any_key
from core.edits import Edits
from core.history import events_of
from core.periods import year_end
from core.spreadsheets.importer import Setting, Touched, WholeFileImporter
from core.spreadsheets.rows import Outcome, Row, Rows
from core.spreadsheets.widgets import json_value
from core.spreadsheets.wordings import AMBIGUOUS, OUTSIDE_TERRITORY, wording
from enterprises.importers.lookup import UNKNOWN_FACILITY, FacilityLookup, site_of
from enterprises.importers.territory import Territory
from enterprises.models import Facility

NO_ASSESSMENT = wording(
    "no_assessment",
    _("There is no assessment of facility %(facility)s for %(year)s, here or in the portal."),
    _("Add its row to the sheet “Đánh giá”, or mend the code or the year."),
)
# Sheet and model, in the order of writing: flows point at outputs.
LINES = {"outputs": OutputLine, "flows": FlowLine, "solutions": Solution}
# Fields that no column is declared for, and the column that shows them.
SHOWN_IN = dict.fromkeys(
    ("status", "sent_on", "sent_by_id", "verified_on", "verified_by_id"), "verified"
)
# Fields that are kept or overwritten together.
TIED = {
    "status": ("sent_on", "sent_by_id", "verified_on", "verified_by_id"),
    "unit": ("baseline_quantity", "current_quantity", "baseline_unit_cost_vnd"),
}


class AssessmentImporter(WholeFileImporter):
    """Workbook of four sheets, joined by facility and reporting year."""

    kind = "assessments"
    sheets = (AssessmentSheet, OutputSheet, FlowSheet, SolutionSheet)
    rests_on = (Assessment, OutputLine, FlowLine, Solution, Facility)
    derived_from = (Assessment, OutputLine, FlowLine, Solution)
    shown_in = SHOWN_IN
    tied = TIED

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        staged = self.stage_for(AssessmentSheet.sheet_name, Assessment)
        self.assessments: Edits[Assessment] = Edits(staged)
        self.drafts = {
            sheet: Drafts(self.stage_for(sheet, model)) for sheet, model in LINES.items()
        }
        # What the file says of a facility and year, and what is stored of it.
        self._given: dict[str, list[Assessment]] = defaultdict(list)
        self._stored: dict[str, list[Assessment]] = defaultdict(list)
        # Of what was written: the assessments, and the baselines that are no longer the same.
        self._written: set[int] = set()
        self._baselines: ChangesFound = {}

    @cached_property
    def territory(self) -> Territory:
        return Territory.of(self.user, Permission.IMPORT)

    @cached_property
    def may_verify(self) -> Territory:
        return Territory.of(self.user, Permission.VERIFY)

    def resolve(self, rows: Rows) -> None:
        everyone = [row for sheet_rows in rows.values() for row in sheet_rows]
        facilities = FacilityLookup.of_rows(self.user, everyone)
        Recorder(rows, facilities, self.today).record()

    def plan(self, rows: Rows) -> None:
        self._load([row for sheet_rows in rows.values() for row in sheet_rows])
        super().plan(rows)

    def plan_sheet(self, sheet: str, rows: list[Row]) -> None:
        for row in rows:
            facility = self._facility(row)
            if facility is None:
                continue
            if sheet == AssessmentSheet.sheet_name:
                self._plan_assessment(row, facility)
            elif (assessment := self._parent(row)) is not None:
                self.lines.plan(sheet, row, assessment)
                self._guard(row, facility, assessment)

    def stage(self) -> None:
        self.assessments.stage()
        for drafts in self.drafts.values():
            drafts.stage()

    def refresh(self, touched: Touched) -> None:
        """Works out results and warnings of every assessment that was touched and exists."""
        found = set(touched[Assessment._meta.label_lower])
        for model in (OutputLine, FlowLine):
            found |= _parents(model, touched[model._meta.label_lower])
        compute_results(assessment_ids=found)
        self._written, self._baselines = found, note_warnings(assessment_ids=found)

    def conclude(self, touched: Touched) -> Touched:
        """Whoever imports is the author of what she does not vouch for as its checker; a baseline
        that has changed is an event."""
        of_solutions = _parents(Solution, touched[Solution._meta.label_lower])
        note_authors(assessment_ids=self._written | of_solutions, by=self.user)
        events = note_brought_baselines(found=self._baselines, by=self.user)
        return {BaselineChange._meta.label_lower: set(events)}

    # Planning ---------------------------------------------------------------------------------

    def _load(self, rows: list[Row]) -> None:
        codes = {row.record["facility_code"] for row in rows if "facility_code" in row.record}
        years = {row.record["reporting_year"] for row in rows if "reporting_year" in row.record}
        self.facilities = FacilityLookup(self.user, codes).by_code
        self._inside = {
            code
            for code, facility in self.facilities.items()
            if self.territory.holds(site_of(facility))
        }
        ids = {facility.pk: facility.code for facility in self.facilities.values()}
        stored = Assessment.objects.filter(facility__in=ids, reporting_year__in=years)
        for assessment in stored.order_by("pk"):
            key = f"{ids[assessment.facility_id]} {assessment.reporting_year}"
            self._stored[key].append(assessment)
        self._were_verified = {
            each.pk
            for found in self._stored.values()
            for each in found
            if each.status == AssessmentStatus.VERIFIED
        }
        self._own = self._own_of([each.pk for found in self._stored.values() for each in found])
        wanted = {row.group for row in rows}
        kept = [a for key, found in self._stored.items() if key in wanted for a in found]
        self.lines = Lines(self.drafts, (assessment.pk for assessment in kept))

    def _own_of(self, ids: list[int]) -> set[int]:
        """Of the stored assessments those that the person has filled in or handed in."""
        hers = Q(authors=self.user) | Q(sent_by=self.user) | Q(saved_by=self.user)
        found = Assessment.objects.filter(hers, pk__in=any_key(ids))
        return set(found.order_by().values_list("pk", flat=True))

    def _facility(self, row: Row) -> Facility | None:
        """The facility of the row, when it exists and lies in the user's territory."""
        code = row.record["facility_code"]
        facility = self.facilities.get(code)
        if facility is None:
            row.error("facility_code", UNKNOWN_FACILITY, value=code)
        elif code not in self._inside:
            row.error("facility_code", OUTSIDE_TERRITORY, place=code)
        else:
            return facility
        return None

    def _plan_assessment(self, row: Row, facility: Facility) -> None:
        record = row.record
        if record.get("verified") and not self.may_verify.holds(site_of(facility)):
            row.error("verified", MAY_NOT_VERIFY)
            return
        values = {name: record[name] for name in ASSESSMENT_FIELDS.values() if name in record}
        stored = [a for a in self._stored[row.group] if a.kind == values["kind"]]
        if not stored:
            self._create(row, facility, values)
        elif record.get("verified") and self._checks_own(stored[0]):
            row.error("verified", OWN_REPORT)
        else:
            self._change(row, facility, stored[0], values)

    def _checks_own(self, assessment: Assessment) -> bool:
        return assessment.pk in self._own and assessment.pk not in self._were_verified

    def _create(self, row: Row, facility: Facility, values: dict[str, Any]) -> None:
        assessment = Assessment(facility=facility, **values)
        day = self._day(assessment)
        assessment.status, assessment.sent_on = AssessmentStatus.SENT, day
        # Hardly any has warnings: those that do are told so when all of them are counted.
        assessment.warnings = 0
        if row.record.get("verified"):
            assessment.status, assessment.verified_on = AssessmentStatus.VERIFIED, day
            assessment.verified_by = self.user
        else:
            assessment.sent_by = self.user
        self._keep(row, self.assessments.create(assessment))
        row.settle(Outcome.NEW)

    def _change(
        self, row: Row, facility: Facility, assessment: Assessment, values: dict[str, Any]
    ) -> None:
        day_before = self._day(assessment)
        moved = self.assessments.change(assessment, **values)
        self._move_days(assessment, day_before)
        verified = assessment.status == AssessmentStatus.VERIFIED
        wanted = row.record.get("verified")
        if wanted is not None and wanted != verified:
            self._verify(assessment, wanted)
            moved["verified"] = (verified, wanted)
        row.changes = {name: (json_value(o), json_value(n)) for name, (o, n) in moved.items()}
        self._keep(row, assessment)
        row.settle(Outcome.CHANGED if moved else Outcome.UNCHANGED)
        self._guard(row, facility, assessment)

    def _verify(self, assessment: Assessment, wanted: bool) -> None:
        day = self._day(assessment)
        self.assessments.change(
            assessment,
            status=AssessmentStatus.VERIFIED if wanted else AssessmentStatus.SENT,
            verified_on=day if wanted else None,
            verified_by_id=self.user.pk if wanted else None,
            sent_on=assessment.sent_on or day,
        )

    def _move_days(self, assessment: Assessment, day_before: date) -> None:
        """Days that came from a spreadsheet follow its day of assessment; others stay."""
        day = self._day(assessment)
        for name in ("sent_on", "verified_on"):
            if getattr(assessment, name) == day_before != day:
                self.assessments.change(assessment, **{name: day})

    def _day(self, assessment: Assessment) -> date:
        """The day from which a row of a past year counts: never later than its year's end."""
        end = year_end(assessment.reporting_year)
        return min(assessment.assessed_on or end, end, self.today)

    def _keep(self, row: Row, assessment: Assessment) -> None:
        self._given[row.group].append(assessment)
        row.object_id = assessment.pk

    def _parent(self, row: Row) -> Assessment | None:
        """The assessment that a line belongs to: the file's own, else the one that is stored."""
        kind = row.record.get("kind")
        candidates = self._given[row.group] or self._stored[row.group]
        if kind is not None:
            everyone = [*self._given[row.group], *self._stored[row.group]]
            candidates = [each for each in everyone if each.kind == kind][:1]
        if len(candidates) == 1:
            row.record["kind"] = candidates[0].kind
            return candidates[0]
        year, code = row.record["reporting_year"], row.record["facility_code"]
        if candidates:
            kinds = [each.get_kind_display() for each in candidates]
            row.error("facility_code", AMBIGUOUS, value=f"{code} {year}", candidates=kinds)
        else:
            row.error("facility_code", NO_ASSESSMENT, facility=code, year=year)
        return None

    def _guard(self, row: Row, facility: Facility, assessment: Assessment) -> None:
        """A verified assessment moves only in the hands of someone who may verify."""
        if row.outcome not in (Outcome.NEW, Outcome.CHANGED):
            return
        frozen = assessment.pk in self._were_verified
        if frozen and not self.may_verify.holds(site_of(facility)):
            row.error("facility_code", VERIFIED_IS_FROZEN)
            row.settle(Outcome.WRONG)


def _parents(model: type[OutputLine | FlowLine | Solution], ids: set[int]) -> set[int]:
    """The assessments of lines; of those that are gone, history knows them."""
    there = dict(model.objects.filter(pk__in=any_key(ids)).values_list("pk", "assessment_id"))
    gone = events_of(model).objects.filter(pgh_obj_id__in=any_key(ids - there.keys()))
    return {*there.values(), *gone.values_list("assessment_id", flat=True)}
