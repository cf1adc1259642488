"""The progress of a plan as of a day: what the page, the documents and the command all show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_CEILING, Decimal
from itertools import pairwise

from django.utils import timezone

from campaigns.choices import RuleCode
from campaigns.models import ActionPlan, Rule, Target
from campaigns.selectors.targets import narrowed_to
from core.periods import year_end
from reports.models import ChangedFacility, LookBack, RollupRun
from reports.rules import (
    Figure,
    Method,
    Status,
    band_status,
    expected_on,
    missing_to,
    needed_per_year,
)
from reports.selectors.evidence import Evidence
from reports.selectors.fact_tables import FactTables, fact_tables
from reports.selectors.frame import Frame, frame_of
from reports.selectors.indicators import COUNTS, INDICATORS
from reports.selectors.indicators.people import ZoneRate
from reports.selectors.measures import Indicator, Measure, Question, Spread
from reports.selectors.population import EVERYONE, Population, population_of

EVERYTHING = Question(population=EVERYONE, method=Method.ADJUSTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetProgress:
    """A target beside its figure.

    denominator: its public code, "all", "list:NAME", …; denominator_text: in words;
    shortfall: facilities (or officers, zones) missing to `low`, for shares only;
    rule: the one the figure rests on; spread: for savings only.
    """

    target: Target
    label: str
    denominator: str
    denominator_text: str
    figure: Figure
    spread: Spread | None
    shortfall: int | None
    rule: Rule | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """year: the last one that counts; is_approximate: the territory is an old unit's, judged
    by today's communes; rules: those in force at its end, by code; look_back: the one that the
    figures were read from, if the stored facts know too much."""

    plan: ActionPlan
    as_of: date
    year: int
    generated_at: datetime
    data_version: str
    is_approximate: bool
    targets: tuple[TargetProgress, ...]
    counts: Mapping[str, Decimal | int | None]
    facilities: int
    rules: Mapping[RuleCode, Rule]
    look_back: LookBack | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendPoint:
    """The figure at the end of a year, as far as it was known by the cut-off day; the value
    expected then on the straight path. Both in the target's unit."""

    year: int
    value: Decimal | int | None
    expected: Decimal | None


# By the target's id.
Trends = dict[int, list[TrendPoint]]


def progress(plan: ActionPlan, *, as_of: date, may_make: bool = False) -> Progress:
    """Every target of a plan with its figure, and what was done, as of a day.

    may_make, FactsMissingError: see reports.selectors.fact_tables.
    """
    frame, targets = frame_of(plan, as_of=as_of), _targets(plan)
    with fact_tables(frame, may_make=may_make) as tables:
        return _progress(_evidence(frame, tables, [frame.year], _asked(targets)), targets)


def progress_and_trends(plan: ActionPlan, *, as_of: date) -> tuple[Progress, Trends]:
    """Both at once, from one reading of the facts; raises FactsMissingError."""
    frame, targets = frame_of(plan, as_of=as_of), _targets(plan)
    with fact_tables(frame) as tables:
        evidence = _evidence(frame, tables, frame.years, _asked(targets))
        lines = {target.pk: _points(target, evidence) for target in targets}
        return _progress(evidence, targets), lines


def _progress(evidence: Evidence, targets: Sequence[Target]) -> Progress:
    frame = evidence.frame
    rules = {code: evidence.rule(code, frame.year) for code in RuleCode}
    return Progress(
        plan=frame.plan,
        as_of=frame.as_of,
        year=frame.year,
        generated_at=timezone.now(),
        data_version=data_version(),
        is_approximate=frame.unit is not None and frame.unit.territory_is_approximate(),
        targets=tuple(_target_progress(target, evidence) for target in targets),
        counts={
            code: INDICATORS[code].measure(evidence, EVERYTHING, frame.year).value
            for code in COUNTS
        },
        facilities=evidence.flags(EVERYONE, frame.year).facilities,
        rules={code: rule for code, rule in rules.items() if rule is not None},
        look_back=evidence.look_back,
    )


def trends(plan: ActionPlan, *, as_of: date, may_make: bool = False) -> Trends:
    """The trend of every target of a plan, by the target's id: one point for each year of the
    plan that has begun."""
    return _trends(plan, _targets(plan), as_of, may_make)


def trend(target: Target, *, as_of: date, may_make: bool = False) -> list[TrendPoint]:
    """The trend of one target."""
    return _trends(target.plan, [target], as_of, may_make)[target.pk]


def targets_by_rule(plan: ActionPlan) -> list[Target]:
    """The targets of a plan whose figures rest on a rule. That zones are informed has none of its
    own, but which activities count is said by one."""
    every = ((target, INDICATORS[target.indicator_id]) for target in _targets(plan))
    return [target for target, each in every if each.rule or isinstance(each, ZoneRate)]


def measured(frame: Frame, tables: FactTables, targets: Sequence[Target]) -> dict[int, Measure]:
    """What the facts in the tables say of each target in the frame's year, by the target's id."""
    asked = [(_question(target), INDICATORS[target.indicator_id]) for target in targets]
    evidence = _evidence(frame, tables, [frame.year], asked)
    return {
        target.pk: indicator.measure(evidence, question, frame.year)
        for target, (question, indicator) in zip(targets, asked, strict=True)
    }


def data_version() -> str:
    """The roll-up that last moved a figure."""
    runs = RollupRun.objects.filter(error="", facilities__gt=0, finished_at__isnull=False)
    return f"r{runs.values_list('pk', flat=True).order_by('-pk').first() or 0}"


def waiting_changes(look_back: LookBack | None = None) -> int:
    """Facilities whose changes are not yet in the stored facts, or not in the look-back."""
    noted = ChangedFacility.objects.order_by().values("facility_id")
    if look_back is None:
        return noted.distinct().count()
    return noted.union(look_back.changes.order_by().values("facility_id")).count()


def denominator_code(target: Target) -> str:
    """The public code: all, list:NAME, large, medium_large, zones, officers, key_users."""
    if target.facility_list is not None:
        return f"{target.denominator}:{target.facility_list.name}"
    return str(target.denominator)


def denominator_text(target: Target) -> str:
    """What the figure is a share of, in words: with the decision of a list, and all that narrows
    it."""
    named = target.facility_list
    text = named.name if named is not None else target.get_denominator_display()
    if named is not None and named.decision_no:
        text = f"{text} ({named.decision_no})"
    narrowed = "; ".join(narrowed_to(target))
    return f"{text}: {narrowed}" if narrowed else str(text)


def _label(target: Target) -> str:
    return f"{target.indicator}: {target.part}" if target.part else str(target.indicator)


def expected_value(target: Target, *, on: date) -> Decimal | None:
    """Where a target should stand on a day, in its unit: the straight lines from the base over
    the interim values to the goal. None where there is nothing to start from."""
    legs = list(pairwise(_path(target)))
    begun = [leg for leg in legs if year_end(leg[0][0]) <= on]
    if not legs or not (begun or target.base_value is not None):
        return None
    (year, value), (due_year, low) = begun[-1] if begun else legs[0]
    return expected_on(on=on, base_year=year, base_value=value, due_year=due_year, low=low)


def _path(target: Target) -> list[tuple[int, Decimal]]:
    points = [(interim.year, interim.value) for interim in target.interim_values.all()]
    if target.base_year is not None and target.base_value is not None:
        points.append((target.base_year, target.base_value))
    return [*sorted(point for point in points if point[0] < target.due_year), _end(target)]


def _end(target: Target) -> tuple[int, Decimal]:
    return target.due_year, target.goal


def _targets(plan: ActionPlan) -> list[Target]:
    found = plan.targets.select_related("plan", "indicator", "facility_list")
    details = ("industries", "sector_groups__industries", "interim_values")
    return list(found.prefetch_related(*details))


def _question(target: Target) -> Question:
    return Question(
        population=population_of(target),
        method=Method(target.method),
        zone_kinds=frozenset(target.zone_kinds),
    )


def _asked(targets: Sequence[Target]) -> list[tuple[Question, Indicator]]:
    """Everything that will be asked: the targets, and the counts of the whole territory."""
    asked = [(_question(target), INDICATORS[target.indicator_id]) for target in targets]
    return asked + [(EVERYTHING, INDICATORS[code]) for code in COUNTS]


def _evidence(
    frame: Frame,
    tables: FactTables,
    years: Sequence[int],
    asked: Sequence[tuple[Question, Indicator]],
) -> Evidence:
    groups: dict[Population, set[str]] = {}
    for question, indicator in asked:
        if question.population is not None:
            named = groups.setdefault(question.population, set())
            named.update({indicator.group} if indicator.group else ())
    return Evidence(frame=frame, tables=tables, years=years, groups=groups)


def _target_progress(target: Target, evidence: Evidence) -> TargetProgress:
    indicator = INDICATORS[target.indicator_id]
    year = evidence.frame.year
    measure = indicator.measure(evidence, _question(target), year)
    return TargetProgress(
        target=target,
        label=_label(target),
        denominator=denominator_code(target),
        denominator_text=denominator_text(target),
        figure=_figure(target, measure, on=evidence.frame.as_of),
        spread=measure.spread,
        shortfall=_shortfall(target, measure),
        rule=evidence.rule(indicator.rule, year) if indicator.rule else None,
    )


def _figure(target: Target, measure: Measure, *, on: date) -> Figure:
    value = None if measure.value is None else Decimal(measure.value)
    is_saving = measure.spread is not None
    return Figure(
        indicator=target.indicator_id,
        value=value,
        numerator=measure.numerator,
        denominator=measure.denominator,
        unit=target.unit,
        method=Method(target.method) if is_saving else None,
        n=measure.n,
        population=measure.population,
        excluded=measure.excluded,
        status=band_status(value, low=target.low, high=target.high, at_most=target.is_at_most),
        expected_today=expected_value(target, on=on),
        needed_per_year=needed_per_year(
            on=on,
            due_year=target.due_year,
            value=value,
            low=target.goal,
            at_most=target.is_at_most,
        ),
    )


def gap_of(found: TargetProgress) -> Decimal | None:
    """How far a missed target is from its goal, in its unit; None of the others."""
    figure, target = found.figure, found.target
    if figure.status is not Status.NOT_REACHED or figure.value is None:
        return None
    return missing_to(target.goal, value=figure.value, at_most=target.is_at_most)


def _shortfall(target: Target, measure: Measure) -> int | None:
    """How many more it takes to reach `low`: ⌈low · denominator⌉ − numerator, at least 0."""
    part, whole = measure.numerator, measure.denominator
    if (
        target.is_at_most
        or measure.spread is not None
        or not isinstance(part, int)
        or not isinstance(whole, int)
    ):
        return None
    wanted = (target.low * whole / 100).to_integral_value(rounding=ROUND_CEILING)
    return max(0, int(wanted) - part)


def _trends(plan: ActionPlan, targets: Sequence[Target], as_of: date, may_make: bool) -> Trends:
    frame = frame_of(plan, as_of=as_of)
    asked = [(_question(target), INDICATORS[target.indicator_id]) for target in targets]
    with fact_tables(frame, may_make=may_make) as tables:
        evidence = _evidence(frame, tables, frame.years, asked)
        return {target.pk: _points(target, evidence) for target in targets}


def _points(target: Target, evidence: Evidence) -> list[TrendPoint]:
    indicator, question = INDICATORS[target.indicator_id], _question(target)
    return [
        TrendPoint(
            year=year,
            value=indicator.measure(evidence, question, year).value,
            expected=expected_value(target, on=evidence.frame.known(year)),
        )
        for year in evidence.years
    ]
