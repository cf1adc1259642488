"""What Celery runs for assessments. Each task is safe to run twice."""

from celery import shared_task
from django.utils import timezone

from assessments.services.follow_ups import remind_follow_ups as remind
from assessments.services.telling import tell_of_late_checks as tell


@shared_task
def tell_of_late_checks() -> None:
    """Each morning: what has waited for longer than the law allows."""
    tell(today=timezone.localdate())


@shared_task
def remind_follow_ups() -> None:
    """Each morning: whose solutions are to be looked at again."""
    remind(on=timezone.localdate())
