"""From the cells of officers to records: provinces, employers and trainings."""

import re

from django.utils.translation import gettext_lazy as _

from campaigns.importers.tax_codes import FacilitiesByTaxCode
from core.spreadsheets.importer import given
from core.spreadsheets.rows import Row, refuse_duplicates
from core.spreadsheets.spelling import spelling
from core.spreadsheets.widgets import json_value
from core.spreadsheets.wordings import wording
from enterprises.importers.lookup import FacilityLookup
from enterprises.importers.places import PlaceFinder
from enterprises.importers.provinces import add_province

NO_EMPLOYER = wording(
    "no_employer",
    _("The row names neither a facility, an enterprise, a zone nor an agency."),
    _("Say who employs the officer."),
)
SEVERAL_EMPLOYERS = wording(
    "several_employers",
    _("The row names more than one of facility, enterprise, zone and agency."),
    _("Keep the one that employs the officer."),
)
LEFT_BEFORE_START = wording(
    "left_before_start",
    _("The officer would have left on %(left)s, before starting on %(started)s."),
    _("Check both days."),
)
OFFICER_FIELDS = ("position", "phone", "email", "started_on", "left_on")
EMPLOYERS = ("facility_code", "tax_code", "zone", "agency")
BETWEEN = re.compile(r"\s*[;,\n]\s*")


def record_officers(rows: list[Row], facilities: FacilityLookup) -> None:
    places, by_tax_code = PlaceFinder(), FacilitiesByTaxCode(rows)
    for row in rows:
        row.record = {name: json_value(v) for name, v in given(row, *OFFICER_FIELDS).items()}
        row.record |= given(row, "name", "zone", "agency", "certificate")
        add_province(row, places)
        facility = facilities.find(row)
        if facility is not None:
            row.record["facility_code"] = facility.code
        by_tax_code.resolve(row)
        if "trained_in" in row.values:
            row.record["trained_in"] = [c for c in BETWEEN.split(row.values["trained_in"]) if c]
        _check(row)
        _add_key(row)
    refuse_duplicates(rows, key="key", column="name")


def _check(row: Row) -> None:
    named = [column for column in EMPLOYERS if column in row.cells]
    if not named:
        row.error("facility_code", NO_EMPLOYER)
    elif len(named) > 1:
        row.error(named[1], SEVERAL_EMPLOYERS)
    started, left = row.values.get("started_on"), row.values.get("left_on")
    if started is not None and left is not None and left < started:
        row.error(
            "left_on", LEFT_BEFORE_START, started=f"{started:%d/%m/%Y}", left=f"{left:%d/%m/%Y}"
        )


def _add_key(row: Row) -> None:
    record = row.record
    if "name" in record and "province" in record and not row.is_wrong:
        employer = [spelling(record.get(name, "")) for name in ("facility_code", "zone", "agency")]
        record["key"] = [record["province"], *employer, spelling(record["name"])]
