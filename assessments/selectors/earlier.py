"""The report before this one: what its baseline was, and what the last year's values were."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from assessments.anchors import anchor_of
from assessments.choices import AssessmentStatus
from assessments.models import Assessment
from assessments.selectors.subjects import in_unit_of, lines_of, subject_of


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

    def of_year(self, year: int) -> Decimal | None:
        """What the report said of a year, such as today's baseline year; None when nothing."""
        return {self.year: self.current, self.baseline_year: self.baseline}.get(year)


class Reported(Protocol):
    """A report, as a record or as some of its columns."""

    @property
    def reporting_year(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def status(self) -> str: ...


def earlier_report(assessment: Assessment) -> Assessment | None:
    """The facility's latest report of a year before this one's; one of the same kind first, then
    one that was verified. Drafts are no reports."""
    reports = Assessment.objects.filter(
        facility=assessment.facility_id, reporting_year__lt=assessment.reporting_year
    ).exclude(status=AssessmentStatus.DRAFT)
    return max(
        reports,
        key=lambda each: precedence(each, kind=assessment.kind, key=each.pk),
        default=None,
    )


def precedence(report: Reported, *, kind: str, key: int) -> tuple[int, bool, bool, int]:
    """Of several earlier reports the one with the highest counts for a report of this kind."""
    is_verified = report.status == AssessmentStatus.VERIFIED
    return report.reporting_year, report.kind == kind, is_verified, key


def earlier_values(assessment: Assessment) -> dict[str, Earlier]:
    """By the anchor of today's line, what the earlier report said of the same product, or of the
    same resource for the same product; five queries, nothing for lines that are new."""
    report = earlier_report(assessment)
    if report is None:
        return {}
    said = {subject_of(line): line for line in lines_of(report)}
    found: dict[str, Earlier] = {}
    for line in lines_of(assessment):
        if (before := said.get(subject_of(line))) is not None:
            found[anchor_of(line)] = Earlier(
                year=report.reporting_year,
                baseline_year=report.baseline_year,
                current=in_unit_of(line, before.current_quantity, before),
                baseline=in_unit_of(line, before.baseline_quantity, before),
            )
    return found
