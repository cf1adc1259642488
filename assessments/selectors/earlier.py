"""The report before this one: what its baseline was, and what the last year's values were."""

from dataclasses import dataclass
from decimal import Decimal

from assessments.anchors import anchor_of
from assessments.choices import AssessmentStatus
from assessments.models import Assessment, FlowLine, OutputLine
from core.text import fold
from core.units import UnitError, convert

Line = OutputLine | FlowLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What the earlier report said of a line, in the unit of today's line.

    `year` is its reporting year, `current` its value; `baseline` is that of `baseline_year`. The
    values are None where it said none, or in a unit that cannot be converted.
    """

    year: int
    baseline_year: int
    current: Decimal | None
    baseline: Decimal | None


def earlier_report(assessment: Assessment) -> Assessment | None:
    """The facility's latest report of a year before this one's; one of the same kind first, then
    one that was verified. Drafts are no reports."""
    reports = Assessment.objects.filter(
        facility=assessment.facility_id, reporting_year__lt=assessment.reporting_year
    ).exclude(status=AssessmentStatus.DRAFT)
    found = sorted(
        reports,
        key=lambda each: (
            each.reporting_year,
            each.kind == assessment.kind,
            each.status == AssessmentStatus.VERIFIED,
            each.pk,
        ),
    )
    return found[-1] if found else None


def earlier_values(assessment: Assessment) -> dict[str, Earlier]:
    """By the anchor of today's line, what the earlier report said of the same product, or of the
    same resource for the same product; five queries, nothing for lines that are new."""
    report = earlier_report(assessment)
    if report is None:
        return {}
    said = {_subject(line): line for line in _lines(report)}
    found: dict[str, Earlier] = {}
    for line in _lines(assessment):
        if (before := said.get(_subject(line))) is not None:
            found[anchor_of(line)] = Earlier(
                year=report.reporting_year,
                baseline_year=report.baseline_year,
                current=_in_unit_of(line, before.current_quantity, before),
                baseline=_in_unit_of(line, before.baseline_quantity, before),
            )
    return found


def _lines(assessment: Assessment) -> list[Line]:
    flows = assessment.flows.select_related("output_line")
    return [*assessment.outputs.all(), *flows]


def _subject(line: Line) -> tuple[object, ...]:
    """What a line is about, whatever its spelling: two lines of one subject are compared."""
    if isinstance(line, OutputLine):
        return ("output", fold(line.product))
    product = fold(line.output_line.product) if line.output_line else ""
    return ("flow", line.resource_id, line.direction, product)


def _in_unit_of(line: Line, value: Decimal | None, before: Line) -> Decimal | None:
    if value is None:
        return None
    try:
        return convert(value, from_unit=before.unit, to_unit=line.unit)
    except UnitError:
        return None
