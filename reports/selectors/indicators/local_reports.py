"""Local reports of a year: asked for, and accepted by the cut-off day."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from campaigns.choices import LocalReportState
from campaigns.models import LocalReport
from reports.selectors.evidence import Evidence
from reports.selectors.frame import Frame
from reports.selectors.indicators.people import Shares
from reports.selectors.indicators.rates import share
from reports.selectors.measures import Measure, Question


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalReportRate:
    """Of the local reports of a year that were asked for, those that are accepted."""

    rule: None = None
    group: None = None

    def measure(self, evidence: Evidence, question: Question, year: int) -> Measure:
        return share(*evidence.once(accepted_reports)[year])


def accepted_reports(evidence: Evidence) -> Shares:
    """The reports of each year that units and zones were asked for: the accepted ones, and all. One
    that is accepted after the end of its year counts for its year, since reports are due then."""
    frame = evidence.frame
    accepted = Q(state=LocalReportState.ACCEPTED, decided_at__date__lte=frame.as_of)
    counts: dict[str, Count] = {}
    for year in evidence.years:
        of_year = Q(round__year=year)
        counts[f"part{year}"] = Count("pk", filter=of_year & accepted)
        counts[f"whole{year}"] = Count("pk", filter=of_year)
    found = local_reports(frame).aggregate(**counts)
    return {year: (found[f"part{year}"], found[f"whole{year}"]) for year in evidence.years}


def local_reports(frame: Frame) -> QuerySet[LocalReport]:
    """Those of rounds that had opened by the day, of the plan's territory: of its own round, or of
    units in it that another province's round asks."""
    here = frame.is_here("round__admin_unit") | frame.is_here("admin_unit")
    return LocalReport.objects.filter(here, round__opens_on__lte=frame.as_of)
