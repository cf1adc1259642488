"""What the register and the activities say of a unit or zone in a year: a local report begins with
these figures, and they are frozen with it when it is sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from assessments.choices import HANDED_IN, IMPLEMENTED, AssessmentKind
from assessments.models import Assessment, Solution
from campaigns.choices import RuleCode
from campaigns.models import (
    Activity,
    DemonstrationModel,
    LocalReport,
    Officer,
    Participation,
    Rule,
    SupportCase,
)
from campaigns.selectors.rules import rules_by_province
from core.periods import year_end
from core.spreadsheets.wordings import Text
from enterprises.models import Facility

# In the order of the report; the codes are the keys of what is frozen.
LABELS: Mapping[str, Text] = {
    "facilities": _("Facilities in operation at the end of the year"),
    "aware": _("… of these aware of cleaner production"),
    "applying": _("… of these applying cleaner production"),
    "assessed": _("Facilities with a checked assessment of the year"),
    "self_assessed": _("Facilities that sent a self-assessment of the year"),
    "solutions": _("Solutions implemented in the year"),
    "activities": _("Activities held here"),
    "participations": _("Participations of facilities and of the board"),
    "supported": _("Facilities supported in the year"),
    "models": _("Models established in the year"),
    "officers": _("Officers in post at the end of the year"),
    "capable": _("… of these able to guide"),
}
# Where figures came from: the portal's records, or the paper that was brought in.
REGISTER, PAPER = "register", "paper"
Values = dict[str, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalFigure:
    """One line of a report; value None is unknown, never 0."""

    label: Text
    value: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalFigures:
    """The lines, of which day, and whether they stay as they are. `is_paper`: reported, not
    counted."""

    lines: list[LocalFigure]
    as_of: date
    is_frozen: bool
    is_paper: bool


def figures_of(report: LocalReport, *, day: date) -> LocalFigures:
    """Those that were frozen, else those of the day. At most eight queries."""
    kept: Any = report.figures
    values = kept["values"] if kept else values_of(report, day=day)
    return LocalFigures(
        lines=[LocalFigure(label=LABELS[code], value=values.get(code)) for code in LABELS],
        as_of=date.fromisoformat(kept["as_of"]) if kept else day,
        is_frozen=bool(kept),
        is_paper=bool(kept) and kept["source"] == PAPER,
    )


def frozen(values: Values, *, day: date, source: str = REGISTER) -> dict[str, Any]:
    """What is kept with a report."""
    return {"values": values, "as_of": day.isoformat(), "source": source}


def values_of(report: LocalReport, *, day: date) -> Values:
    """The figures of the report's unit and year as the records say on the day."""
    year = report.round.year
    rules = {code: _rule(report, code) for code in RuleCode}
    here = _facilities(report)
    return {
        **_of_register(here, year, rules),
        "solutions": _implemented(here, year).count(),
        "activities": _activities(report, year).count(),
        "participations": _participations(report, here, year).count(),
        "supported": SupportCase.objects.filter(
            facility__in=here.values("pk"), supported_on__year=year
        ).aggregate(n=Count("facility", distinct=True))["n"],
        "models": DemonstrationModel.objects.filter(
            facility__in=here.values("pk"), established_on__year=year
        ).count(),
        **_officers(report, year, rules[RuleCode.CAPABLE], day),
    }


def _facilities(report: LocalReport) -> Any:
    if report.zone_id is not None:
        return Facility.objects.filter(zone=report.zone_id)
    return Facility.objects.in_unit(report.admin_unit)


def _rule(report: LocalReport, code: RuleCode) -> Rule | None:
    """The rule of the province that is in force at the end of the year."""
    rules = rules_by_province(code=code, day=year_end(report.round.year))
    return rules.get(report.round.admin_unit.current_province_id, rules.get(None))


def _of_register(here: Any, year: int, rules: Mapping[RuleCode, Rule | None]) -> Values:
    """Facilities and what is true of them by the rules: the twin, for one unit, of the facts that
    the figures of plans rest on (reports.selectors.facts). One query."""
    applying = _applying(year, rules[RuleCode.APPLYING])
    aware = _aware(year, rules[RuleCode.AWARE], applying)
    own = Assessment.objects.filter(facility=OuterRef("pk"), reporting_year=year)
    handed_in = own.filter(kind=AssessmentKind.SELF, status__in=HANDED_IN)
    parts = {
        "aware": aware,
        "applying": applying,
        "assessed": Q(Exists(own.verified())),
        "self_assessed": Q(Exists(handed_in)),
    }
    counts = {name: Count("pk", filter=part) for name, part in parts.items() if part is not None}
    found = here.open_at_end_of(year).aggregate(facilities=Count("pk"), **counts)
    return {name: found.get(name) for name in ("facilities", *parts)}


def _applying(year: int, rule: Rule | None) -> Q | None:
    if rule is None:
        return None
    solutions = Solution.objects.filter(
        assessment__facility=OuterRef("pk"),
        assessment__in=Assessment.objects.verified(),
        status__in=rule.params["statuses"],
    )
    return Q(Exists(_done_in(solutions).filter(done_in__lte=year)))


def _aware(year: int, rule: Rule | None, applying: Q | None) -> Q | None:
    if rule is None:
        return None
    came = Participation.objects.filter(
        facility=OuterRef("pk"),
        activity__counts_as_awareness=True,
        activity__starts_on__year__lte=year,
    )
    if kinds := rule.params.get("kinds"):
        came = came.filter(activity__kind__in=kinds)
    reported = Assessment.objects.filter(
        facility=OuterRef("pk"),
        kind=AssessmentKind.SELF,
        status__in=HANDED_IN,
        sent_on__year__lte=year,
    )
    ways = {
        "activity": Q(Exists(came)),
        "self_assessment": Q(Exists(reported)),
        "applying": applying,
    }
    aware = Q(pk__in=[])
    for way, condition in ways.items():
        if rule.params.get(way) and condition is not None:
            aware |= condition
    return aware


def _implemented(here: Any, year: int) -> Any:
    """At facilities that were open at the end of the year, as in the figures of plans."""
    open_here = here.open_at_end_of(year)
    verified = Assessment.objects.verified().filter(facility__in=open_here.values("pk"))
    solutions = Solution.objects.filter(assessment__in=verified, status__in=IMPLEMENTED)
    return _done_in(solutions).filter(done_in=year)


def _done_in(solutions: QuerySet[Solution]) -> Any:
    """With the year in which each was implemented."""
    year = Coalesce("implemented_year", F("assessment__reporting_year"))
    return solutions.annotate(done_in=year)


def _activities(report: LocalReport, year: int) -> QuerySet[Activity]:
    """Of a unit: those held for it; of a zone: those that its board took part in."""
    held = Activity.objects.filter(starts_on__year=year)
    if report.zone_id is not None:
        return held.filter(
            pk__in=Participation.objects.filter(zone=report.zone_id).values("activity")
        )
    return held.filter(admin_unit=report.admin_unit_id)


def _participations(report: LocalReport, here: Any, year: int) -> QuerySet[Participation]:
    party = Q(facility__in=here.values("pk"))
    if report.zone_id is not None:
        party |= Q(zone=report.zone_id)
    else:
        party |= Q(agency__admin_unit=report.admin_unit_id)
    return Participation.objects.filter(party, activity__starts_on__year=year)


def _officers(report: LocalReport, year: int, rule: Rule | None, day: date) -> Values:
    """Of the board, or of the agencies of the unit. Two queries."""
    place = (
        Q(zone=report.zone_id)
        if report.zone_id is not None
        else Q(agency__admin_unit=report.admin_unit_id)
    )
    end = year_end(year)
    in_post = Officer.objects.filter(place).in_office_on(end)
    capable = None
    if rule is not None:
        known: Any = in_post.with_capability({None: rule}, day=min(day, end))
        capable = known.filter(capable_until__gte=end).count()
    return {"officers": in_post.count(), "capable": capable}
