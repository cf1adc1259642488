"""Who took part is written down: from a pasted list, from those who signed up, at the door."""

from collections.abc import Sequence

from django.db import transaction

from accounts.models import User
from campaigns.models import Activity, Participation
from campaigns.selectors.attendance import Entry
from core.history import written_by


@transaction.atomic
def take_in(*, activity: Activity, entries: Sequence[Entry], role: str, by: User) -> int:
    """Adds the people of a list that was looked through a moment ago; how many were added. Those
    who were added by somebody else meanwhile are left as they are."""
    taken = [
        Participation(
            activity=activity,
            person=entry.person,
            role=role,
            certificate=entry.certificate,
            officer=entry.officer,
            **({entry.party.name: entry.party.record} if entry.party else {}),
        )
        for entry in entries
        if entry.is_new
    ]
    before = Participation.objects.filter(activity=activity).count()
    with written_by(by, source="form"):
        Participation.objects.bulk_create(taken, ignore_conflicts=True)
    return Participation.objects.filter(activity=activity).count() - before
