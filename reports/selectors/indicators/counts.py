"""What was done in the period of a plan: counted from its first day to the cut-off day.

Each function gives the count up to the end of every year asked for, in one query.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from assessments.choices import IMPLEMENTED
from assessments.models import Assessment, Solution
from campaigns.choices import EVENTS, ActivityKind
from campaigns.models import (
    Activity,
    DemonstrationModel,
    NetworkMember,
    Participation,
    SupportCase,
)
from campaigns.querysets import in_network_on
from core.periods import year_end
from reports.selectors.evidence import Evidence
from reports.selectors.frame import Frame
from reports.selectors.measures import UNKNOWN, Measure, Question

Counts = Mapping[int, Decimal | int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A number of things, or a sum of what was recorded of them."""

    count: Callable[[Evidence], Counts]
    rule: None = None
    group: None = None

    def measure(self, evidence: Evidence, question: Question, year: int) -> Measure:
        return Measure(value=evidence.once(self.count)[year])


@dataclass(frozen=True, slots=True, kw_only=True)
class NotKept:
    """What the portal keeps no record of yet, or what a person types in: unknown, never 0."""

    rule: None = None
    group: None = None

    def measure(self, evidence: Evidence, question: Question, year: int) -> Measure:
        return UNKNOWN


# Assessments and solutions ----------------------------------------------------------------------


def facilities_assessed(evidence: Evidence) -> Counts:
    """Distinct facilities with a verified assessment of the period."""
    found = verified(evidence.frame).filter(reporting_year__gte=evidence.frame.first_year)
    return _by_year(
        found,
        evidence,
        lambda year: Count("facility", distinct=True, filter=Q(reporting_year__lte=year)),
    )


def solutions_proposed(evidence: Evidence) -> Counts:
    """Solutions of the verified assessments of the period, whatever became of them."""
    frame = evidence.frame
    found = Solution.objects.filter(
        assessment__in=verified(frame), assessment__reporting_year__gte=frame.first_year
    )
    return _by_year(
        found,
        evidence,
        lambda year: Count("pk", filter=Q(assessment__reporting_year__lte=year)),
    )


def solutions_implemented(evidence: Evidence) -> Counts:
    """Solutions implemented in the period, of whichever verified assessment."""
    return _by_year(
        implemented(evidence.frame),
        evidence,
        lambda year: Count("pk", filter=Q(done_in__lte=year)),
    )


def money_saved_vnd(evidence: Evidence) -> Counts:
    """Σ yearly saving of the solutions implemented in the period, before extra costs."""
    done = evidence.once(solutions_implemented)
    sums = _by_year(
        implemented(evidence.frame),
        evidence,
        lambda year: Sum("annual_saving_vnd", filter=Q(done_in__lte=year)),
    )
    return _unless_unrecorded(sums, done)


def verified(frame: Frame) -> QuerySet[Assessment]:
    """Verified assessments of the territory, known by the day."""
    return Assessment.objects.verified().filter(
        facility__in=frame.facilities().values("pk"), verified_on__lte=frame.as_of
    )


def implemented(frame: Frame) -> QuerySet[Solution]:
    """Solutions implemented since the plan began, with the year in `done_in`."""
    found = Solution.objects.filter(assessment__in=verified(frame), status__in=IMPLEMENTED)
    return found.annotate(
        done_in=Coalesce("implemented_year", "assessment__reporting_year")
    ).filter(done_in__gte=frame.first_year)


# Activities -------------------------------------------------------------------------------------


def events(evidence: Evidence) -> Counts:
    """Activities at which people meet."""
    found = activities(evidence.frame).filter(kind__in=EVENTS)
    return _by_day(found, evidence, "starts_on", Count, "pk")


def participants(evidence: Evidence) -> Counts:
    """Participations in the plan's activities; a person who came twice counts twice."""
    found = Participation.objects.filter(activity__in=activities(evidence.frame))
    return _by_day(found, evidence, "activity__starts_on", Count, "pk")


def leaflets(evidence: Evidence) -> Counts:
    return _recorded(evidence, "copies", ActivityKind.LEAFLET)


def booths(evidence: Evidence) -> Counts:
    return _recorded(evidence, "booths", ActivityKind.FAIR)


def activities(frame: Frame) -> QuerySet[Activity]:
    """Activities of the plan and of those below it, and those of no plan in its territory."""
    own = Q(plan__in=frame.plan_ids)
    placed = Q(plan=None) & frame.is_here("admin_unit")
    return Activity.objects.filter(
        own | placed, starts_on__gte=frame.plan.starts_on, starts_on__lte=frame.last_day
    )


def _recorded(evidence: Evidence, field: str, kind: ActivityKind) -> Counts:
    """The sum of a number that activities carry; unknown when those of the kind lack it."""
    found = activities(evidence.frame)
    of_kind = _by_day(found.filter(kind=kind), evidence, "starts_on", Count, "pk")
    return _unless_unrecorded(_by_day(found, evidence, "starts_on", Sum, field), of_kind)


# Support and models -----------------------------------------------------------------------------


def support_cases(evidence: Evidence) -> Counts:
    """Instances of support: one firm may have several."""
    return _by_day(support(evidence.frame), evidence, "supported_on", Count, "pk")


def facilities_supported(evidence: Evidence) -> Counts:
    """Distinct facilities among the instances of support."""
    return _by_year(
        support(evidence.frame),
        evidence,
        lambda year: Count("facility", distinct=True, filter=Q(supported_on__lte=year_end(year))),
    )


def demonstration_models(evidence: Evidence) -> Counts:
    """Demonstration, pilot and exemplary models alike."""
    found = DemonstrationModel.objects.filter(_of_plan(evidence.frame, "established_on"))
    return _by_day(found, evidence, "established_on", Count, "pk")


def support(frame: Frame) -> QuerySet[SupportCase]:
    return SupportCase.objects.filter(_of_plan(frame, "supported_on"))


def _of_plan(frame: Frame, day: str) -> Q:
    """Records of the plan, or of no plan at a facility of its territory, in its period."""
    placed = Q(plan=None, facility__in=frame.facilities().values("pk"))
    period: dict[str, date] = {f"{day}__gte": frame.plan.starts_on, f"{day}__lte": frame.last_day}
    return Q(**period) & (Q(plan__in=frame.plan_ids) | placed)


# The network ------------------------------------------------------------------------------------


def network_members(evidence: Evidence) -> Counts:
    """Members of the network in the territory at the end of each year; who left is none."""
    frame = evidence.frame
    return _by_year(
        NetworkMember.objects.filter(frame.is_here("admin_unit")),
        evidence,
        lambda year: Count("pk", filter=in_network_on(min(year_end(year), frame.last_day))),
    )


# By year ----------------------------------------------------------------------------------------


def _by_year(found: QuerySet[Any], evidence: Evidence, count: Callable[[int], Any]) -> Counts:
    counts = found.aggregate(**{f"until{year}": count(year) for year in evidence.years})
    return {year: counts[f"until{year}"] for year in evidence.years}


def _by_day(
    found: QuerySet[Any], evidence: Evidence, day: str, make: type[Count] | type[Sum], field: str
) -> Counts:
    return _by_year(
        found,
        evidence,
        lambda year: make(field, filter=Q(**{f"{day}__lte": year_end(year)})),
    )


def _unless_unrecorded(sums: Counts, things: Counts) -> Counts:
    """0 when there is nothing to add up; unknown when there is, but nobody wrote down how much."""
    return {year: total if total is not None or things[year] else 0 for year, total in sums.items()}
