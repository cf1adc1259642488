"""From the cells of activities and participations to records."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from campaigns.importers.codes import check_code
from campaigns.importers.tax_codes import FacilitiesByTaxCode
from core.spreadsheets.importer import given
from core.spreadsheets.rows import Row, refuse_duplicates
from core.spreadsheets.spelling import spelling
from core.spreadsheets.widgets import json_value
from core.spreadsheets.wordings import wording
from enterprises.importers.lookup import FacilityLookup

NO_PARTICIPANT = wording(
    "no_participant",
    _("The row names neither a facility, a zone or an agency, nor a person."),
    _("Fill in who took part."),
)
SEVERAL_PARTIES = wording(
    "several_parties",
    _("The row names more than one of facility, zone and agency."),
    _("Write one row for each."),
)
ACTIVITY_FIELDS = {
    "kind": "kind",
    "title": "title",
    "date": "starts_on",
    "place": "place",
    "counts_as_awareness": "counts_as_awareness",
    "budget": "budget_vnd",
    "spent": "spent_vnd",
    "copies": "copies",
    "booths": "booths",
    "reach": "reach",
    "until": "ends_on",
    "channel": "channel",
    "destination": "destination",
    "team": "team",
    "finding": "finding",
    "remedy": "remedy",
    "remedy_due_on": "remedy_due_on",
    "proposal": "proposal",
    "decision": "decision",
    "programmes": "programmes",
}
ENDS_BEFORE_START = wording(
    "activity_ends_before_start",
    _("The activity would end on %(until)s, before it begins on %(date)s."),
    _("Check both days."),
)
PARTIES = ("facility_code", "tax_code", "zone", "agency")


def record_activities(rows: list[Row]) -> None:
    for row in rows:
        for column, value in given(row, *ACTIVITY_FIELDS).items():
            row.record[ACTIVITY_FIELDS[column]] = json_value(value)
        row.record |= given(row, "plan_code", "agency")
        if "activity_code" in row.values:
            row.record["code"] = row.values["activity_code"]
            row.group = f"activity {row.record['code']}"
            check_code(row, "activity_code", page="campaigns:activity_detail")
    refuse_duplicates(rows, key="code", column="activity_code")


def record_participations(rows: Iterable[Row], facilities: FacilityLookup) -> None:
    rows = list(rows)
    by_tax_code = FacilitiesByTaxCode(rows)
    for row in rows:
        row.record |= given(row, "activity_code", "zone", "agency", "person", "role", "certificate")
        if "activity_code" in row.record:
            row.group = f"activity {row.record['activity_code']}"
        facility = facilities.find(row)
        if facility is not None:
            row.record["facility_code"] = facility.code
        by_tax_code.resolve(row)
        _check_party(row)
        if row.group:
            names = (*PARTIES, "person")
            own = [spelling(str(row.record.get(name, ""))) for name in names]
            row.record["key"] = [row.group, *own]
    refuse_duplicates(rows, key="key", column="person")


def _check_party(row: Row) -> None:
    named = [column for column in PARTIES if column in row.cells]
    if len(named) > 1:
        row.error(named[1], SEVERAL_PARTIES)
    elif not named and "person" not in row.cells:
        row.error("person", NO_PARTICIPANT)
