"""Which tasks of the checklist a person may mark: a guide asks less than the figures do."""

from assessments.choices import OPEN
from assessments.models import Assessment
from assessments.policies.assessments import fills_in
from enterprises.querysets import Visitor

STEPS = range(1, 7)
# Implementing and sustaining happen after the assessment is verified, which locks the others.
LASTING_STEPS = range(5, 7)


def steps_to_mark(user: Visitor, assessment: Assessment) -> range:
    """The numbers of the steps whose tasks the person may mark now: all of them while she fills it
    in, later those that last."""
    if not fills_in(user, assessment):
        return range(0)
    return STEPS if assessment.status in OPEN else LASTING_STEPS
