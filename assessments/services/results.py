"""What assessments save, worked out and stored."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from django.db import transaction

from assessments.models import Assessment, FlowLine, OutputLine, Result
from assessments.rules import (
    Factor,
    FlowFact,
    Group,
    GroupResult,
    OutputFact,
    assess,
    factor_on,
)
from assessments.selectors.facts import Factors, factors_by_resource, output_fact
from core.bulk import batched, copy_all
from core.periods import year_end
from core.units import convert

FIELDS = (
    "assessment_id",
    "group",
    "unit",
    "baseline",
    "expected",
    "actual",
    "saved",
    "saving",
    "coverage",
    "reason",
    "basis",
    "factors",
    "method_version",
)


class Output(NamedTuple):
    """What the rules ask of an output line."""

    pk: int
    assessment_id: int
    unit: str
    baseline_quantity: Decimal | None
    current_quantity: Decimal | None
    baseline_share: Decimal | None
    baseline_value_vnd: Decimal | None


class Flow(NamedTuple):
    """What the rules ask of a flow line, and of its resource: `own_unit` is that of the
    resource."""

    pk: int
    assessment_id: int
    output_line_id: int | None
    unit: str
    baseline_quantity: Decimal | None
    current_quantity: Decimal | None
    baseline_unit_cost_vnd: Decimal | None
    resource_id: int
    code: str
    group: str
    own_unit: str


class Facts(NamedTuple):
    """What the rules are fed of one assessment, by the ids of the lines."""

    outputs: Mapping[int, OutputFact]
    flows: Mapping[int, FlowFact]


@transaction.atomic
def compute_results(*, assessment_ids: Iterable[int]) -> None:
    """Work out what the assessments save and store it, one Result per group.

    One road for the page, the import and the recomputation: the lines are read in batches, the
    rules are fed plain values, and the results replace those stored before. Safe to repeat.

    Args:
        assessment_ids: assessments whose lines were written or changed.
    """
    factors = factors_by_resource()
    for batch in batched(sorted(set(assessment_ids))):
        # Locked before their lines are read, so that two writers of one follow one another.
        assessments = Assessment.objects.select_for_update().filter(pk__in=batch).order_by("pk")
        years = dict(assessments.values_list("pk", "reporting_year"))
        lines = list(_results_of(years, factors))
        Result.objects.filter(assessment__in=batch).delete()
        copy_all(Result, FIELDS, lines)


def facts_of(*, assessment_ids: Collection[int]) -> dict[int, Facts]:
    """What the rules are fed of each of the assessments; four queries for all of them."""
    factors, outputs, flows = (
        factors_by_resource(),
        _outputs_of(assessment_ids),
        _flows_of(assessment_ids),
    )
    found = Assessment.objects.filter(pk__in=assessment_ids)
    years = dict(found.values_list("pk", "reporting_year"))
    return {
        pk: Facts(
            {int(fact.key): fact for fact in outputs[pk]},
            {flow.pk: _flow_fact(flow, factors, year_end(year)) for flow in flows[pk]},
        )
        for pk, year in years.items()
    }


def _results_of(years: Mapping[int, int], factors: Factors) -> Iterator[Sequence[Any]]:
    """Rows of results of assessments, whose reporting years are given."""
    outputs, flows = _outputs_of(years), _flows_of(years)
    for pk, year in years.items():
        # The factor of the reporting period serves both periods: a factor that changed in between
        # must never look like a saving.
        facts = [_flow_fact(flow, factors, year_end(year)) for flow in flows[pk]]
        for result in assess(outputs[pk], facts).values():
            yield _row(pk, result)


def _outputs_of(assessments: Iterable[int]) -> dict[int, list[OutputFact]]:
    found: dict[int, list[OutputFact]] = defaultdict(list)
    lines = OutputLine.objects.filter(assessment__in=assessments).order_by("pk")
    for line in map(Output._make, lines.values_list(*Output._fields)):
        found[line.assessment_id].append(output_fact(line, key=str(line.pk)))
    return found


def _flows_of(assessments: Iterable[int]) -> dict[int, list[Flow]]:
    found: dict[int, list[Flow]] = defaultdict(list)
    own = Flow._fields[: Flow._fields.index("code")]
    of_resource = ("resource__code", "resource__group", "resource__unit")
    lines = FlowLine.objects.filter(assessment__in=assessments).order_by("pk")
    for line in map(Flow._make, lines.values_list(*own, *of_resource)):
        found[line.assessment_id].append(line)
    return found


def _flow_fact(line: Flow, factors: Factors, day: date) -> FlowFact:
    cost = line.baseline_unit_cost_vnd
    return FlowFact(
        resource=line.code,
        group=Group(line.group),
        output_key=str(line.output_line_id) if line.output_line_id else None,
        unit=line.own_unit,
        baseline_quantity=_in_own_unit(line.baseline_quantity, line),
        current_quantity=_in_own_unit(line.current_quantity, line),
        baseline_unit_cost_vnd=None if cost is None else cost / _size(line),
        factor=factor_on(factors.get(line.resource_id, ()), on=day),
    )


def _in_own_unit(quantity: Decimal | None, line: Flow) -> Decimal | None:
    if quantity is None:
        return None
    return convert(quantity, from_unit=line.unit, to_unit=line.own_unit)


def _size(line: Flow) -> Decimal:
    """How many of the resource's own units one entered unit holds."""
    return convert(Decimal(1), from_unit=line.unit, to_unit=line.own_unit)


def _row(assessment: int, result: GroupResult) -> Sequence[Any]:
    """The result in the order of FIELDS."""
    return (
        assessment,
        result.group.value,
        result.unit,
        result.baseline,
        result.expected,
        result.actual,
        result.saved,
        result.saving,
        result.coverage,
        result.reason.value if result.reason else "",
        result.basis.value,
        [_factor_used(factor) for factor in result.factors],
        result.method_version,
    )


@cache
def _factor_used(factor: Factor) -> dict[str, str | None]:
    """What is frozen with the result: the very numbers, their day and their source."""
    return {
        "resource": factor.resource,
        "toe_per_unit": _text(factor.toe_per_unit),
        "tco2e_per_unit": _text(factor.tco2e_per_unit),
        "valid_from": factor.valid_from.isoformat(),
        "source": factor.source,
    }


def _text(value: Decimal | None) -> str | None:
    return None if value is None else f"{value.normalize():f}"
