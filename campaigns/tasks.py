"""What Celery runs for rounds. Each task is safe to run twice: what was written is not written
again."""

from contextlib import suppress
from datetime import datetime
from functools import partial

from celery import shared_task
from django.db import transaction
from django.utils import timezone
from kombu.exceptions import OperationalError

from campaigns.models import CollectionRound, LocalRound
from campaigns.services import colleagues, event_letters, letters
from campaigns.services.attending import attend_to
from campaigns.services.local_telling import attend_to_local_round


@shared_task
def send_invitations() -> None:
    """The letters that wait; every minute, and as soon as somebody asks facilities."""
    letters.send_invitations()


@shared_task
def send_reminders(round_id: int, since: str) -> None:
    letters.send_reminders(round_id=round_id, since=datetime.fromisoformat(since))


@shared_task
def attend_to_rounds() -> None:
    """Each morning, the rounds that are under way."""
    today = timezone.localdate()
    for collection_round in CollectionRound.objects.open_on(today):
        due = attend_to(collection_round=collection_round, day=today)
        if due is not None:
            send_reminders.delay(due.round_id, due.since.isoformat())


@shared_task
def attend_to_local_rounds() -> None:
    """Each morning, the rounds of local reports in which some are missing."""
    today = timezone.localdate()
    for local_round in LocalRound.objects.to_attend_to(today):
        attend_to_local_round(local_round=local_round, day=today)


@shared_task
def send_link(token: str) -> None:
    """To a colleague."""
    colleagues.send_link(token=token)


def write_to_colleague(token: str) -> None:
    transaction.on_commit(partial(send_link.delay, token))


def write_soon() -> None:
    """Has a worker write the letters that wait, as soon as that is committed. Without Redis they
    only come later: the scheduler's next turn finds them."""
    transaction.on_commit(_write)


def remind_soon(round_id: int, since: datetime) -> None:
    transaction.on_commit(partial(send_reminders.delay, round_id, since.isoformat()))


def _write() -> None:
    with suppress(OperationalError):
        send_invitations.delay()


@shared_task
def send_event_letters() -> None:
    """To who signed up for events; every minute, and as soon as somebody does."""
    event_letters.send_letters()


def write_to_comers() -> None:
    """Has a worker write the letters that are due, as soon as that is committed; without Redis the
    scheduler's next turn does."""
    transaction.on_commit(_write_to_comers)


def _write_to_comers() -> None:
    with suppress(OperationalError):
        send_event_letters.delay()
