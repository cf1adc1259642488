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
    groups = [group for group in Group if _flows_of(group, flows)]
    with localcontext(prec=PRECISION):
        return {group: _assess_group(group, outputs, flows) for group in groups}


def _flows_of(group: Group, flows: Sequence[FlowFact]) -> list[FlowFact]:
    found = [flow for flow in flows if flow.group in MEMBERS.get(group, {group})]
    if group is Group.CO2E and not found:
        return [flow for flow in flows if flow.group in CARRIERS]
    return found


def _assess_group(
    group: Group, outputs: Sequence[OutputFact], flows: Sequence[FlowFact]
) -> GroupResult:
    members = _flows_of(group, flows)
    if group is Group.MATERIAL:
        return _material(outputs, members)
    return _summed(group, outputs, members, measure=_measure_of(group, members))


def _measure_of(group: Group, members: Sequence[FlowFact]) -> _Measure:
    if group in {Group.ENERGY, Group.FUEL, Group.ELECTRICITY}:
        return TOE
    if group is Group.CO2E:
        return REPORTED if members[0].group is Group.CO2E else TCO2E
    return COST if group is Group.RESOURCE else QUANTITY


def _material(outputs: Sequence[OutputFact], members: Sequence[FlowFact]) -> GroupResult:
    kept = _kept(members, outputs)
    if all(flow.baseline_unit_cost_vnd is not None for flow in kept):
        return _summed(Group.MATERIAL, outputs, members, measure=COST)
    if len({flow.resource for flow in kept}) == 1:
        result = _summed(Group.MATERIAL, outputs, members, measure=QUANTITY)
        return replace(result, unit=kept[0].unit)
    return _mean_of_materials(outputs, members)


def _mean_of_materials(outputs: Sequence[OutputFact], members: Sequence[FlowFact]) -> GroupResult:
    """Σ s_i / n over unlike materials without costs; their quantities cannot be added."""
    kept = _kept(members, outputs)
    singles = [
        _summed(
            Group.MATERIAL,
            outputs,
            [flow for flow in kept if flow.resource == resource],
            measure=QUANTITY,
        )
        for resource in {flow.resource for flow in kept}
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
        coverage=coverage_of(relevant_outputs(members, outputs)),
        reason=reason,
        basis=Basis.MEAN,
    )


def _summed(
    group: Group,
    outputs: Sequence[OutputFact],
    members: Sequence[FlowFact],
    *,
    measure: _Measure,
) -> GroupResult:
    kept = _kept(members, outputs)
    parts = [_measured(flow, outputs, measure=measure) for flow in kept]
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
        coverage=coverage_of(relevant_outputs(members, outputs)),
        reason=reason,
        basis=measure.basis,
        factors=_factors(kept) if measure.stores_factors else (),
    )


def _kept(members: Sequence[FlowFact], outputs: Sequence[OutputFact]) -> Sequence[FlowFact]:
    """The flows that enter a group: in use, and not metered for a product without a baseline."""
    new_products = {output.key for output in outputs if not output.has_baseline}
    kept = [flow for flow in members if not flow.is_unused and flow.output_key not in new_products]
    return kept or members


def _measured(flow: FlowFact, outputs: Sequence[OutputFact], *, measure: _Measure) -> Expected:
    """The flow's expected use in the unit of the measure."""
    own = expected_use(flow, outputs)
    per_unit = measure.per_unit(flow)
    return Expected(
        expected=_times(own.expected, per_unit),
        actual=_times(own.actual, per_unit),
        baseline=_times(own.baseline, per_unit),
        coverage=own.coverage,
        reason=own.reason or (measure.lacking if per_unit is None else None),
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


def _factors(flows: Sequence[FlowFact]) -> tuple[Factor, ...]:
    used = {flow.factor for flow in flows if flow.factor is not None}
    return tuple(sorted(used, key=lambda factor: (factor.resource, factor.valid_from)))
