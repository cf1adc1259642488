"""What Celery runs for accounts. Each task is safe to run twice."""

from celery import shared_task

from accounts.services.daily_letter import send_daily_letters


@shared_task
def write_daily_letters() -> None:
    """Each morning; who has read everything gets none."""
    send_daily_letters()
