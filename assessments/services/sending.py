"""Handing an assessment in."""

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from assessments.choices import Move
from assessments.errors import AssessmentRefusedError
from assessments.models import Assessment
from assessments.services.review import move_assessment
from core.spreadsheets.wordings import Text

NOTHING_YET: Text = _(
    "There is nothing to send yet: enter what was produced, or what was used, first."
)


def send_assessment(*, assessment: Assessment, by: User) -> None:
    """The move to sent, refused only when the sheet is still empty; gaps are warned of."""
    has_output = assessment.outputs.exclude(current_quantity=None).exists()
    if not has_output and not assessment.flows.exclude(current_quantity=None).exists():
        raise AssessmentRefusedError(NOTHING_YET)
    move_assessment(assessment=assessment, move=Move.SEND, by=by)
