"""From the cells of the four sheets to records: facilities, resources and groups looked up."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from assessments.choices import IMPLEMENTED
from assessments.importers.assessments import BASELINE_AFTER_REPORT, FUTURE_YEAR
from assessments.importers.reference import (
    CategoryFinder,
    ResourceFinder,
    unit_of,
    usual_direction,
)
from core.numbers import spaced
from core.spreadsheets.importer import given
from core.spreadsheets.rows import Row, Rows, refuse_duplicates
from core.spreadsheets.spelling import spelling
from core.spreadsheets.wordings import CellError, wording
from core.units import canonical_unit
from enterprises.importers.lookup import FacilityLookup
from enterprises.models import Facility

FAR_APART = wording(
    "far_apart",
    _(
        "The year reported on has %(current)s, the baseline %(baseline)s: one is %(times)s times "
        "the other."
    ),
    _("Check that both are in the unit of the row, such as kWh or MWh, kg or tonnes."),
)
# Ten times is a slip of the unit or of the point; what was saved or added comes on top.
FAR = 8
SOLUTION_FIELDS = {
    "title": "title",
    "status": "status",
    "investment": "investment_vnd",
    "annual_saving": "annual_saving_vnd",
    "annual_cost": "annual_cost_vnd",
    "implemented_year": "implemented_year",
    "expected_effect_quantity": "expected_effect_quantity",
}
FLOW_FIELDS = {
    "baseline_quantity": "baseline_quantity",
    "current_quantity": "current_quantity",
    "baseline_unit_cost": "baseline_unit_cost_vnd",
}
OUTPUT_FIELDS = {
    "product": "product",
    "baseline_quantity": "baseline_quantity",
    "current_quantity": "current_quantity",
    "baseline_share": "baseline_share",
}
ASSESSMENT_FIELDS = {
    "kind": "kind",
    "baseline_year": "baseline_year",
    "reporting_year": "reporting_year",
    "assessor": "assessor",
    "assessed_on": "assessed_on",
}


class Recorder:
    """Fills the records of all rows of the workbook."""

    def __init__(self, rows: Rows, facilities: FacilityLookup, today: date) -> None:
        self.rows = rows
        self.facilities = facilities
        self.today = today
        self.resources = ResourceFinder()
        self.categories = CategoryFinder()

    def record(self) -> None:
        fillers: dict[str, Callable[[Row], None]] = {
            "assessments": self._assessment,
            "outputs": self._output,
            "flows": self._flow,
            "solutions": self._solution,
        }
        for sheet, fill in fillers.items():
            for row in self.rows.get(sheet, ()):
                facility = self.facilities.find(row)
                self._join(row, facility)
                fill(row)
                _add_key(row, facility)
        columns = {"outputs": "product", "flows": "resource", "solutions": "title"}
        for sheet, rows in self.rows.items():
            refuse_duplicates(rows, key="key", column=columns.get(sheet, "facility_code"))

    def _join(self, row: Row, facility: Facility | None) -> None:
        """What joins the sheets: facility and reporting year."""
        year = row.values.get("reporting_year")
        if year is not None and year > self.today.year:
            row.error("reporting_year", FUTURE_YEAR, value=year)
        if facility is not None and year is not None:
            row.record |= {"facility_code": facility.code, "reporting_year": year}
            row.record |= given(row, "kind")
            row.group = f"{facility.code} {year}"

    def _assessment(self, row: Row) -> None:
        _copy(row, ASSESSMENT_FIELDS)
        baseline, reporting = row.values.get("baseline_year"), row.values.get("reporting_year")
        if baseline and reporting and baseline > reporting:
            row.error(
                "baseline_year", BASELINE_AFTER_REPORT, baseline=baseline, reporting=reporting
            )
        row.record |= given(row, "verified")

    def _output(self, row: Row) -> None:
        _copy(row, OUTPUT_FIELDS)
        _compare_years(row)
        if "unit" in row.values:
            row.record["unit"] = canonical_unit(row.values["unit"])

    def _flow(self, row: Row) -> None:
        _copy(row, FLOW_FIELDS)
        _compare_years(row)
        try:
            resource = self.resources.find(row.values.get("resource", ""))
        except CellError as error:
            _fail_once(row, "resource", error)
            return
        row.record |= {
            "resource_id": resource.pk,
            "direction": row.values.get("direction", usual_direction(resource).value),
            "product": row.values.get("product", ""),
        }
        try:
            row.record["unit"] = unit_of(resource, row.values.get("unit", ""))
        except CellError as error:
            _fail_once(row, "unit", error)

    def _solution(self, row: Row) -> None:
        _copy(row, SOLUTION_FIELDS)
        year, status = row.values.get("implemented_year"), row.values.get("status")
        if year is not None and year > self.today.year and status in IMPLEMENTED:
            row.error("implemented_year", FUTURE_YEAR, value=year)
        try:
            row.record["category_id"] = self.categories.find(row.values.get("category", ""))
        except CellError as error:
            _fail_once(row, "category", error)
        if "expected_effect_resource" in row.values:
            try:
                resource = self.resources.find(row.values["expected_effect_resource"])
                row.record["effect_resource_id"] = resource.pk
            except CellError as error:
                row.fail("expected_effect_resource", error)


def _copy(row: Row, fields: dict[str, str]) -> None:
    for column, value in given(row, *fields).items():
        row.record[fields[column]] = value


def _compare_years(row: Row) -> None:
    """Says when one of the two quantities of a row may be in another unit than the other."""
    quantities = (row.values.get(name) for name in ("baseline_quantity", "current_quantity"))
    baseline, current = (Decimal(quantity or 0) for quantity in quantities)
    low, high = sorted((baseline, current))
    if low > 0 and high >= FAR * low:
        row.warn(
            "current_quantity",
            FAR_APART,
            current=spaced(current),
            baseline=spaced(baseline),
            times=spaced((high / low).quantize(Decimal(1))),
        )


def _fail_once(row: Row, column: str, error: CellError) -> None:
    """An empty or unreadable cell has its message already."""
    if column in row.values:
        row.fail(column, error)


def _add_key(row: Row, facility: Facility | None) -> None:
    """What no other row of the sheet may have: the record's own key within the file."""
    record = row.record
    own = {
        "assessments": ("kind",),
        "outputs": ("product",),
        "flows": ("resource_id", "direction", "product"),
        "solutions": ("title",),
    }[row.sheet]
    if facility is not None and row.group and all(name in record for name in own):
        of_kind = record.get("kind", "")
        record["key"] = [row.group, of_kind, *(spelling(str(record[name])) for name in own)]
