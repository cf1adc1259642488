"""What the page of an assessment shows, in a bounded number of queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from assessments.choices import IMPLEMENTED, Direction, Reason, ResultBasis, ResultGroup
from assessments.models import Assessment, FlowLine, OutputLine, Resource, Result, Solution
from assessments.rules import (
    FlowFact,
    Group,
    OutputFact,
    expected_use,
    saving_rate,
    specific_consumption,
)
from assessments.rules.worth import Worth
from assessments.selectors.facts import output_fact
from assessments.selectors.solutions import expected_worth

GROUPS = ResultGroup.values


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowShown:
    """One line of an assessment: use in both periods, per unit of product, and what it saved.

    Quantities are in the unit as entered. `per_unit` is empty for a line of the whole site that
    makes several products: there is no one product to divide by. `reason` says why there is no
    saving.
    """

    line: FlowLine
    product: OutputLine | None
    baseline_per_unit: Decimal | None
    current_per_unit: Decimal | None
    expected: Decimal | None
    saving: Decimal | None
    reason: str

    @property
    def per_unit(self) -> str:
        """The unit of the use per unit of product, such as kWh/tấn."""
        return f"{self.line.unit}/{self.product.unit}" if self.product else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorShown:
    """A conversion factor that a result was reckoned with."""

    resource: str
    toe_per_unit: Decimal | None
    tco2e_per_unit: Decimal | None
    unit: str
    valid_from: date
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultShown:
    """The result of a group, with words for the way it was added up."""

    result: Result
    basis: str
    factors: Sequence[FactorShown]


@dataclass(frozen=True, slots=True, kw_only=True)
class SolutionShown:
    """A solution and what it is worth."""

    solution: Solution
    worth: Worth

    @property
    def payback_years(self) -> Decimal | None:
        return self.worth.payback_years


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentShown:
    """All that the page of an assessment shows."""

    assessment: Assessment
    outputs: Sequence[OutputLine]
    inflows: Sequence[FlowShown]
    outflows: Sequence[FlowShown]
    results: Sequence[ResultShown]
    factors: Sequence[FactorShown]
    solutions: Sequence[SolutionShown]
    solutions_implemented: int
    yearly_saving_vnd: Decimal | None


def assessment_shown(assessment: Assessment) -> AssessmentShown:
    """The lines, results and solutions of an assessment, in six queries."""
    outputs = list(assessment.outputs.all())
    lines = assessment.flows.select_related("resource", "output_line").order_by("pk")
    facts = [output_fact(output, key=str(output.pk)) for output in outputs]
    flows = [_flow_shown(line, outputs, facts) for line in lines]
    results = _results_shown(assessment)
    found = assessment.solutions.in_order().select_related("category", "effect_resource")
    solutions = list(found)
    done = [solution for solution in solutions if solution.status in IMPLEMENTED]
    return AssessmentShown(
        assessment=assessment,
        outputs=outputs,
        inflows=[flow for flow in flows if flow.line.direction == Direction.IN],
        outflows=[flow for flow in flows if flow.line.direction == Direction.OUT],
        results=results,
        factors=_distinct(results),
        solutions=[_solution_shown(solution) for solution in solutions],
        solutions_implemented=len(done),
        yearly_saving_vnd=_sum_known([solution.annual_saving_vnd for solution in done]),
    )


def _flow_shown(
    line: FlowLine, outputs: Sequence[OutputLine], facts: Sequence[OutputFact]
) -> FlowShown:
    use = expected_use(_flow_fact(line), facts)
    reason = use.reason.value if use.reason else ""
    product = line.output_line or (outputs[0] if len(outputs) == 1 else None)
    return FlowShown(
        line=line,
        product=product,
        baseline_per_unit=_per_unit(line.baseline_quantity, product, "baseline_quantity"),
        current_per_unit=_per_unit(line.current_quantity, product, "current_quantity"),
        expected=use.expected,
        saving=None if reason else saving_rate(use.expected, use.actual),
        reason=str(Reason(reason).label) if reason else "",
    )


def _flow_fact(line: FlowLine) -> FlowFact:
    """The line in the unit as entered: a saving is a ratio and needs no conversion."""
    return FlowFact(
        resource=line.resource.code,
        group=Group(line.resource.group),
        output_key=str(line.output_line_id) if line.output_line_id else None,
        baseline_quantity=line.baseline_quantity,
        current_quantity=line.current_quantity,
        unit=line.unit,
    )


def _per_unit(quantity: Decimal | None, product: OutputLine | None, field: str) -> Decimal | None:
    return specific_consumption(quantity, getattr(product, field)) if product else None


def _results_shown(assessment: Assessment) -> list[ResultShown]:
    """The results in the order of the groups, with the names of the resources of their factors."""
    results = sorted(assessment.results.all(), key=lambda item: GROUPS.index(item.group))
    codes = {factor["resource"] for result in results for factor in result.factors}
    resources = {item.code: item for item in Resource.objects.filter(code__in=codes)}
    return [
        ResultShown(
            result=result,
            basis=str(ResultBasis(result.basis).label) if result.basis else "",
            factors=[_factor_shown(factor, resources) for factor in result.factors],
        )
        for result in results
    ]


def _factor_shown(frozen: Mapping[str, Any], resources: Mapping[str, Resource]) -> FactorShown:
    resource = resources.get(frozen["resource"])
    return FactorShown(
        resource=str(resource or frozen["resource"]),
        toe_per_unit=_decimal(frozen["toe_per_unit"]),
        tco2e_per_unit=_decimal(frozen["tco2e_per_unit"]),
        unit=resource.unit if resource else "",
        valid_from=date.fromisoformat(frozen["valid_from"]),
        source=frozen["source"],
    )


def _distinct(results: Sequence[ResultShown]) -> list[FactorShown]:
    """The factors of all results, each once: energy, fuel and CO2e share theirs."""
    return list(dict.fromkeys(factor for result in results for factor in result.factors))


def _solution_shown(solution: Solution) -> SolutionShown:
    return SolutionShown(solution=solution, worth=expected_worth(solution))


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _sum_known(values: Sequence[Decimal | None]) -> Decimal | None:
    """The sum of what is known; None when nothing is."""
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if known else None
