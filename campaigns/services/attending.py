"""What a round does by itself each morning: it says that it is open, and reminds twice."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone

from campaigns.models import CollectionRound
from campaigns.selectors.rounds import window_of
from campaigns.services.telling import tell_of_closing, tell_of_opening


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """A round whose reminder is due: letters go to whom none was written since."""

    round_id: int
    since: datetime


def attend_to(*, collection_round: CollectionRound, day: date) -> Reminder | None:
    """Tells the people of the enterprises what the day brings, and says whether letters are due.
    Safe to run twice: what was said is not said again."""
    tell_of_opening(collection_round=collection_round, day=day)
    due = window_of(collection_round).reminder_due_since(day)
    if due is None:
        return None
    tell_of_closing(collection_round=collection_round, day=day)
    return Reminder(round_id=collection_round.pk, since=beginning_of(due))


def beginning_of(day: date) -> datetime:
    """Midnight, in the portal's time zone: at most one reminder a day is written by hand."""
    return timezone.make_aware(datetime.combine(day, time.min))
