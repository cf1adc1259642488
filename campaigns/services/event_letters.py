"""Letters to who signed up: has a seat, waits for one, or has got one. Vietnamese comes first, the
same in English below."""

import logging
from smtplib import SMTPException

from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from campaigns.models import SignUp
from campaigns.selectors.activities import organiser_of
from core.letters import absolute, letter

MOST_AT_ONCE = 500
logger = logging.getLogger(__name__)


def send_letters() -> int:
    """Writes every letter that is due; how many were handed over. Safe to run twice, side by side
    and after a sudden end; one that cannot be handed over keeps no other waiting."""
    due = SignUp.objects.to_be_told().order_by("pk").values_list("pk", flat=True)
    handed_over = 0
    for pk in list(due[:MOST_AT_ONCE]):
        try:
            handed_over += send_letter(pk=pk)
        except (SMTPException, OSError):
            logger.exception("The letter of sign-up %s could not be handed over", pk)
    return handed_over


@transaction.atomic
def send_letter(*, pk: int) -> bool:
    """The letter of one sign-up; False when it was written meanwhile, or is being written."""
    free = SignUp.objects.to_be_told().select_for_update(skip_locked=True, of=("self",))
    context = ("activity__agency", "activity__plan__admin_unit", "activity__admin_unit")
    sign_up = free.select_related(*context).filter(pk=pk).first()
    if sign_up is None:
        return False
    letter_of(sign_up).send()
    SignUp.objects.filter(pk=pk).update(told_at=Now())
    return True


def letter_of(sign_up: SignUp) -> EmailMultiAlternatives:
    """What the person is told, in both languages, not yet sent."""
    with translation.override("vi"):
        subject = _("Sign-up: %(event)s") % {"event": sign_up.activity.title}
    return letter(
        to=sign_up.email,
        subject=" ".join(subject.split()),
        template="campaigns/letters/sign_up.html",
        context={
            "sign_up": sign_up,
            "activity": sign_up.activity,
            "organiser": organiser_of(sign_up.activity),
            "link": absolute(reverse("campaigns:sign_up_own", args=[sign_up.key])),
        },
    )
