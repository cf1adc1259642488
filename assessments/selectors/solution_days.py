"""When the result of a solution is to be looked at again, and which are due."""

from datetime import date
from typing import Any

from django.utils import timezone

from assessments.choices import SolutionStatus
from assessments.models import Solution
from assessments.rules.lives import FIRST_FOLLOW_UP, follow_up_window, months_after


def implemented_on(solution: Solution) -> date | None:
    """The day on which it was first implemented; None where only its year is known."""
    steps = solution.steps.filter(
        status=SolutionStatus.IMPLEMENTED, is_refused=False, checked_at__isnull=False
    )
    return steps.order_by("reported_at", "pk").values_list("on", flat=True).first()


def follow_up_days(solution: Solution) -> tuple[date, date]:
    """The first and the last day that may be chosen: 6 to 12 months after; of a solution whose day
    nobody knows, the half year from today."""
    known = implemented_on(solution)
    today = timezone.localdate()
    return follow_up_window(known or months_after(today, -FIRST_FOLLOW_UP))


def follow_ups_due(on: date) -> Any:
    """Solutions whose result is to be looked at by that day, the longest due first; one of which
    somebody has reported a step waits for its check, not for the enterprise."""
    return Solution.objects.follow_up_due(on).order_by("follow_up_on", "pk")
