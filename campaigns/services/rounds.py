"""Rounds are made and changed, and facilities are asked."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from accounts.models import User
from campaigns.errors import RoundRefusedError
from campaigns.models import CollectionRound, Invitation
from campaigns.policies.invitations import USED
from campaigns.services.telling import tell_of_opening
from core.addresses import new_key
from core.history import written_by
from enterprises.models import Facility

# Characters of a key are made of so many random bytes: nobody guesses one.
BATCH = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How many facilities were asked, and how many of them nobody can write to."""

    facilities: int
    without_address: int


@transaction.atomic
def save_round(*, collection_round: CollectionRound, by: User) -> CollectionRound:
    """Stores a round that a form has checked; who made it stays."""
    if collection_round.pk is None:
        collection_round.created_by = by
    with written_by(by, source="form"):
        collection_round.save()
    return collection_round


@transaction.atomic
def ask_facilities(
    *, collection_round: CollectionRound, facilities: QuerySet[Facility], day: date
) -> Asked:
    """An invitation for each facility that has none yet, each with a key of its own; safe to do
    twice. Those without an e-mail address are asked in the portal only, until one is typed.

    Their letters are written afterwards (campaigns.services.letters).
    """
    asked = Invitation.objects.filter(round=collection_round)
    new = facilities.exclude(pk__in=asked.values("facility")).order_by("pk")
    made = Invitation.objects.bulk_create(
        [
            Invitation(round=collection_round, facility_id=pk, email=email, key=new_key())
            for pk, email in new.values_list("pk", "email")
        ],
        batch_size=BATCH,
        ignore_conflicts=True,
    )
    tell_of_opening(collection_round=collection_round, day=day)
    return Asked(
        facilities=len(made), without_address=sum(not invitation.email for invitation in made)
    )


@transaction.atomic
def write_to(*, invitation: Invitation, email: str) -> None:
    """A letter with a new link to this address: the old link is useless from now on.

    Raises RoundRefusedError when somebody has made an account with the old one.
    """
    locked = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if locked.joined_by_id is not None:
        raise RoundRefusedError(USED)
    locked.email, locked.key = email, new_key()
    locked.sent_at = locked.opened_at = None
    locked.save(update_fields=["email", "key", "sent_at", "opened_at"])


def withdraw(*, invitation: Invitation) -> None:
    """The facility is asked no more, and its link is useless. What it has begun stays."""
    invitation.delete()
