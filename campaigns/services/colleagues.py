"""A colleague is asked to report for the same enterprise: by a signed link to one address, which
makes an account for that address and for no other. Nothing is stored until it is used."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta

from django.core import signing
from django.core.cache import cache
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Permission, Role
from campaigns.errors import RoundRefusedError
from campaigns.policies.invitations import CHECKS
from campaigns.services.joining import HAS_ACCOUNT
from core.history import written_by
from core.letters import absolute, letter
from enterprises.models import Enterprise, Membership

SALT = "campaigns.colleague"
VALID_FOR = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """Who is asked, for which enterprise, and by whom."""

    email: str
    enterprise: Enterprise
    asked_by: User


def token_for(*, email: str, enterprise: Enterprise, by: User) -> str:
    """The secret part of the link; it says who asked, and nobody else can write one."""
    said = {"email": email.lower(), "enterprise": enterprise.pk, "by": by.pk}
    return signing.dumps(said, salt=SALT)


def colleague_of(token: str) -> Colleague | None:
    """What a link says; None when it is not ours, is too old, or who asked has left since."""
    try:
        said = signing.loads(token, salt=SALT, max_age=VALID_FOR)
    except signing.BadSignature:
        return None
    theirs = Membership.objects.active(timezone.localdate()).that_may(Permission.REPORT_OWN)
    found = theirs.filter(user=said["by"], enterprise=said["enterprise"], user__is_active=True)
    membership = found.select_related("user", "enterprise").first()
    if membership is None or membership.enterprise is None:
        return None
    return Colleague(
        email=said["email"], enterprise=membership.enterprise, asked_by=membership.user
    )


def send_link(*, token: str) -> bool:
    """Writes the letter, once for a link even when it is asked for twice; False when there was
    nothing to write."""
    colleague = colleague_of(token)
    mark = f"colleague-{hashlib.sha256(token.encode()).hexdigest()}"
    if colleague is None or not cache.add(mark, 1, VALID_FOR.total_seconds()):
        return False
    _letter(colleague, token).send()
    return True


@transaction.atomic
def welcome(*, colleague: Colleague, full_name: str, password: str) -> User:
    """A new user of the enterprise. Raises RoundRefusedError when the address has an account."""
    if User.objects.filter(email=colleague.email).exists():
        raise RoundRefusedError(HAS_ACCOUNT)
    user = User.objects.create_user(
        colleague.email, password, full_name=full_name, language=get_language() or "vi"
    )
    return admit(colleague=colleague, user=user)


@transaction.atomic
def admit(*, colleague: Colleague, user: User) -> User:
    """Gives the account of that address its role, unless it has it; the user as from now on.
    Raises RoundRefusedError for another account."""
    if user.email != colleague.email:
        raise RoundRefusedError(_("The link is for %(email)s only.") % {"email": colleague.email})
    if user.is_superuser or user.active_memberships(Permission.VERIFY):
        raise RoundRefusedError(CHECKS)
    theirs = Membership.objects.active(timezone.localdate()).that_may(Permission.REPORT_OWN)
    if not theirs.filter(user=user, enterprise=colleague.enterprise).exists():
        with written_by(user, source="form"):
            Membership.objects.create(
                user=user,
                role=Role.ENTERPRISE,
                enterprise=colleague.enterprise,
                valid_from=timezone.localdate(),
                granted_by=colleague.asked_by,
            )
    return User.objects.get(pk=user.pk)


def _letter(colleague: Colleague, token: str) -> EmailMultiAlternatives:
    with translation.override("vi"):
        subject = _("%(enterprise)s: an account in the cleaner production portal")
    return letter(
        to=colleague.email,
        subject=subject % {"enterprise": colleague.enterprise},
        template="campaigns/letters/colleague.html",
        context={
            "colleague": colleague,
            "link": absolute(reverse("campaigns:colleague", args=[token])),
            "days": VALID_FOR.days,
        },
    )
