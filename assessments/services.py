"""Verbs of assessments."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import islice

from django.db import transaction

from assessments.models import Assessment, ConversionFactor, FlowLine, OutputLine, Resource, Result
from assessments.rules import (
    Factor,
    FlowFact,
    Group,
    GroupResult,
    OutputFact,
    assess,
    factor_on,
)
from core.periods import year_end
from core.units import convert

BATCH = 2000
Factors = Mapping[int, Sequence[Factor]]


@transaction.atomic
def compute_results(*, assessment_ids: Iterable[int]) -> None:
    """Work out what the assessments save and store it, one Result per group.

    One road for the page, the import and the recomputation: the lines are read in batches, the
    rules are fed plain values, and the results replace those stored before. Safe to repeat.

    Args:
        assessment_ids: assessments whose lines were written or changed.
    """
    factors = _factors_by_resource()
    ids = iter(sorted(set(assessment_ids)))
    while batch := list(islice(ids, BATCH)):
        # Locked before their lines are read, so that two writers of one follow one another.
        assessments = Assessment.objects.select_for_update().filter(pk__in=batch).order_by("pk")
        assessments = assessments.prefetch_related("outputs", "flows__resource")
        results = [result for item in assessments for result in _results_of(item, factors)]
        Result.objects.filter(assessment__in=batch).delete()
        Result.objects.bulk_create(results)


def _factors_by_resource() -> Factors:
    rows = ConversionFactor.objects.select_related("resource").order_by("valid_from", "pk")
    found: dict[int, list[Factor]] = {}
    for row in rows:
        factor = Factor(
            resource=row.resource.code,
            toe_per_unit=row.toe_per_unit,
            tco2e_per_unit=row.tco2e_per_unit,
            valid_from=row.valid_from,
            source=row.source,
        )
        found.setdefault(row.resource_id, []).append(factor)
    return found


def _results_of(assessment: Assessment, factors: Factors) -> Iterator[Result]:
    # The factor of the reporting period serves both periods: a factor that changed in between
    # must never look like a saving.
    day = year_end(assessment.reporting_year)
    outputs = [_output_fact(line) for line in assessment.outputs.all()]
    flows = [_flow_fact(line, factors, day) for line in assessment.flows.all()]
    for result in assess(outputs, flows).values():
        yield _result(assessment, result)


def _output_fact(line: OutputLine) -> OutputFact:
    return OutputFact(
        key=str(line.pk),
        unit=line.unit,
        baseline_quantity=line.baseline_quantity,
        current_quantity=line.current_quantity,
        baseline_share=line.baseline_share,
        baseline_value_vnd=line.baseline_value_vnd,
    )


def _flow_fact(line: FlowLine, factors: Factors, day: date) -> FlowFact:
    resource = line.resource
    cost = line.baseline_unit_cost_vnd
    return FlowFact(
        resource=resource.code,
        group=Group(resource.group),
        output_key=str(line.output_line_id) if line.output_line_id else None,
        unit=resource.unit,
        baseline_quantity=_in_own_unit(line.baseline_quantity, line, resource),
        current_quantity=_in_own_unit(line.current_quantity, line, resource),
        baseline_unit_cost_vnd=None if cost is None else cost / _size(line, resource),
        factor=factor_on(factors.get(resource.pk, ()), on=day),
    )


def _in_own_unit(quantity: Decimal | None, line: FlowLine, resource: Resource) -> Decimal | None:
    if quantity is None:
        return None
    return convert(quantity, from_unit=line.unit, to_unit=resource.unit)


def _size(line: FlowLine, resource: Resource) -> Decimal:
    """How many of the resource's own units one entered unit holds."""
    return convert(Decimal(1), from_unit=line.unit, to_unit=resource.unit)


def _result(assessment: Assessment, result: GroupResult) -> Result:
    return Result(
        assessment=assessment,
        group=result.group.value,
        unit=result.unit,
        baseline=result.baseline,
        expected=result.expected,
        actual=result.actual,
        saved=result.saved,
        saving=result.saving,
        coverage=result.coverage,
        reason=result.reason.value if result.reason else "",
        basis=result.basis.value,
        factors=[_factor_used(factor) for factor in result.factors],
        method_version=result.method_version,
    )


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
