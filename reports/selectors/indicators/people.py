"""Officers who can guide, and zones that are informed or guided."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import Combinable

from campaigns.choices import RuleCode
from campaigns.models import Officer, Participation
from campaigns.querysets import in_office_on
from core.periods import year_end
from enterprises.models import Zone
from reports.selectors.evidence import Evidence
from reports.selectors.indicators.rates import share
from reports.selectors.measures import UNKNOWN, Measure, Question

Shares = Mapping[int, tuple[int, int]]


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


def guided_zones(evidence: Evidence) -> Shares:
    """Zones with a capable officer in office at the end of a year, and all zones."""
    guides = {
        year: _trainings(evidence, year, officer__zone=OuterRef("pk")).filter(
            in_office_on(year_end(year), "officer__")
        )
        for year in evidence.years
    }
    return _zones(evidence, {year: Q(Exists(found)) for year, found in guides.items()})


def informed_zones(evidence: Evidence) -> Shares:
    """Zones that took part in an activity that counts, and all zones."""
    counting = Participation.objects.filter(zone=OuterRef("pk"), activity__counts_as_awareness=True)
    known = {
        year: counting.filter(activity__starts_on__lte=evidence.frame.known(year))
        for year in evidence.years
    }
    return _zones(evidence, {year: Q(Exists(found)) for year, found in known.items()})


def _zones(evidence: Evidence, part: Mapping[int, Q]) -> Shares:
    here = Zone.objects.in_unit(evidence.frame.unit).values("pk")
    counts = {f"part{year}": Count("pk", filter=condition) for year, condition in part.items()}
    counts |= {f"whole{year}": Count("pk") for year in evidence.years}
    return _pairs(Zone.objects.filter(pk__in=here).aggregate(**counts), evidence)


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
