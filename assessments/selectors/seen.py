"""Reports as the rules of plausibility take them: many at once, in a bounded number of queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from assessments.anchors import NAMES
from assessments.choices import AssessmentStatus, Direction
from assessments.models import Assessment, FlowLine, OutputLine
from assessments.rules.comparison import measure_of
from assessments.rules.expected import ONE
from assessments.rules.factors import factor_on
from assessments.rules.groups import CARRIERS
from assessments.rules.plausibility import Before, FlowSeen, OutputSeen, Seen
from assessments.selectors.earlier import precedence
from assessments.selectors.facts import Factors, factors_by_resource, output_fact
from assessments.selectors.usual import Ranges, usual_ranges
from core.bulk import any_key
from core.periods import year_end
from core.text import fold
from core.units import UnitError, convert

Subject = tuple[object, ...]
ENERGY = frozenset(group.value for group in CARRIERS)


class Report(NamedTuple):
    """An assessment, as far as it is compared."""

    id: int
    facility_id: int
    kind: str
    status: str
    baseline_year: int
    reporting_year: int
    division: str


class Output(NamedTuple):
    """A product of an assessment."""

    id: int
    assessment_id: int
    product: str
    unit: str
    baseline_quantity: Decimal | None
    current_quantity: Decimal | None
    baseline_share: Decimal | None
    baseline_value_vnd: Decimal | None

    @property
    def anchor(self) -> str:
        return f"{NAMES[OutputLine]}-{self.id}"

    @property
    def subject(self) -> Subject:
        """What the line is about, whatever its spelling (as in selectors.subjects)."""
        return ("output", fold(self.product))


class Flow(NamedTuple):
    """A flow of an assessment, with what its resource says."""

    id: int
    assessment_id: int
    unit: str
    baseline_quantity: Decimal | None
    current_quantity: Decimal | None
    direction: str
    resource_id: int
    output_line_id: int | None
    product: str | None
    group: str
    own_unit: str

    @property
    def anchor(self) -> str:
        return f"{NAMES[FlowLine]}-{self.id}"

    @property
    def subject(self) -> Subject:
        return ("flow", self.resource_id, self.direction, fold(self.product or ""))

    @property
    def is_carrier(self) -> bool:
        return self.group in ENERGY and self.direction == Direction.IN


@dataclass(frozen=True, slots=True, kw_only=True)
class Yardstick:
    """What reports are measured by: conversion factors, and what is usual in their industries."""

    factors: Factors
    usual: Ranges
    _known: dict[tuple[int, int], Decimal | None] = field(default_factory=dict)

    def toe_per_unit(self, resource: int, year: int) -> Decimal | None:
        """TOE per unit of the resource at the end of the year; None of one without a factor."""
        if (resource, year) not in self._known:
            factor = factor_on(self.factors.get(resource, ()), on=year_end(year))
            self._known[resource, year] = factor.toe_per_unit if factor else None
        return self._known[resource, year]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read for a batch of reports: their lines and those of the reports before them."""

    outputs: Mapping[int, Sequence[Output]]
    flows: Mapping[int, Sequence[Flow]]
    earlier: Mapping[int, Report]
    yardstick: Yardstick


def yardstick_for(assessment_ids: Collection[int]) -> Yardstick:
    """One for all of them; three queries, however many there are."""
    assessments = Assessment.objects.filter(pk__in=any_key(assessment_ids)).order_by()
    divisions = assessments.values_list("facility__industry__division", flat=True).distinct()
    return Yardstick(factors=factors_by_resource(), usual=usual_ranges(divisions))


def reports_seen(assessment_ids: Collection[int], yardstick: Yardstick) -> dict[int, Seen]:
    """The reports by their ids, ready for the rules; four queries however many there are."""
    reports = _reports(Assessment.objects.filter(pk__in=any_key(assessment_ids)))
    earlier = _earlier_of(reports)
    ids = {*assessment_ids, *(report.id for report in earlier.values())}
    reading = Reading(
        outputs=_outputs_of(ids), flows=_flows_of(ids), earlier=earlier, yardstick=yardstick
    )
    return {report.id: _seen(report, reading) for report in reports}


def report_seen(assessment: Assessment) -> Seen:
    """One report, ready for the rules; seven queries."""
    ids = [assessment.pk]
    return reports_seen(ids, yardstick_for(ids))[assessment.pk]


def _reports(assessments: Any) -> list[Report]:
    own = Report._fields[: Report._fields.index("division")]
    rows = assessments.order_by("pk").values_list(*own, "facility__industry__division")
    return list(map(Report._make, rows))


def _earlier_of(reports: Sequence[Report]) -> dict[int, Report]:
    """By report, the one that it is compared with: as selectors.earlier.earlier_report says."""
    facilities = {report.facility_id for report in reports}
    told = Assessment.objects.filter(facility__in=any_key(facilities))
    by_facility: dict[int, list[Report]] = defaultdict(list)
    for report in _reports(told.exclude(status=AssessmentStatus.DRAFT)):
        by_facility[report.facility_id].append(report)
    found = {report.id: _latest_before(report, by_facility) for report in reports}
    return {pk: before for pk, before in found.items() if before is not None}


def _latest_before(report: Report, by_facility: Mapping[int, Sequence[Report]]) -> Report | None:
    before = [
        each
        for each in by_facility.get(report.facility_id, ())
        if each.reporting_year < report.reporting_year
    ]
    return max(
        before,
        key=lambda each: precedence(each, kind=report.kind, key=each.id),
        default=None,
    )


def _outputs_of(ids: Iterable[int]) -> dict[int, list[Output]]:
    found: dict[int, list[Output]] = defaultdict(list)
    lines = OutputLine.objects.filter(assessment__in=any_key(ids)).order_by("pk")
    for line in map(Output._make, lines.values_list(*Output._fields)):
        found[line.assessment_id].append(line)
    return found


def _flows_of(ids: Iterable[int]) -> dict[int, list[Flow]]:
    found: dict[int, list[Flow]] = defaultdict(list)
    own = Flow._fields[: Flow._fields.index("product")]
    joined = ("output_line__product", "resource__group", "resource__unit")
    lines = FlowLine.objects.filter(assessment__in=any_key(ids)).order_by("pk")
    for line in map(Flow._make, lines.values_list(*own, *joined)):
        found[line.assessment_id].append(line)
    return found


def _seen(report: Report, reading: Reading) -> Seen:
    outputs = reading.outputs.get(report.id, ())
    earlier = reading.earlier.get(report.id)
    said: dict[Subject, Output | Flow] = {}
    if earlier is not None:
        said |= {line.subject: line for line in reading.outputs.get(earlier.id, ())}
        said |= {line.subject: line for line in reading.flows.get(earlier.id, ())}
    year, yardstick = report.reporting_year, reading.yardstick
    return Seen(
        baseline_year=report.baseline_year,
        outputs=[
            OutputSeen(
                fact=output_fact(line, key=line.anchor), before=_before(line, said, report, earlier)
            )
            for line in outputs
        ],
        flows=[
            _flow_seen(line, _before(line, said, report, earlier), yardstick, year)
            for line in reading.flows.get(report.id, ())
        ],
        usual=_usual(report, outputs, yardstick.usual),
    )


def _usual(report: Report, outputs: Sequence[Output], usual: Ranges) -> Any:
    if not outputs:
        return None
    return usual.get((report.division, measure_of(outputs[0].unit).kind))


def _flow_seen(line: Flow, before: Before | None, yardstick: Yardstick, year: int) -> FlowSeen:
    metered, is_carrier = line.output_line_id, line.is_carrier
    return FlowSeen(
        anchor=line.anchor,
        output=None if metered is None else f"{NAMES[OutputLine]}-{metered}",
        unit=line.unit,
        baseline=line.baseline_quantity,
        current=line.current_quantity,
        is_carrier=is_carrier,
        toe=_toe(line, yardstick, year) if is_carrier else None,
        before=before,
    )


def _toe(line: Flow, yardstick: Yardstick, year: int) -> Decimal | None:
    per_unit = yardstick.toe_per_unit(line.resource_id, year)
    own = _converted(line.current_quantity, line.unit, line.own_unit)
    return None if own is None or per_unit is None else own * per_unit


def _before(
    line: Output | Flow, said: Mapping[Subject, Output | Flow], report: Report, earlier: Any
) -> Before | None:
    """What the earlier report said of the same product, or of the same resource for it."""
    before = said.get(line.subject) if said else None
    if before is None:
        return None
    current = _converted(before.current_quantity, before.unit, line.unit)
    baselines = {
        earlier.reporting_year: current,
        earlier.baseline_year: _converted(before.baseline_quantity, before.unit, line.unit),
    }
    return Before(
        year=earlier.reporting_year,
        current=current,
        baseline=baselines.get(report.baseline_year),
    )


def _converted(value: Decimal | None, from_unit: str, to_unit: str) -> Decimal | None:
    if value is None or value == 0 or from_unit == to_unit:
        return value
    try:
        return convert(ONE, from_unit=from_unit, to_unit=to_unit) * value
    except UnitError:
        return None
