"""The six steps and eighteen tasks of an assessment, and how far somebody has come with them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language

from assessments.models import Assessment, ChecklistMark, ChecklistTask


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskShown:
    """A task, and the mark of who has done it, if anybody has."""

    number: int
    name: str
    mark: ChecklistMark | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepShown:
    """A step with its tasks."""

    number: int
    name: str
    tasks: Sequence[TaskShown]

    @property
    def done(self) -> int:
        return sum(task.mark is not None for task in self.tasks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """All steps in their order; the tasks may be done in any."""

    steps: Sequence[StepShown]

    @property
    def done(self) -> int:
        return sum(step.done for step in self.steps)

    @property
    def total(self) -> int:
        return sum(len(step.tasks) for step in self.steps)


def checklist_of(assessment: Assessment) -> Checklist:
    """In two queries, in the language of the page."""
    marks = {mark.task_id: mark for mark in assessment.marks.select_related("by")}
    in_english = get_language() == "en"
    steps: dict[tuple[int, str], list[TaskShown]] = {}
    for task in ChecklistTask.objects.order_by("number"):
        step = (task.step, task.step_en if in_english else task.step_vi)
        name = task.name_en if in_english else task.name_vi
        shown = TaskShown(number=task.number, name=name, mark=marks.get(task.number))
        steps.setdefault(step, []).append(shown)
    return Checklist(
        steps=[
            StepShown(number=number, name=name, tasks=tasks)
            for (number, name), tasks in steps.items()
        ]
    )
