"""One letter a day with what is new, and the link that ends it."""

import logging
from collections.abc import Sequence
from smtplib import SMTPException

from django.core.mail import EmailMultiAlternatives
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Notification, User
from core.letters import absolute, letter
from core.templatetags.portal import number

logger = logging.getLogger(__name__)
# Who was away for long reads the rest in the portal.
MOST_LINES = 50
SALT = "accounts.daily_letter"
# What mail programs send to the link when their own button is pressed (RFC 8058).
ONE_CLICK = "List-Unsubscribe=One-Click"


def send_daily_letters() -> int:
    """Writes to everybody for whom there is something new; how many letters were handed over.

    One that cannot be handed over waits for the next time and keeps nobody else waiting.
    """
    waiting = Notification.objects.to_be_mailed().order_by("user_id")
    handed_over = 0
    for user_id in list(waiting.values_list("user_id", flat=True).distinct()):
        try:
            handed_over += send_daily_letter(user_id=user_id)
        except (SMTPException, OSError):
            logger.exception("The daily letter to user %s could not be handed over", user_id)
    return handed_over


@transaction.atomic
def send_daily_letter(*, user_id: int) -> bool:
    """One letter with all that the person has neither read nor been sent; False when there is
    nothing, or not for a person who wants no letters.

    A second run at the same moment waits for this one and then finds nothing.
    """
    user = User.objects.select_for_update(no_key=True).get(pk=user_id)
    news = list(Notification.objects.of(user).to_be_mailed())
    if not news:
        return False
    with translation.override(user.language):
        _letter(user, news).send()
    Notification.objects.filter(pk__in=[each.pk for each in news]).update(mailed_at=Now())
    return True


def switch_address(user: User) -> str:
    """The link that ends the letters without signing in; nobody can guess it."""
    return absolute(reverse("letters_off", args=[Signer(salt=SALT).sign(str(user.pk))]))


def owner_of(token: str) -> User | None:
    """Whose letters a link of `switch_address` speaks of; None when it is not one of ours."""
    try:
        found = Signer(salt=SALT).unsign(token)
    except BadSignature:
        return None
    return User.objects.filter(pk=int(found)).first()


def _letter(user: User, news: Sequence[Notification]) -> EmailMultiAlternatives:
    said = ngettext("%(count)s piece of news", "%(count)s pieces of news", len(news))
    switch = switch_address(user)
    return letter(
        to=user.email,
        subject=_("Cleaner production: %(news)s") % {"news": said % {"count": number(len(news))}},
        template="accounts/letters/daily.html",
        context={
            "person": user,
            "news": [(str(each), _address(each)) for each in news[:MOST_LINES]],
            "others": max(len(news) - MOST_LINES, 0),
            "list": absolute(reverse("notifications")),
            "switch": switch,
        },
        headers={"List-Unsubscribe": f"<{switch}>", "List-Unsubscribe-Post": ONE_CLICK},
    )


def _address(notification: Notification) -> str:
    """Through the page that notes it as read."""
    return absolute(reverse("notification", args=[notification.pk]))
