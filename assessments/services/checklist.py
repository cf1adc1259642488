"""The tasks of an assessment, marked as done or not: a guide, which nothing waits for."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from assessments.errors import AssessmentRefusedError
from assessments.models import Assessment, ChecklistMark, ChecklistTask
from assessments.policies.checklist import steps_to_mark
from core.history import written_by

NOT_OPEN = _(
    "The tasks are marked by whoever fills in the assessment; once it is handed in, only those of"
    " implementing and sustaining."
)


@transaction.atomic
def mark_task(*, assessment: Assessment, task: ChecklistTask, by: User, note: str = "") -> None:
    """Marks a task as done; when it was already, its note changes and the mark becomes this
    person's."""
    _check_open(assessment, task, by)
    done = {"note": note.strip(), "by": by, "at": timezone.now()}
    with written_by(by, source="form"):
        ChecklistMark.objects.update_or_create(assessment=assessment, task=task, defaults=done)


@transaction.atomic
def unmark_task(*, assessment: Assessment, task: ChecklistTask, by: User) -> None:
    """Takes the mark away; its history stays."""
    _check_open(assessment, task, by)
    with written_by(by, source="form"):
        ChecklistMark.objects.filter(assessment=assessment, task=task).delete()


def _check_open(assessment: Assessment, task: ChecklistTask, by: User) -> None:
    """Held while it is written, so that nobody accepts it meanwhile."""
    locked = Assessment.objects.select_for_update().get(pk=assessment.pk)
    if task.step not in steps_to_mark(by, locked):
        raise AssessmentRefusedError(NOT_OPEN)
