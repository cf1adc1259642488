"""What the people of an enterprise are told of the rounds that ask it: nothing twice."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from accounts.choices import NotificationKind
from accounts.roles import Permission
from accounts.services import Told, notify_once
from campaigns.models import CollectionRound, Invitation
from core.templatetags.portal import day as day_in_words
from enterprises.selectors import people_by_facility


def tell_of_opening(*, collection_round: CollectionRound, day: date) -> int:
    """Tells those who have not answered that the round is open; nobody before it is. How many were
    told."""
    if not collection_round.opens_on <= day <= collection_round.closes_on:
        return 0
    return _tell(collection_round, NotificationKind.ROUND_OPEN)


def tell_of_closing(*, collection_round: CollectionRound, day: date) -> int:
    """Tells those who have not answered that the round closes soon, or has closed."""
    is_over = day > collection_round.closes_on
    kind = NotificationKind.ROUND_OVERDUE if is_over else NotificationKind.ROUND_DUE
    return _tell(collection_round, kind)


def _tell(collection_round: CollectionRound, kind: NotificationKind) -> int:
    """Whoever has the address that the round writes to itself gets its letter, not a second one."""
    waiting = collection_round.invitations.with_answer().unanswered().with_party()
    invitations = list(waiting.order_by("pk"))
    return notify_once(told=_told(collection_round, invitations, kind))


def _told(
    collection_round: CollectionRound,
    invitations: list[Invitation],
    kind: NotificationKind,
) -> Iterable[Told]:
    people = people_by_facility(
        Permission.REPORT_OWN, facilities=[each.facility for each in invitations]
    )
    closes_on = collection_round.closes_on
    for invitation in invitations:
        for person in people[invitation.facility_id]:
            yield Told(
                user=person,
                kind=kind,
                params={
                    "round": collection_round.name,
                    "until": day_in_words(closes_on),
                    "facility": invitation.facility.name,
                },
                url=reverse("campaigns:my_facility"),
                about=occasion_of(invitation),
                is_mailed=person.email == invitation.email.lower(),
            )


def occasion_of(invitation: Invitation) -> str:
    """What is said once: of a facility and a closing day; with another day it is said anew."""
    return f"{invitation.round_id} {invitation.facility_id} {invitation.round.closes_on}"
