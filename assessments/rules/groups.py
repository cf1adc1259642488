"""From a facility's lines to the saving of each resource group."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext

from assessments.rules.expected import (
    coverage_of,
    expected_use,
    relevant_outputs,
    saving_rate,
    total,
)
from assessments.rules.facts import (
    GROUP_UNITS,
    PRECISION,
    Basis,
    Expected,
    Factor,
    FlowFact,
    Group,
    GroupResult,
    OutputFact,
    Reason,
)

CARRIERS = frozenset({Group.ELECTRICITY, Group.FUEL})
MEMBERS = {
    Group.ENERGY: CARRIERS,
    Group.FUEL: frozenset({Group.FUEL}),
    Group.ELECTRICITY: frozenset({Group.ELECTRICITY}),
    Group.RESOURCE: CARRIERS | {Group.MATERIAL},
}
REASONS = list(Reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A flow with its expected use, reckoned once for all the groups it enters."""

    flow: FlowFact
    use: Expected


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measure:
    """How unlike flows are brought to one unit: so much of it per unit of the resource."""

    basis: Basis
    per_unit: Callable[[FlowFact], Decimal | None]
    lacking: Reason = Reason.NO_FACTOR
    stores_factors: bool = False


TOE = _Measure(
    basis=Basis.TOE,
    per_unit=lambda flow: flow.factor.toe_per_unit if flow.factor else None,
    stores_factors=True,
)
TCO2E = _Measure(
    basis=Basis.FACTORS,
    per_unit=lambda flow: flow.factor.tco2e_per_unit if flow.factor else None,
    stores_factors=True,
)
COST = _Measure(
    basis=Basis.COST,
    per_unit=lambda flow: flow.baseline_unit_cost_vnd,
    lacking=Reason.NO_COST,
)
QUANTITY = _Measure(basis=Basis.QUANTITY, per_unit=lambda _: Decimal(1))
REPORTED = replace(QUANTITY, basis=Basis.REPORTED)


def assess(outputs: Sequence[OutputFact], flows: Sequence[FlowFact]) -> dict[Group, GroupResult]:
    """The result of every group that has at least one flow.

    In each group E = Σ E_i and R = Σ R_i over its flows in one unit; s = (E − R) / E.
    energy, fuel, electricity: TOE. material and resource: đồng at baseline cost; materials without
    costs: the one material's own unit, or the plain mean of their savings. co2e: tonnes as
    reported, else from the carriers' factors. water, wastewater, dust, waste: their own unit.
    A flow metered for a product without a baseline is left out (the coverage says so), and so is
    one that is zero in both periods. A group is not computable, with the reason, as soon as one of
    its other flows is; a group whose baseline is 0 in all never is.
    Source: Công văn 3505/BCT-KHCN for TOE; the formulas of the programme for the rest.
    """
    with localcontext(prec=PRECISION):
        lines = [_Line(flow=flow, use=expected_use(flow, outputs)) for flow in flows]
        members = {group: _lines_of(group, lines) for group in Group}
        return {
            group: _assess_group(group, outputs, found) for group, found in members.items() if found
        }


def _lines_of(group: Group, lines: Sequence[_Line]) -> list[_Line]:
    found = [line for line in lines if line.flow.group in MEMBERS.get(group, {group})]
    if group is Group.CO2E and not found:
        return [line for line in lines if line.flow.group in CARRIERS]
    return found


def _assess_group(
    group: Group, outputs: Sequence[OutputFact], members: Sequence[_Line]
) -> GroupResult:
    coverage = coverage_of(relevant_outputs([line.flow for line in members], outputs))
    kept = _kept(members, outputs)
    if group is Group.MATERIAL:
        return replace(_material(kept), coverage=coverage)
    return replace(_summed(group, kept, measure=_measure_of(group, kept)), coverage=coverage)


def _kept(members: Sequence[_Line], outputs: Sequence[OutputFact]) -> Sequence[_Line]:
    """The lines that enter a group: in use, and not metered for a product without a baseline."""
    new_products = {output.key for output in outputs if not output.has_baseline}
    kept = [
        line
        for line in members
        if not line.flow.is_unused and line.flow.output_key not in new_products
    ]
    return kept or members


def _measure_of(group: Group, lines: Sequence[_Line]) -> _Measure:
    if group in {Group.ENERGY, Group.FUEL, Group.ELECTRICITY}:
        return TOE
    if group is Group.CO2E:
        return REPORTED if lines[0].flow.group is Group.CO2E else TCO2E
    return COST if group is Group.RESOURCE else QUANTITY


def _material(lines: Sequence[_Line]) -> GroupResult:
    if all(line.flow.baseline_unit_cost_vnd is not None for line in lines):
        return _summed(Group.MATERIAL, lines, measure=COST)
    if len({line.flow.resource for line in lines}) == 1:
        result = _summed(Group.MATERIAL, lines, measure=QUANTITY)
        return replace(result, unit=lines[0].flow.unit)
    return _mean_of_materials(lines)


def _mean_of_materials(lines: Sequence[_Line]) -> GroupResult:
    """Σ s_i / n over unlike materials without costs; their quantities cannot be added."""
    singles = [
        _summed(
            Group.MATERIAL,
            [line for line in lines if line.flow.resource == resource],
            measure=QUANTITY,
        )
        for resource in {line.flow.resource for line in lines}
    ]
    savings = [single.saving for single in singles if single.saving is not None]
    reason = _first(single.reason for single in singles)
    return GroupResult(
        group=Group.MATERIAL,
        unit="",
        baseline=None,
        expected=None,
        actual=None,
        saved=None,
        saving=None if reason else total(savings) / len(savings),
        coverage=None,
        reason=reason,
        basis=Basis.MEAN,
    )


def _summed(group: Group, lines: Sequence[_Line], *, measure: _Measure) -> GroupResult:
    """Everything but the coverage, which looks at the lines left out, too."""
    parts = [_measured(line, measure=measure) for line in lines]
    baseline, expected, actual = (
        _sum_known(part.baseline for part in parts),
        _sum_known(part.expected for part in parts),
        _sum_known(part.actual for part in parts),
    )
    reason = _first(part.reason for part in parts) or _zero(baseline=baseline, expected=expected)
    return GroupResult(
        group=group,
        unit=GROUP_UNITS[group],
        baseline=baseline,
        expected=expected,
        actual=actual,
        saved=None if reason else _difference(expected, actual),
        saving=None if reason else saving_rate(expected, actual),
        coverage=None,
        reason=reason,
        basis=measure.basis,
        factors=_factors(lines) if measure.stores_factors else (),
    )


def _measured(line: _Line, *, measure: _Measure) -> Expected:
    """The line's expected use in the unit of the measure."""
    per_unit = measure.per_unit(line.flow)
    return Expected(
        expected=_times(line.use.expected, per_unit),
        actual=_times(line.use.actual, per_unit),
        baseline=_times(line.use.baseline, per_unit),
        coverage=line.use.coverage,
        reason=line.use.reason or (measure.lacking if per_unit is None else None),
    )


def _times(quantity: Decimal | None, per_unit: Decimal | None) -> Decimal | None:
    return None if quantity is None or per_unit is None else quantity * per_unit


def _sum_known(values: Iterable[Decimal | None]) -> Decimal | None:
    """The sum, or None as soon as one value is missing: missing is never zero."""
    listed = list(values)
    known = [value for value in listed if value is not None]
    return total(known) if len(known) == len(listed) else None


def _difference(expected: Decimal | None, actual: Decimal | None) -> Decimal | None:
    return None if expected is None or actual is None else expected - actual


def _first(reasons: Iterable[Reason | None]) -> Reason | None:
    given = [reason for reason in reasons if reason is not None]
    return min(given, key=REASONS.index) if given else None


def _zero(*, baseline: Decimal | None, expected: Decimal | None) -> Reason | None:
    if baseline == 0:
        return Reason.ZERO_BASELINE_USE
    return Reason.ZERO_EXPECTED if expected == 0 else None


def _factors(lines: Sequence[_Line]) -> tuple[Factor, ...]:
    used = {line.flow.factor for line in lines if line.flow.factor is not None}
    return tuple(sorted(used, key=lambda factor: (factor.resource, factor.valid_from)))
