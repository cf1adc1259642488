"""Officers who can guide, and zones that are informed or guided."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import Combinable

from campaigns.choices import RuleCode
from campaigns.models import ActionPlan, Officer, Participation
from campaigns.querysets import in_office_on
from core.periods import year_end
from enterprises.choices import CURRENT_EDITION, OLD_EDITION, AgencyKind, Level
from enterprises.models import AdminUnit, Agency, Zone
from reports.selectors.evidence import Evidence
from reports.selectors.frame import Frame
from reports.selectors.indicators.rates import share
from reports.selectors.measures import UNKNOWN, Measure, Question

# From that day on the country has 34 provinces, before it had 63.
NEW_EDITION_FROM = date(2025, 7, 1)
Shares = Mapping[int, tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneRate:
    """A share of zones, of all or of some kinds; facilities have no part in it."""

    count: Callable[[Evidence, frozenset[str]], Shares]
    rule: RuleCode | None = None
    group: None = None

    def measure(self, evidence: Evidence, question: Question, year: int) -> Measure:
        if self.rule is not None and evidence.rule(self.rule, year) is None:
            return UNKNOWN
        return share(*evidence.once(self.count, question.zone_kinds)[year])


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleRate:
    """A share of officers or zones; facilities and lists of them have no part in it."""

    count: Callable[[Evidence], Shares]
    rule: RuleCode | None = None
    group: None = None

    def measure(self, evidence: Evidence, question: Question, year: int) -> Measure:
        if self.rule is not None and evidence.rule(self.rule, year) is None:
            return UNKNOWN
        return share(*evidence.once(self.count)[year])


def trained_officers(evidence: Evidence) -> Shares:
    """Officers of agencies and zones in office at the end of a year: the capable ones, and all."""
    frame = evidence.frame
    officers = Officer.objects.filter(frame.is_here("admin_unit"), facility=None)
    counts: dict[str, Count] = {}
    for year in evidence.years:
        in_office = in_office_on(year_end(year))
        capable = in_office & Q(Exists(_trainings(evidence, year, officer=OuterRef("pk"))))
        counts[f"part{year}"] = Count("pk", filter=capable)
        counts[f"whole{year}"] = Count("pk", filter=in_office)
    return _pairs(officers.aggregate(**counts), evidence)


def guided_zones(evidence: Evidence, kinds: frozenset[str]) -> Shares:
    """Zones with a capable officer in office at the end of a year, and all zones."""
    guides = {
        year: _trainings(evidence, year, officer__zone=OuterRef("pk")).filter(
            in_office_on(year_end(year), "officer__")
        )
        for year in evidence.years
    }
    return _zones(evidence, kinds, {year: Q(Exists(found)) for year, found in guides.items()})


def informed_zones(evidence: Evidence, kinds: frozenset[str]) -> Shares:
    """Zones that took part in an activity that counts by the rule of the year, and all zones."""
    counting = Participation.objects.filter(zone=OuterRef("pk"), activity__counts_as_awareness=True)
    known = {
        year: counting.filter(
            _of_kinds_that_count(evidence, year),
            activity__starts_on__lte=evidence.frame.known(year),
        )
        for year in evidence.years
    }
    return _zones(evidence, kinds, {year: Q(Exists(found)) for year, found in known.items()})


def _of_kinds_that_count(evidence: Evidence, year: int) -> Q:
    rule = evidence.rule(RuleCode.AWARE, year)
    kinds = rule.params.get("kinds") if rule is not None else None
    return Q(activity__kind__in=kinds) if kinds else Q()


def capable_departments(evidence: Evidence) -> Shares:
    """Departments of the territory that the portal knows with a capable officer in office at the
    end of a year, and all of them."""
    departments = Agency.objects.filter(
        evidence.frame.is_here("admin_unit"), kind=AgencyKind.DEPARTMENT
    )
    counts: dict[str, Count] = {}
    for year in evidence.years:
        trained = _trainings(evidence, year, officer__agency=OuterRef("pk"))
        guides = trained.filter(in_office_on(year_end(year), "officer__"))
        counts[f"part{year}"] = Count("pk", filter=Q(Exists(guides)))
        counts[f"whole{year}"] = Count("pk")
    return _pairs(departments.aggregate(**counts), evidence)


def planned_provinces(evidence: Evidence) -> Shares:
    """Provinces of the territory with a plan of their own in force at the end of a year, and all
    of them: those of the division of the country on that day."""
    return {
        year: _planned_on(evidence.frame, evidence.frame.known(year)) for year in evidence.years
    }


def _planned_on(frame: Frame, day: date) -> tuple[int, int]:
    edition = OLD_EDITION if day < NEW_EDITION_FROM else CURRENT_EDITION
    here = AdminUnit.objects.filter(level=Level.PROVINCE, edition=edition)
    if frame.unit is not None:
        here = here.filter(Q(pk=frame.unit) | Q(current_province=frame.unit))
    plans = ActionPlan.objects.in_force_on(day)
    own = Q(admin_unit=OuterRef("pk")) | Q(admin_unit__current_province=OuterRef("pk"))
    # A plan of before July 2025 may name its province by the borders of today.
    of_same_name = Q(admin_unit=OuterRef("current_province"), admin_unit__name=OuterRef("name"))
    planned = Count("pk", filter=Q(Exists(plans.filter(own | of_same_name))))
    found = here.aggregate(part=planned, whole=Count("pk"))
    return found["part"], found["whole"]


def _zones(evidence: Evidence, kinds: frozenset[str], part: Mapping[int, Q]) -> Shares:
    here = Zone.objects.in_unit(evidence.frame.unit).values("pk")
    zones = Zone.objects.filter(pk__in=here)
    if kinds:
        zones = zones.filter(kind__in=kinds)
    counts = {f"part{year}": Count("pk", filter=condition) for year, condition in part.items()}
    counts |= {f"whole{year}": Count("pk") for year in evidence.years}
    return _pairs(zones.aggregate(**counts), evidence)


def _trainings(evidence: Evidence, year: int, **whose: Combinable) -> QuerySet[Participation]:
    """Participations that make capable, by the rule of the year; none without a rule."""
    rule = evidence.rule(RuleCode.CAPABLE, year)
    if rule is None:
        return Participation.objects.none()
    found = Participation.objects.filter(**whose)
    counting = found.that_make_capable(rule, known_by=evidence.frame.known(year))
    return counting.still_capable_on(year_end(year))


def _pairs(found: Mapping[str, int], evidence: Evidence) -> Shares:
    return {year: (found[f"part{year}"], found[f"whole{year}"]) for year in evidence.years}
