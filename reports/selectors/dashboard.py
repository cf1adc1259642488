"""The progress of a plan as the dashboard shows it: figures, pictures, and why one is missing.

Nothing is reckoned here that is not in `progress`; this only puts it side by side.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.functional import Promise

from assessments.choices import Reason
from assessments.rules import GROUP_UNITS, Group
from campaigns.choices import IndicatorKind, Method
from campaigns.models import ActionPlan, Indicator, Target
from core.periods import year_end
from reports.charts import Bullet, Column, Spark, bullet, columns, spark
from reports.choices import Excluded, Pace, Unknown
from reports.rules import Figure, missing_to
from reports.rules import Method as RuleMethod
from reports.selectors.indicators import INDICATORS
from reports.selectors.indicators.counts import NotKept
from reports.selectors.progress import (
    Progress,
    TargetProgress,
    TrendPoint,
    gap_of,
    progress_and_trends,
)

REASONS: Mapping[str, str | Promise] = dict(Reason.choices) | dict(Excluded.choices)
ALL_OF_A_SHARE = Decimal(100)
ADOPTION, ENERGY = "adoption_rate", "energy_saving"
OTHER_THINGS = ("zones", "officers", "departments", "provinces")
ENTERPRISES = ("large_enterprises_staffed_rate", "medium_large_staffed_rate")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A target with everything that is shown of it.

    pace: held against the straight path, while there is one; is_late: behind it, or out of time;
    gap: what is missing to `low`, in the target's unit; things: of what there are too few;
    why_unknown: why there is no value; left_out: (reason, count), the most frequent first;
    methods: (method, value, whether it is the one that counts); quantity_unit: of the sums that
    make a saving; columns: its distribution.
    """

    found: TargetProgress
    pace: Pace | None
    is_late: bool
    gap: Decimal | None
    things: str
    why_unknown: Unknown | None
    bullet: Bullet
    spark: Spark
    points: Sequence[TrendPoint]
    left_out: Sequence[tuple[str | Promise, int]]
    methods: Sequence[tuple[Method, Decimal | None, bool]]
    quantity_unit: str
    columns: Sequence[Column]

    @property
    def figure(self) -> Figure:
        return self.found.figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A figure that is published of every plan; None is unknown."""

    indicator: Indicator
    value: Decimal | int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dashboard:
    """adoption, energy: the targets at the top of the page, when the plan has them; values: those
    of the counts, by code."""

    progress: Progress
    rows: Sequence[Row]
    counts: Sequence[Count]
    years: Sequence[int]
    adoption: Row | None
    energy: Row | None

    @property
    def values(self) -> Mapping[str, Decimal | int | None]:
        return self.progress.counts


def dashboard(plan: ActionPlan, *, as_of: date) -> Dashboard:
    """Everything the page of a plan's progress shows of its figures, as of a day."""
    found, lines = progress_and_trends(plan, as_of=as_of)
    rows = [_row(each, lines[each.target.pk], on=as_of) for each in found.targets]
    return Dashboard(
        progress=found,
        rows=rows,
        counts=_counts(found),
        years=[point.year for point in rows[0].points] if rows else [],
        adoption=_first(rows, ADOPTION),
        energy=_first(rows, ENERGY),
    )


def _row(found: TargetProgress, points: Sequence[TrendPoint], *, on: date) -> Row:
    target, figure = found.target, found.figure
    is_over = on >= year_end(target.due_year)
    pace = None if is_over else _pace(target, figure)
    return Row(
        found=found,
        pace=pace,
        is_late=is_over or pace is Pace.BEHIND,
        gap=gap_of(found),
        things=_things(target),
        why_unknown=_why_unknown(found),
        bullet=_bullet(target, figure),
        spark=spark([_decimal(point.value) for point in points], low=target.goal),
        points=points,
        left_out=_left_out(figure.excluded),
        methods=_methods(found),
        quantity_unit=_quantity_unit(figure),
        columns=columns(found.spread.distribution) if found.spread else [],
    )


def _bullet(target: Target, figure: Figure) -> Bullet:
    is_share = target.indicator.kind == IndicatorKind.RATIO
    return bullet(
        value=figure.value,
        low=target.low,
        high=target.high,
        expected=figure.expected_today,
        full=ALL_OF_A_SHARE if is_share else None,
    )


def _pace(target: Target, figure: Figure) -> Pace | None:
    if figure.value is None or figure.expected_today is None:
        return None
    expected, at_most = figure.expected_today, target.is_at_most
    is_behind = missing_to(expected, value=figure.value, at_most=at_most) > 0
    return Pace.BEHIND if is_behind else Pace.ON_PATH


def _things(target: Target) -> str:
    """Enterprises, zones, officers or facilities."""
    if target.indicator_id in ENTERPRISES:
        return "enterprises"
    counted = target.indicator_id.partition("_")[0]
    return counted if counted in OTHER_THINGS else "facilities"


def _quantity_unit(figure: Figure) -> str:
    """Only `adjusted` divides quantities; the others divide weighted or plain shares."""
    group = INDICATORS[figure.indicator].group
    if group is None or figure.method is not RuleMethod.ADJUSTED:
        return ""
    return GROUP_UNITS[Group(group)]


def _why_unknown(found: TargetProgress) -> Unknown | None:
    """Why a target has no value, so that the dash on the page says more than a dash."""
    figure, indicator = found.figure, INDICATORS[found.target.indicator_id]
    if figure.value is not None:
        return None
    if isinstance(indicator, NotKept):
        return Unknown.NOT_KEPT
    if indicator.rule is not None and found.rule is None:
        return Unknown.NO_RULE
    if figure.population == 0 or figure.denominator == 0:
        return Unknown.NOBODY
    return Unknown.NO_SAVING if indicator.group is not None else Unknown.NOT_RECORDED


def _left_out(excluded: Mapping[str, int]) -> list[tuple[str | Promise, int]]:
    counted = sorted(excluded.items(), key=lambda item: (-item[1], item[0]))
    return [(REASONS[reason], count) for reason, count in counted]


def _methods(found: TargetProgress) -> list[tuple[Method, Decimal | None, bool]]:
    if found.spread is None:
        return []
    return [
        (Method(method.value), value, method is found.figure.method)
        for method, value in found.spread.methods.items()
    ]


def _counts(found: Progress) -> list[Count]:
    """In the order of the indicators."""
    named = Indicator.objects.filter(code__in=found.counts)
    return [Count(indicator=each, value=found.counts[each.code]) for each in named]


def _first(rows: Sequence[Row], indicator: str) -> Row | None:
    return next((row for row in rows if row.figure.indicator == indicator), None)


def _decimal(value: Decimal | int | None) -> Decimal | None:
    return None if value is None else Decimal(value)
