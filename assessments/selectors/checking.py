"""What the page of checking shows: each line beside last year's, beside its industry and with the
questions it raises; what was decided so far, and how the baseline changed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from assessments.anchors import anchor_of
from assessments.choices import AssessmentStatus, ResultGroup
from assessments.models import Assessment, BaselineChange, ChecklistTask, OutputLine, ReviewEvent
from assessments.rules.clock import check_due_on, days_waited, is_late
from assessments.selectors import warnings as asked
from assessments.selectors.differences import assessments_beside, counting_of
from assessments.selectors.earlier import Earlier, earlier_values
from assessments.selectors.line_ranges import LineRange, line_ranges
from assessments.selectors.notes import LineNotes, notes_of
from assessments.selectors.shown import AssessmentShown, FlowShown, assessment_shown
from assessments.selectors.subjects import label_of
from assessments.selectors.warnings import warnings_of

GROUPS = ResultGroup.values


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChecked:
    """One line with all there is to judge it by; `flow` is None for a product."""

    anchor: str
    line: Any
    earlier: Earlier | None
    usual: LineRange | None
    warnings: Sequence[asked.Warning]
    notes: LineNotes
    flow: FlowShown | None = None

    @property
    def is_unusual(self) -> bool:
        """Whether its use per unit of product lies outside what is usual."""
        per_unit = self.flow.current_per_unit if self.flow else None
        if self.usual is None or per_unit is None:
            return False
        return not self.usual.low <= per_unit <= self.usual.high

    @property
    def doubted(self) -> set[str]:
        """The fields that a warning without an answer is about."""
        return {warning.field for warning in self.warnings if not warning.is_answered}


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectShown:
    """What a changed baseline does to the saving of a group; fractions."""

    group: str
    old: Decimal | None
    new: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineChangeShown:
    """A changed baseline with its effects, in the order of the groups."""

    change: BaselineChange
    effects: Sequence[EffectShown]


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseShown:
    """What became of an assessment, and of its baseline; the newest first."""

    moves: Sequence[ReviewEvent]
    baseline_changes: Sequence[BaselineChangeShown]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewShown:
    """What the page of an assessment tells of its check: the others of its year and which of them
    counts, its course, and how many of its tasks are done."""

    beside: Sequence[Assessment]
    counting: Assessment | None
    course: CourseShown
    tasks_done: int
    tasks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """How long an assessment that was handed in has waited, in working days."""

    waited: int
    due_on: date
    is_late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentChecked:
    """All that the page of checking shows. `earlier_year` is the year of the report that the values
    stand beside."""

    shown: AssessmentShown
    outputs: Sequence[LineChecked]
    inflows: Sequence[LineChecked]
    outflows: Sequence[LineChecked]
    warnings: Sequence[asked.Warning]
    notes: Mapping[str, LineNotes]
    earlier_year: int | None
    course: CourseShown

    @property
    def asked(self) -> list[tuple[str, asked.Warning]]:
        """All warnings, each with what its line is called; "" for those of the whole."""
        lines = [*self.outputs, *self.inflows, *self.outflows]
        labels = {each.anchor: label_of(each.line) for each in lines}
        return [(labels.get(warning.anchor, ""), warning) for warning in self.warnings]

    @property
    def open_comments(self) -> int:
        return sum(notes.open for notes in self.notes.values())


def assessment_checked(assessment: Assessment) -> AssessmentChecked:
    """Everything in a bounded number of queries, however many lines there are."""
    shown = assessment_shown(assessment)
    earlier = earlier_values(assessment)
    warnings = warnings_of(assessment)
    clerk = _Clerk(
        earlier=earlier,
        usual=line_ranges(assessment, [*shown.inflows, *shown.outflows]),
        warnings=_by_anchor(warnings),
        notes=notes_of(assessment),
    )
    return AssessmentChecked(
        shown=shown,
        outputs=[clerk.product(line) for line in shown.outputs],
        inflows=[clerk.flow(flow) for flow in shown.inflows],
        outflows=[clerk.flow(flow) for flow in shown.outflows],
        warnings=warnings,
        notes=clerk.notes,
        earlier_year=next((each.year for each in earlier.values()), None),
        course=course_of(assessment),
    )


def clock_of(assessment: Assessment) -> Clock | None:
    """None when it does not wait."""
    sent_on, today = assessment.sent_on, timezone.localdate()
    if assessment.status != AssessmentStatus.SENT or sent_on is None:
        return None
    return Clock(
        waited=days_waited(sent_on, today=today),
        due_on=check_due_on(sent_on),
        is_late=is_late(sent_on, today=today),
    )


def review_shown(assessment: Assessment) -> ReviewShown:
    """In five queries."""
    beside = assessments_beside(assessment)
    return ReviewShown(
        beside=beside,
        counting=counting_of(beside),
        course=course_of(assessment),
        tasks_done=assessment.marks.count(),
        tasks=ChecklistTask.objects.count(),
    )


def course_of(assessment: Assessment) -> CourseShown:
    """The moves and the changes of the baseline; two queries."""
    changes = assessment.baselinechanges.select_related("by").order_by("-at", "-pk")
    return CourseShown(
        moves=list(assessment.moves.select_related("by").order_by("-at", "-pk")),
        baseline_changes=[
            BaselineChangeShown(change=change, effects=_effects(change)) for change in changes
        ],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Clerk:
    """Puts together what belongs to each line."""

    earlier: Mapping[str, Earlier]
    usual: Mapping[str, LineRange]
    warnings: Mapping[str, Sequence[asked.Warning]]
    notes: Mapping[str, LineNotes]

    def product(self, line: OutputLine) -> LineChecked:
        return self._line(line, None)

    def flow(self, flow: FlowShown) -> LineChecked:
        return self._line(flow.line, flow)

    def _line(self, line: Any, flow: FlowShown | None) -> LineChecked:
        anchor = anchor_of(line)
        return LineChecked(
            anchor=anchor,
            line=line,
            earlier=self.earlier.get(anchor),
            usual=self.usual.get(anchor),
            warnings=self.warnings.get(anchor, []),
            notes=self.notes.get(anchor, LineNotes()),
            flow=flow,
        )


def _by_anchor(warnings: Sequence[asked.Warning]) -> dict[str, list[asked.Warning]]:
    found: dict[str, list[asked.Warning]] = defaultdict(list)
    for warning in warnings:
        found[warning.anchor].append(warning)
    return found


def _effects(change: BaselineChange) -> list[EffectShown]:
    said = sorted(change.effect.items(), key=lambda item: GROUPS.index(item[0]))
    return [
        EffectShown(
            group=str(ResultGroup(group).label),
            old=_decimal(values["old"]),
            new=_decimal(values["new"]),
        )
        for group, values in said
    ]


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
