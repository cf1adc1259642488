"""Letters of a round: the invitation with its personal link, and the reminder. Vietnamese comes
first, the same in English below."""

import logging
from collections.abc import Callable
from datetime import datetime
from smtplib import SMTPException

from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from campaigns.models import Invitation
from campaigns.querysets import InvitationQuerySet
from campaigns.selectors.rounds import standing_of
from core.letters import absolute, letter
from enterprises.selectors import workplace_of

# Of the invitations that wait, at one go: imports and documents wait in the same queue.
MOST_AT_ONCE = 500
logger = logging.getLogger(__name__)


def send_invitations() -> int:
    """Writes every letter that waits, of rounds that are not over; how many were handed over.

    Safe to run twice, side by side and after a sudden end: each letter is noted as sent in the
    transaction that hands it over, and one that is being written is left to its writer.
    """
    today = timezone.localdate()
    waiting = Invitation.objects.unsent().filter(round__corrected_until__gte=today)
    return _each(waiting.order_by("pk")[:MOST_AT_ONCE], send_invitation)


def send_reminders(*, round_id: int, since: datetime) -> int:
    """Reminds those who have not answered, unless they were reminded since the moment; how many
    letters were handed over. Safe to run twice."""
    asked = Invitation.objects.filter(round=round_id).to_remind(timezone.localdate())
    waiting = asked.reminded_before(since)
    return _each(waiting.order_by("pk"), lambda pk: send_reminder(pk=pk, since=since))


@transaction.atomic
def send_invitation(pk: int) -> bool:
    """The letter of one invitation; False when it was written meanwhile, or is being written."""
    invitation = _taken(Invitation.objects.unsent(), pk)
    if invitation is None:
        return False
    letter_of(invitation).send()
    Invitation.objects.filter(pk=pk).update(sent_at=Now())
    return True


@transaction.atomic
def send_reminder(*, pk: int, since: datetime) -> bool:
    """The reminder of one invitation; False when it was written meanwhile, or is being written."""
    invitation = _taken(Invitation.objects.reminded_before(since), pk)
    if invitation is None:
        return False
    letter_of(invitation, is_reminder=True).send()
    row = Invitation.objects.filter(pk=pk)
    row.update(reminded_at=Now(), reminders=F("reminders") + 1)
    return True


def letter_of(invitation: Invitation, *, is_reminder: bool = False) -> EmailMultiAlternatives:
    """The letter to the address of an invitation, in both languages, not yet sent."""
    collection_round = invitation.round
    with translation.override("vi"):
        words = _("Reminder: %(round)s") if is_reminder else _("%(round)s: a request to you")
        subject = words % {"round": collection_round.name}
    author = collection_round.created_by
    return letter(
        to=invitation.email,
        subject=subject,
        template="campaigns/letters/invitation.html",
        context={
            "invitation": invitation,
            "round": collection_round,
            "facility": invitation.facility,
            "standing": standing_of(collection_round, day=timezone.localdate()),
            "link": absolute(reverse("campaigns:invitation", args=[invitation.key])),
            "author": author,
            "offices": {language: _office(author, language) for language in ("vi", "en")},
            "is_reminder": is_reminder,
        },
    )


def _office(author: object, language: str) -> str:
    with translation.override(language):
        return workplace_of(author)  # type: ignore[arg-type]


def _taken(invitations: InvitationQuerySet, pk: int) -> Invitation | None:
    """The invitation, held for this letter alone."""
    free = invitations.select_for_update(skip_locked=True, of=("self",))
    return free.select_related("round__created_by", "facility").filter(pk=pk).first()


def _each(waiting: InvitationQuerySet, send: Callable[[int], bool]) -> int:
    """One after the other; a letter that cannot be handed over keeps no other waiting."""
    handed_over = 0
    for pk in list(waiting.values_list("pk", flat=True)):
        try:
            handed_over += send(pk)
        except (SMTPException, OSError):
            logger.exception("The letter of invitation %s could not be handed over", pk)
    return handed_over
