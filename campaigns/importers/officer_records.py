"""From the cells of officers to records: provinces, employers and trainings."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.spreadsheets.importer import given
from core.spreadsheets.rows import Row, refuse_duplicates
from core.spreadsheets.spelling import spelling
from core.spreadsheets.widgets import json_value
from core.spreadsheets.wordings import AMBIGUOUS, wording
from enterprises.importers.lookup import FacilityLookup
from enterprises.importers.places import PlaceFinder
from enterprises.importers.provinces import add_province
from enterprises.importers.records import masked
from enterprises.models import Facility
from enterprises.rules import TaxCodeKind

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
UNKNOWN_ENTERPRISE = wording(
    "unknown_enterprise",
    _("No facility in the register belongs to the tax code “%(value)s”."),
    _("Import the facility first, or write the code of one in the register."),
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
    places, by_tax_code = PlaceFinder(), _by_tax_code(rows)
    for row in rows:
        row.record = {name: json_value(v) for name, v in given(row, *OFFICER_FIELDS).items()}
        row.record |= given(row, "name", "zone", "agency", "certificate")
        add_province(row, places)
        facility = facilities.find(row)
        if facility is not None:
            row.record["facility_code"] = facility.code
        _add_enterprise(row, by_tax_code)
        if "trained_in" in row.values:
            row.record["trained_in"] = [c for c in BETWEEN.split(row.values["trained_in"]) if c]
        _check(row)
        _add_key(row)
    refuse_duplicates(rows, key="key", column="name")


def _by_tax_code(rows: Iterable[Row]) -> Mapping[str, list[str]]:
    """The codes of the facilities of each tax code or personal number that the rows give."""
    codes = {row.values["tax_code"].text for row in rows if "tax_code" in row.values}
    found: dict[str, list[str]] = defaultdict(list)
    wanted = Q(enterprise__tax_code__in=codes) | Q(enterprise__personal_code__in=codes)
    stored = Facility.objects.filter(wanted).order_by("code")
    for tax_code, personal_code, code in stored.values_list(
        "enterprise__tax_code", "enterprise__personal_code", "code"
    ):
        for each in filter(None, (tax_code, personal_code)):
            found[each].append(code)
    return found


def _add_enterprise(row: Row, by_tax_code: Mapping[str, list[str]]) -> None:
    """The one facility of the enterprise whose tax code the row gives."""
    tax_code = row.values.get("tax_code")
    if tax_code is None:
        return
    if tax_code.kind is TaxCodeKind.PERSONAL:
        row.cells["tax_code"] = masked(tax_code.text)
    codes = by_tax_code.get(tax_code.text, [])
    if len(codes) == 1:
        row.record["facility_code"] = codes[0]
    elif codes:
        row.error("tax_code", AMBIGUOUS, candidates=codes)
    else:
        row.error("tax_code", UNKNOWN_ENTERPRISE)


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
