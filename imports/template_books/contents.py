"""What a template may be filled with: the facilities of a person, or last year's values."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Permission
from assessments.choices import HANDED_IN, AssessmentStatus
from assessments.importers.assessments import AssessmentSheet
from assessments.importers.flows import FlowSheet
from assessments.importers.outputs import OutputSheet
from assessments.importers.solutions import SolutionSheet
from assessments.models import Assessment, FlowLine, OutputLine, Resource
from core.books import as_cell, line_of
from core.spreadsheets.sheets import Sheet
from core.spreadsheets.writing import Line
from enterprises.exports import FacilityBook
from enterprises.models import Facility
from imports.errors import ImportRefusedError
from imports.template_books.lists import resource_words
from imports.template_books.workbook import Contents

# More take longer than a person waits; the lists of the portal are taken out in the background.
MOST_RECORDS = 10_000
CHUNK = 2000


def my_facilities(user: User) -> Contents:
    """The facilities that the person may import, as the sheet of facilities has them."""
    found = Facility.objects.for_user(user, Permission.IMPORT).with_place()
    _refuse_many(found)
    pages = FacilityBook(user).pages(found)
    return {"facilities": pages[0].lines()}


def last_values(user: User, *, year: int) -> Contents:
    """Assessments of a year to be filled in: what each facility reported last is its baseline.

    A facility that has reported of the year, or is closed, is left out. Solutions are not carried
    on: the same one would count twice.
    """
    last = _last_assessments(user, year)
    _refuse_many(last)
    words = resource_words(Resource.objects.order_by("pk"))
    return {
        "assessments": (_assessment(each, year) for each in last.iterator(CHUNK)),
        "outputs": (_output(each, year) for each in _lines_of(OutputLine, last)),
        "flows": (_flow(each, year, words) for each in _lines_of(FlowLine, last, "output_line")),
    }


def of_assessment(assessment: Assessment) -> Contents:
    """One assessment as it stands, every line of it, to be filled in and brought back."""
    sheets: dict[type[Sheet], list[Any]] = {
        AssessmentSheet: [assessment],
        OutputSheet: list(assessment.outputs.select_related("assessment__facility")),
        FlowSheet: list(
            assessment.flows.select_related("assessment__facility", "resource", "output_line")
        ),
        SolutionSheet: list(
            assessment.solutions.select_related(
                "assessment__facility", "category", "effect_resource"
            )
        ),
    }
    return {sheet.sheet_name: map(line_of(sheet), records) for sheet, records in sheets.items()}


def _refuse_many(found: "QuerySet[Any]") -> None:
    count = found.count()
    if count > MOST_RECORDS:
        told = {"count": f"{count:,}", "most": f"{MOST_RECORDS:,}"}
        raise ImportRefusedError(
            _(
                "The template would hold %(count)s records, and at most %(most)s fit. "
                "Narrow the list of the register, and take it out as a file to import."
            )
            % told
        )


def _last_assessments(user: User, year: int) -> "QuerySet[Assessment]":
    """The latest assessment of each open facility before the year; a verified one comes first."""
    reported = Assessment.objects.filter(reporting_year=year).values("facility")
    chosen = (
        Assessment.objects.for_user(user, Permission.IMPORT)
        .filter(reporting_year__lt=year, status__in=HANDED_IN)
        .filter(Q(facility__closed_on=None) | Q(facility__closed_on__year__gte=year))
        .exclude(facility__in=reported)
        .annotate(is_verified=Q(status=AssessmentStatus.VERIFIED))
        .order_by("facility_id", "-reporting_year", "-is_verified", "-pk")
        .distinct("facility_id")
    )
    found = Assessment.objects.filter(pk__in=chosen.values("pk")).select_related("facility")
    return found.defer("facility__search").order_by("facility__code")


def _lines_of(model: Any, last: "QuerySet[Assessment]", *related: str) -> Iterator[Any]:
    lines = model.objects.filter(assessment__in=last.order_by().values("pk"))
    lines = lines.select_related("assessment__facility", *related)
    ordered = lines.defer("assessment__facility__search").order_by(
        "assessment__facility__code", "pk"
    )
    return iter(ordered.iterator(CHUNK))


def _assessment(last: Assessment, year: int) -> Line:
    return _line(
        AssessmentSheet,
        {
            "facility_code": last.facility.code,
            "kind": AssessmentSheet.columns()["kind"].widget.render(last.kind),
            "baseline_year": last.reporting_year,
            "reporting_year": year,
        },
    )


def _output(last: OutputLine, year: int) -> Line:
    return _line(
        OutputSheet,
        {
            "facility_code": last.assessment.facility.code,
            "reporting_year": year,
            "product": last.product,
            "unit": last.unit,
            "baseline_quantity": last.current_quantity,
            "baseline_share": last.baseline_share,
        },
    )


def _flow(last: FlowLine, year: int, words: Mapping[int, str]) -> Line:
    return _line(
        FlowSheet,
        {
            "facility_code": last.assessment.facility.code,
            "reporting_year": year,
            "resource": words[last.resource_id],
            "unit": last.unit,
            "baseline_quantity": last.current_quantity,
            "baseline_unit_cost": last.baseline_unit_cost_vnd,
            "product": last.output_line.product if last.output_line else None,
            "direction": FlowSheet.columns()["direction"].widget.render(last.direction),
        },
    )


def _line(sheet: type[Sheet], values: Mapping[str, Any]) -> Line:
    """The values in the order of the sheet's columns."""
    return [as_cell(values.get(name)) for name in sheet.columns()]
