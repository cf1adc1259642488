"""The moves of an assessment: handed in, accepted, returned, opened again, preferred."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from assessments.choices import AssessmentStatus, Move
from assessments.models import Assessment, ReviewEvent
from assessments.policies.assessments import MOVES, check_move
from assessments.services.baseline import note_baseline_changes
from assessments.services.results import compute_results
from assessments.services.telling import tell_of_move
from assessments.services.warnings import note_warnings
from core.history import written_by

# In these states it is on its way, and the day it came counts.
CHANGED = (
    "status",
    "sent_on",
    "sent_by",
    "verified_on",
    "verified_by",
    "is_preferred",
)


@transaction.atomic
def move_assessment(*, assessment: Assessment, move: Move, by: User, reason: str = "") -> None:
    """Turns the assessment into its next state, with everything that goes with it.

    Two people who move it at the same moment follow one another: the second is told what the
    first has made of it. Raises AssessmentRefusedError when the move cannot be made.
    """
    locked = Assessment.objects.select_for_update().get(pk=assessment.pk)
    check_move(by, locked, move, reason=reason)
    before = AssessmentStatus(locked.status)
    with written_by(by, source="form", reason=reason):
        if move is Move.SEND:
            compute_results(assessment_ids=[locked.pk])
            note_baseline_changes(assessment=locked, by=by)
            note_warnings(assessment_ids=[locked.pk])
        if move is Move.PREFER:
            _set_aside_others(locked)
        _turn(locked, move, by)
        locked.save(update_fields=CHANGED)
        event = ReviewEvent.objects.create(
            assessment=locked,
            move=move,
            before=before,
            after=locked.status,
            reason=reason.strip(),
            by=by,
        )
        tell_of_move(event=event)
    for field in CHANGED:
        setattr(assessment, field, getattr(locked, field))


def _turn(assessment: Assessment, move: Move, by: User) -> None:
    today = timezone.localdate()
    assessment.status = MOVES[move].ends or assessment.status
    if move is Move.SEND:
        assessment.sent_on, assessment.sent_by = today, by
    if move is Move.WITHDRAW:
        assessment.sent_on, assessment.sent_by = None, None
    if move is Move.VERIFY:
        assessment.verified_on, assessment.verified_by = today, by
    if move is Move.REOPEN:
        assessment.verified_on, assessment.verified_by = None, None
        assessment.is_preferred = False
    if move is Move.PREFER:
        assessment.is_preferred = True


def _set_aside_others(assessment: Assessment) -> None:
    same_year = Assessment.objects.filter(
        facility=assessment.facility_id, reporting_year=assessment.reporting_year
    )
    same_year.filter(is_preferred=True).exclude(pk=assessment.pk).update(is_preferred=False)
