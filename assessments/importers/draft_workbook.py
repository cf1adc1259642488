"""The workbook of one assessment, filled in away from the portal by who fills in the assessment.

It is read as the workbook of assessments is, but may speak of nothing else than its own facility,
year and kind, and only while the assessment is open. It is taken over whole or not at all, and it
neither sends nor verifies.
"""

from functools import cached_property

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from assessments.choices import AssessmentKind
from assessments.importers.records import Recorder
from assessments.importers.workbook import AssessmentImporter
from assessments.models import Assessment
from assessments.policies.assessments import may_fill_in
from core.spreadsheets.codes import look_up
from core.spreadsheets.importer import Setting
from core.spreadsheets.rows import Row, Rows
from core.spreadsheets.wordings import REQUIRED, wording
from enterprises.importers.lookup import FacilityLookup
from enterprises.importers.territory import Territory
from enterprises.models import Facility

OTHER_FACILITY = wording(
    "other_facility",
    _("This workbook is that of facility %(own)s; a row of “%(value)s” is not taken."),
    _("Leave the cell empty or write %(own)s; report for another facility on its own page."),
)
OTHER_YEAR = wording(
    "other_year",
    _("This workbook is that of the year %(own)s; a row of %(value)s is not taken."),
    _("Leave the cell empty or write %(own)s; report another year on its own page."),
)
OTHER_KIND = wording(
    "other_kind",
    _("This workbook is that of a “%(own)s”; a row of another kind is not taken."),
    _("Leave the cell empty or write “%(own)s”."),
)
NOT_OPEN = wording(
    "assessment_not_open",
    _("The assessment is not open for you any more: it was sent or accepted meanwhile."),
    _("Take it back, or ask the department to open it again, and bring the workbook once more."),
)
# What each row may leave out: it can only be that of the assessment.
KNOWN = ("facility_code", "reporting_year", "kind")


class OwnFacility(FacilityLookup):
    """The one facility that rows may be of. Nothing is told of others, not even whether they
    exist."""

    def __init__(self, user: User, facility: Facility) -> None:
        super().__init__(user, ())
        self.by_code = {facility.code: facility}
        self.own = facility

    def find(self, row: Row, column: str = "facility_code") -> Facility | None:
        code = row.values.get(column)
        if code is None:
            return None
        facility = look_up(self.by_code, code, row=row, column=column)
        if facility is None:
            row.error(column, OTHER_FACILITY, value=code, own=self.own.code)
        return facility


class DraftImporter(AssessmentImporter):
    """The four sheets, narrowed to one open assessment."""

    kind = "draft"

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        found = Assessment.objects.select_related("facility").filter(pk=setting.about or 0)
        self.own = found.first()

    @cached_property
    def territory(self) -> Territory:
        """Whose rows they are was asked row by row."""
        return Territory(everywhere=True)

    @cached_property
    def may_verify(self) -> Territory:
        """A workbook of the own assessment verifies nothing, whoever brings it."""
        return Territory()

    def resolve(self, rows: Rows) -> None:
        everyone = [row for sheet_rows in rows.values() for row in sheet_rows]
        own = self.own
        if own is None or not may_fill_in(self.user, own):
            for row in everyone:
                row.error("facility_code", NOT_OPEN)
            return
        for row in everyone:
            _fill_in(row, own)
        Recorder(rows, OwnFacility(self.user, own.facility), self.today).record()
        for row in everyone:
            _compare(row, own)
            # One group: a row that is wrong holds all others back.
            row.group = f"{own.facility.code} {own.reporting_year}"

    def _parent(self, row: Row) -> Assessment | None:
        own = self._given[row.group] or self._stored[row.group]
        return next((each for each in own if self.own and each.pk == self.own.pk), None)

    def _move_days(self, assessment: Assessment, day_before: object) -> None:
        """It counts from the day on which it is sent."""


def _fill_in(row: Row, own: Assessment) -> None:
    """What the row leaves empty and can only be one thing."""
    known = dict(zip(KNOWN, (own.facility.code, own.reporting_year, own.kind), strict=True))
    left_out = {name for name in KNOWN if name not in row.values and not row.cells.get(name)}
    row.messages = [
        each
        for each in row.messages
        if not (each["name"] in left_out and each["code"] == REQUIRED.code)
    ]
    row.values |= {name: known[name] for name in left_out}


def _compare(row: Row, own: Assessment) -> None:
    year, kind = row.values.get("reporting_year"), row.values.get("kind")
    if year is not None and year != own.reporting_year:
        row.error("reporting_year", OTHER_YEAR, value=year, own=own.reporting_year)
    if kind is not None and kind != own.kind:
        row.error("kind", OTHER_KIND, own=str(AssessmentKind(own.kind).label))
