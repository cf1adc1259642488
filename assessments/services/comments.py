"""What the two sides of an assessment say to each other, line by line."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.choices import NotificationKind
from accounts.models import User
from accounts.roles import Permission
from accounts.services import notify
from assessments.anchors import WHOLE, line_at
from assessments.choices import AssessmentKind, AssessmentStatus
from assessments.errors import AssessmentRefusedError
from assessments.models import Assessment, Comment
from assessments.policies.assessments import filling_permission, may_take_part
from core.history import written_by
from core.spreadsheets.wordings import Text
from enterprises.selectors import people_who_may

MOST_LETTERS = 2000
# So much of a comment stands in the sentence that tells of it.
TOLD_LETTERS = 120

NOTHING: Text = _("Write what you want to say first.")
TOO_LONG: Text = _("A comment has at most 2,000 letters: put the rest into a second one.")
NO_LINE: Text = _("The line is not there any more: load the page again.")
NO_PART: Text = _("Only who fills in or checks the assessment can comment on it.")


@transaction.atomic
def add_comment(*, assessment: Assessment, anchor: str, text: str, by: User) -> Comment:
    """Says something of a line, or with an empty anchor of the whole, and tells the other side."""
    text = text.strip()
    _check(assessment, anchor, text, by)
    with written_by(by, source="form"):
        comment = Comment.objects.create(assessment=assessment, anchor=anchor, text=text, by=by)
    _tell_others(comment)
    return comment


@transaction.atomic
def settle_comment(*, comment: Comment, by: User) -> None:
    """Marks a comment as done; once is enough, whoever is first."""
    if not may_take_part(by, comment.assessment):
        raise AssessmentRefusedError(NO_PART)
    locked = Comment.objects.select_for_update().get(pk=comment.pk)
    if locked.settled_at is None:
        locked.settled_at = timezone.now()
        with written_by(by, source="form"):
            locked.save(update_fields=["settled_at"])
    comment.settled_at = locked.settled_at


def _check(assessment: Assessment, anchor: str, text: str, by: User) -> None:
    if not may_take_part(by, assessment):
        raise AssessmentRefusedError(NO_PART)
    if not text:
        raise AssessmentRefusedError(NOTHING)
    if len(text) > MOST_LETTERS:
        raise AssessmentRefusedError(TOO_LONG)
    if anchor != WHOLE and line_at(anchor, assessment=assessment.pk) is None:
        raise AssessmentRefusedError(NO_LINE)


def _tell_others(comment: Comment) -> None:
    assessment = comment.assessment
    others = [user for user in _other_side(assessment, comment.by) if user != comment.by]
    notify(
        users=others,
        kind=NotificationKind.COMMENTED,
        params={
            "facility": assessment.facility.name,
            "year": str(assessment.reporting_year),
            "text": _shortened(comment.text),
        },
        url=f"{reverse('assessments:notes', args=[assessment.pk])}#{comment.anchor or 'whole'}",
    )


def _other_side(assessment: Assessment, by: User) -> list[User]:
    """Of whom fills it in, who checks it, once it was handed in; of whom checks it, who fills it
    in. Experts of a province are many: of an expert's assessment only those at work on it."""
    filling = people_who_may(filling_permission(assessment.kind), facility=assessment.facility)
    if assessment.kind != AssessmentKind.SELF:
        authors = {author.pk for author in assessment.authors.all()}
        at_work = {assessment.sent_by_id, assessment.saved_by_id, *authors}
        filling = [user for user in filling if user.pk in at_work]
    if by not in filling:
        return filling
    if assessment.status == AssessmentStatus.DRAFT:
        return []
    if assessment.assigned_to is not None:
        return [assessment.assigned_to]
    return people_who_may(Permission.VERIFY, facility=assessment.facility)


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= TOLD_LETTERS else f"{line[: TOLD_LETTERS - 1]}…"
