"""What looks wrong in a report: each finding is a question to whoever filled it in, never a wall.

Everything is compared within a line's own unit; what the earlier report said comes converted.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from enum import StrEnum
from types import MappingProxyType

from assessments.rules.comparison import PerUnit, UsualRange, energy_per_unit, rounded
from assessments.rules.expected import expected_use
from assessments.rules.facts import FlowFact, Group, OutputFact
from core.units import UNIT_BY_NAME, canonical_unit, unit_choices

# Per unit of product a real facility rarely moves further in a year.
MOST_CHANGED = Decimal("0.4")
# Ten times is a slip of the unit or of the point; what was saved or added comes on top.
FAR = Decimal(8)
# A value typed in another unit lies this near to what was to be expected.
FITS = Decimal(2)
# What rounding to the places of a column may do to a converted value.
ROUNDING = Decimal("1e-6")
BASELINE, CURRENT, UNIT, WHOLE = "baseline_quantity", "current_quantity", "unit", ""
ONE = Decimal(1)
# Digits enough for a comparison; savings are reckoned with more.
DIGITS = 28
Told = Mapping[str, object]
NOTHING: Told = MappingProxyType({})
# The resource does not matter where only the growth of the output is asked for.
ONE_OF_ANYTHING = FlowFact(
    resource="", group=Group.MATERIAL, output_key=None, baseline_quantity=ONE, current_quantity=ONE
)


class Code(StrEnum):
    """What may be wrong; kept with the explanations that people give."""

    MISSING_UNIT = "missing_unit"
    MISSING_VALUE = "missing_value"
    BASELINE_CHANGED = "baseline_changed"
    TENFOLD = "tenfold"
    CHANGED_PER_UNIT = "changed_per_unit"
    NO_ENERGY = "no_energy"
    OUTSIDE_RANGE = "outside_range"


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What the earlier report said of the line, in the line's unit; None where it said nothing.

    `baseline` is its word on the year that is the baseline now: its own baseline, or its
    reporting year's value when that year is the baseline now.
    """

    year: int
    current: Decimal | None
    baseline: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputSeen:
    """A product: `fact` as the rules of saving take it, its key the line's anchor."""

    fact: OutputFact
    before: Before | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowSeen:
    """A flow in its own unit. `toe` is its current use in TOE, for a carrier that has a factor and
    a quantity; `output` is the anchor of the product it is metered for, None for the whole site."""

    anchor: str
    output: str | None
    unit: str
    baseline: Decimal | None
    current: Decimal | None
    is_carrier: bool = False
    toe: Decimal | None = None
    before: Before | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that looks wrong. `value` is what stands there now, as an explanation keeps it;
    `told` are the figures of the sentence."""

    anchor: str
    field: str
    code: Code
    value: str
    told: Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A whole report. `usual` is the usual range of its industry, None when it is not known."""

    baseline_year: int
    outputs: Sequence[OutputSeen]
    flows: Sequence[FlowSeen]
    usual: UsualRange | None = None


def findings(report: Seen) -> list[Finding]:
    """All that looks wrong, line by line in the order of the report; of the whole at the end.

    A slip of ten times is told instead of the change per unit that it makes in the same line.
    """
    with localcontext(prec=DIGITS):
        return [
            *(found for output in report.outputs for found in _of_output(output, report)),
            *_of_flows(report),
            *_of_whole(report),
        ]


def energy_of(report: Seen) -> PerUnit | None:
    """Energy per unit of product of the reporting period; None when it cannot be said."""
    carriers = [flow.toe for flow in report.flows if flow.is_carrier]
    known = [toe for toe in carriers if toe is not None]
    whole = sum(known, Decimal(0)) if known and len(known) == len(carriers) else None
    made = [(output.fact.unit, output.fact.current_quantity) for output in report.outputs]
    return energy_per_unit(whole, made)


def written(value: Decimal | None, unit: str = "") -> str:
    """A value as it is kept with an explanation: '1158000 kWh'; empty when there is none."""
    if value is None:
        return ""
    number = f"{value.normalize():f}" if value else "0"
    return f"{number} {unit}".strip()


def _of_output(output: OutputSeen, report: Seen) -> Iterator[Finding]:
    fact = output.fact
    line = FlowSeen(
        anchor=fact.key,
        output=None,
        unit=fact.unit,
        baseline=fact.baseline_quantity,
        current=fact.current_quantity,
        before=output.before,
    )
    yield from _of_line(line)
    yield from _tenfold(line, report)


def _of_flows(report: Seen) -> Iterator[Finding]:
    growth = _Growth(report.outputs)
    for flow in report.flows:
        yield from _of_line(flow)
        slip = list(_tenfold(flow, report))
        yield from slip or _changed_per_unit(flow, growth, report)


def _of_line(line: FlowSeen) -> Iterator[Finding]:
    if not line.unit.strip():
        yield _finding(line, UNIT, Code.MISSING_UNIT)
    if (line.baseline is None) != (line.current is None):
        missing = BASELINE if line.baseline is None else CURRENT
        yield Finding(
            anchor=line.anchor, field=missing, code=Code.MISSING_VALUE, value="", told=NOTHING
        )
    before = line.before.baseline if line.before else None
    if before is not None and line.baseline is not None and differ(before, line.baseline):
        yield _finding(line, BASELINE, Code.BASELINE_CHANGED, before=before, unit=line.unit)


def _tenfold(line: FlowSeen, report: Seen) -> Iterator[Finding]:
    """About ten times last year's value or more, or a tenth of it or less; without a report of
    last year, the baseline's."""
    year, before = _last(line, report)
    if not before or not line.current:
        return
    ratio = line.current / before
    if ONE / FAR < ratio < FAR:
        return
    yield _finding(
        line,
        CURRENT,
        Code.TENFOLD,
        year=year,
        before=before,
        unit=line.unit,
        times=max(ratio, ONE / ratio),
        is_more=ratio > 1,
        fits=fitting_unit(line.current, before=before, unit=line.unit),
    )


def fitting_unit(value: Decimal, *, before: Decimal, unit: str) -> str:
    """The unit in which the value would be like the one before, at most twice or half as large;
    empty when there is none. 1,158,000 MWh after 1,240 MWh was typed in kWh."""
    own = UNIT_BY_NAME.get(canonical_unit(unit))
    if own is None:
        return ""
    for name in unit_choices(unit):
        meant = value * UNIT_BY_NAME[name].size / own.size
        if name != own.name and ONE / FITS <= meant / before <= FITS:
            return name
    return ""


def _changed_per_unit(flow: FlowSeen, growth: "_Growth", report: Seen) -> Iterator[Finding]:
    """More than 40 % more or less per unit of product than in the baseline, or than last year."""
    last = flow.before.current if flow.before else None
    years = {report.baseline_year: (flow.baseline, growth.since_baseline)}
    if flow.before:
        years.setdefault(flow.before.year, (last, growth.since_last_year))
    for year, (before, grown) in years.items():
        change = _change(flow.current, before, grown(flow.output))
        if change is not None and abs(change) > MOST_CHANGED:
            told = {"year": year, "change": change, "before": before, "unit": flow.unit}
            value = f"{written(flow.current, flow.unit)} ({change:+.0%})"
            yield Finding(
                anchor=flow.anchor,
                field=CURRENT,
                code=Code.CHANGED_PER_UNIT,
                value=value,
                told=told,
            )
            return


class _Growth:
    """How much more was made than before, by the product that a flow is metered for, as its
    expected use grows by it; None when that cannot be said. Reckoned once for all flows."""

    def __init__(self, outputs: Sequence[OutputSeen]) -> None:
        self._now = [output.fact for output in outputs]
        self._since_last = [
            replace(output.fact, baseline_quantity=output.before.current)
            for output in outputs
            if output.before
        ]
        self._known: dict[tuple[str, str | None], Decimal | None] = {}

    def since_baseline(self, output: str | None) -> Decimal | None:
        return self._of("baseline", output, self._now)

    def since_last_year(self, output: str | None) -> Decimal | None:
        return self._of("last", output, self._since_last)

    def _of(self, kind: str, output: str | None, facts: Sequence[OutputFact]) -> Decimal | None:
        if (kind, output) not in self._known:
            flow = replace(ONE_OF_ANYTHING, output_key=output)
            self._known[kind, output] = expected_use(flow, facts).expected
        return self._known[kind, output]


def _of_whole(report: Seen) -> Iterator[Finding]:
    made = any(output.fact.current_quantity for output in report.outputs)
    carriers = [flow for flow in report.flows if flow.is_carrier]
    if made and all(flow.current == 0 for flow in carriers):
        yield Finding(anchor=WHOLE, field=WHOLE, code=Code.NO_ENERGY, value="0", told=NOTHING)
    yield from _outside_range(report, carriers)


def _outside_range(report: Seen, carriers: Sequence[FlowSeen]) -> Iterator[Finding]:
    """At the carrier that weighs most, since that is where to look first."""
    energy = energy_of(report)
    if report.usual is None or energy is None or not energy.kgoe:
        return
    low, high = report.usual.in_unit(energy.measure)
    if low <= energy.kgoe <= high:
        return
    unit = f"kgOE/{energy.measure.unit}"
    yield Finding(
        anchor=max(carriers, key=lambda flow: flow.toe or Decimal(0)).anchor,
        field=CURRENT,
        code=Code.OUTSIDE_RANGE,
        value=written(rounded(energy.kgoe, 4), unit),
        told={"energy": energy.kgoe, "unit": unit, "low": low, "high": high, "n": report.usual.n},
    )


def _finding(line: FlowSeen, field: str, code: Code, **told: object) -> Finding:
    value = line.baseline if field == BASELINE else line.current
    return Finding(
        anchor=line.anchor, field=field, code=code, value=written(value, line.unit), told=told
    )


def _last(line: FlowSeen, report: Seen) -> tuple[int, Decimal | None]:
    if line.before and line.before.current is not None:
        return line.before.year, line.before.current
    return report.baseline_year, line.baseline


def _change(now: Decimal | None, before: Decimal | None, grown: Decimal | None) -> Decimal | None:
    """e_t / e_b − 1: the change of the use per unit of product, a fraction."""
    if now is None or not before or not grown:
        return None
    return now / (before * grown) - 1


def differ(one: Decimal, other: Decimal) -> bool:
    """Whether two values are two, and not one that was converted, or written with few digits."""
    return abs(one - other) > ROUNDING * max(abs(one), abs(other))
