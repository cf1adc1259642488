"""The assessments of one facility and year side by side: line by line, and what each says is
saved."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q

from assessments.choices import BY_WEIGHT, AssessmentKind, AssessmentStatus, Direction, ResultGroup
from assessments.models import Assessment, OutputLine, Result
from assessments.selectors.subjects import Line, in_unit_of, label_of, lines_of, subject_of

KINDS = AssessmentKind.values
GROUPS = ResultGroup.values


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What one assessment says of a line, in the unit of the row, and how far that is from what
    the first one says, as a fraction; None where one of the two says nothing, or 0."""

    baseline: Decimal | None
    current: Decimal | None
    baseline_differs: Decimal | None = None
    current_differs: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LineCompared:
    """A line of any of the assessments, whose kinds are given; `values` has one entry for each,
    None where it has no such line or measures it in a unit that cannot be converted."""

    label: str
    unit: str
    kinds: Sequence[str]
    values: Sequence[Value | None]

    @property
    def cells(self) -> list[tuple[str, Value | None]]:
        """Each value beside the kind of the assessment that says it."""
        return list(zip(self.kinds, self.values, strict=True))

    @property
    def differs(self) -> bool:
        """Whether the assessments disagree about it."""
        said = {value and (value.baseline, value.current) for value in self.values}
        return len(said) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupCompared:
    """The savings of a group, one for each assessment, None where it has no such result."""

    group: ResultGroup
    results: Sequence[Result | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All assessments of a year, the self-assessment first. `counting` is the one that counts for
    the figures of the province; None while none is verified."""

    assessments: Sequence[Assessment]
    outputs: Sequence[LineCompared]
    inflows: Sequence[LineCompared]
    outflows: Sequence[LineCompared]
    groups: Sequence[GroupCompared]
    counting: Assessment | None


def assessments_beside(assessment: Assessment) -> list[Assessment]:
    """The assessments of its facility and year, itself included, the self-assessment first.
    Another one's draft is nobody's word yet."""
    same_year = Assessment.objects.filter(
        facility=assessment.facility_id, reporting_year=assessment.reporting_year
    )
    found = same_year.filter(Q(pk=assessment.pk) | ~Q(status=AssessmentStatus.DRAFT))
    people = found.select_related("facility", "sent_by", "verified_by")
    return sorted(people, key=lambda each: KINDS.index(each.kind))


def counting_of(assessments: Iterable[Assessment]) -> Assessment | None:
    """The one that counts: what the department has said, else the most thorough one."""
    verified = [each for each in assessments if each.status == AssessmentStatus.VERIFIED]
    order = [kind.value for kind in BY_WEIGHT]
    return min(
        verified, key=lambda each: (not each.is_preferred, order.index(each.kind)), default=None
    )


def compare(assessment: Assessment) -> Comparison:
    """The assessment beside the others of its year; three queries for each of them, of which there
    is at most one of each kind."""
    assessments = assessments_beside(assessment)
    columns = [{subject_of(line): line for line in lines_of(each)} for each in assessments]
    firsts: dict[tuple[object, ...], Line] = {}
    for column in columns:
        firsts = {**column, **firsts}
    kinds = [each.get_kind_display() for each in assessments]
    lines = [
        (line, _compared(line, kinds, [column.get(subject) for column in columns]))
        for subject, line in firsts.items()
    ]
    return Comparison(
        assessments=assessments,
        outputs=[row for line, row in lines if isinstance(line, OutputLine)],
        inflows=[row for line, row in lines if _goes(line, Direction.IN)],
        outflows=[row for line, row in lines if _goes(line, Direction.OUT)],
        groups=_groups(assessments),
        counting=counting_of(assessments),
    )


def _goes(line: Line, direction: Direction) -> bool:
    return not isinstance(line, OutputLine) and line.direction == direction


def _compared(first: Line, kinds: Sequence[str], lines: Sequence[Line | None]) -> LineCompared:
    """The row of a line; its unit is that of the first assessment which has it."""
    measure = Value(baseline=first.baseline_quantity, current=first.current_quantity)
    values = [None if line is None else _value(line, first, measure) for line in lines]
    return LineCompared(label=label_of(first), unit=first.unit, kinds=kinds, values=values)


def _value(line: Line, first: Line, measure: Value) -> Value:
    baseline = in_unit_of(first, line.baseline_quantity, line)
    current = in_unit_of(first, line.current_quantity, line)
    return Value(
        baseline=baseline,
        current=current,
        baseline_differs=_away(baseline, measure.baseline),
        current_differs=_away(current, measure.current),
    )


def _away(value: Decimal | None, measure: Decimal | None) -> Decimal | None:
    if value is None or not measure or value == measure:
        return None
    return value / measure - 1


def _groups(assessments: Sequence[Assessment]) -> list[GroupCompared]:
    results = Result.objects.filter(assessment__in=[each.pk for each in assessments])
    found = {(each.group, each.assessment_id): each for each in results}
    said = sorted({group for group, _pk in found}, key=GROUPS.index)
    return [
        GroupCompared(
            group=ResultGroup(group),
            results=[found.get((group, each.pk)) for each in assessments],
        )
        for group in said
    ]
