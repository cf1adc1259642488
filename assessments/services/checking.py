"""Decisions of those who check: one assessment, or many without a warning at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from assessments.choices import AssessmentStatus, Move
from assessments.errors import AssessmentRefusedError
from assessments.models import Assessment
from assessments.policies.assessments import OWN_WORK, is_own_work
from assessments.services.review import move_assessment
from core.spreadsheets.wordings import Text


@dataclass(slots=True, kw_only=True)
class Accepted:
    """What became of the chosen assessments: accepted, or left out and why."""

    accepted: list[Assessment] = field(default_factory=list)
    left_out: list[tuple[Assessment, str]] = field(default_factory=list)


def decide_assessment(*, assessment: Assessment, move: Move, by: User, reason: str = "") -> None:
    """Makes the move; comments at the lines are reason enough to return it.

    Raises AssessmentRefusedError when it cannot be made.
    """
    if move is Move.RETURN and not reason.strip():
        reason = _comments_as_reason(assessment)
    move_assessment(assessment=assessment, move=move, by=by, reason=reason)


def _comments_as_reason(assessment: Assessment) -> str:
    """That there are open comments, in words; empty when those who check have left none."""
    open_ones = assessment.comments.filter(settled_at=None)
    left = open_ones.exclude(by=assessment.sent_by_id).exclude(by__in=assessment.authors.all())
    count = left.count()
    words = ngettext(
        "See the comment at its line.", "See the %(count)s comments at their lines.", count
    )
    return words % {"count": count} if count else ""


def outlook(chosen: Iterable[Assessment], *, by: User) -> Accepted:
    """What `accept_all` would do with the chosen ones, as they stand; nothing is written."""
    found = Accepted()
    for assessment in chosen:
        reason = refusal_to_accept_unseen(assessment, by=by)
        if assessment.status != AssessmentStatus.SENT:
            reason = _("it does not wait any more")
        if reason is None:
            found.accepted.append(assessment)
        else:
            found.left_out.append((assessment, str(reason)))
    return found


def accept_all(*, assessments: Iterable[Assessment], by: User) -> Accepted:
    """Accepts each of the assessments that has no warning; the others are left out, each with the
    reason, and so is what a colleague was quicker with."""
    found = Accepted()
    for assessment in assessments:
        reason = refusal_to_accept_unseen(assessment, by=by) or _accept(assessment, by)
        if reason is None:
            found.accepted.append(assessment)
        else:
            found.left_out.append((assessment, str(reason)))
    return found


def refusal_to_accept_unseen(assessment: Assessment, *, by: User) -> Text | None:
    """Why it cannot be accepted without having been looked at; None when it can."""
    if assessment.status != AssessmentStatus.SENT:
        return None  # The move itself says what became of it, and by whom.
    if assessment.warnings is None:
        return _("nobody has looked for warnings yet: open it")
    if assessment.warnings:
        words = ngettext(
            "%(count)s warning: open it", "%(count)s warnings: open it", assessment.warnings
        )
        return words % {"count": assessment.warnings}
    return OWN_WORK if is_own_work(by, assessment) else None


def _accept(assessment: Assessment, by: User) -> Text | None:
    try:
        with transaction.atomic():
            _hold(assessment)
            move_assessment(assessment=assessment, move=Move.VERIFY, by=by)
    except AssessmentRefusedError as error:
        return error.reason
    return None


def _hold(assessment: Assessment) -> None:
    """Lets nobody hand in other figures between the look at the warnings and the acceptance."""
    now = Assessment.objects.select_for_update().get(pk=assessment.pk)
    if now.status == AssessmentStatus.SENT and now.warnings:
        raise AssessmentRefusedError(_("It was handed in anew, with warnings: open it."))
