"""Coming in by the link of an invitation: an account is made, or an existing one gets its role."""

from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Role
from campaigns.errors import RoundRefusedError
from campaigns.models import Invitation
from campaigns.policies.invitations import check_join, check_open, reports_for
from core.history import written_by
from core.spreadsheets.wordings import Text
from enterprises.models import Membership

HAS_ACCOUNT: Text = _("There is an account with this e-mail address already: sign in with it.")


def note_opened(*, invitation: Invitation) -> None:
    """The first time that somebody follows the link."""
    if invitation.opened_at is None:
        Invitation.objects.filter(pk=invitation.pk, opened_at=None).update(opened_at=Now())


@transaction.atomic
def sign_up(*, invitation: Invitation, full_name: str, password: str) -> User:
    """A new user of the enterprise, whose address is the one that the letter went to.

    Raises RoundRefusedError when the link was used or its round is over: of two people who use it
    at the same moment the second is told so.
    """
    locked = _locked(invitation)
    check_open(locked, day=timezone.localdate())
    if User.objects.filter(email=locked.email.lower()).exists():
        raise RoundRefusedError(HAS_ACCOUNT)
    user = User.objects.create_user(
        locked.email, password, full_name=full_name, language=get_language() or "vi"
    )
    _join(locked, user)
    return user


@transaction.atomic
def join(*, invitation: Invitation, user: User) -> User:
    """Gives an existing account its role in the enterprise, unless it has it; gives the user back
    as it is from now on. Raises RoundRefusedError, in words."""
    locked = _locked(invitation)
    check_join(user, locked, day=timezone.localdate())
    if not reports_for(user, locked.facility):
        _join(locked, user)
    elif locked.joined_by_id is None and user.email == locked.email.lower():
        _note_joined(locked, user)
    return User.objects.get(pk=user.pk)


def _locked(invitation: Invitation) -> Invitation:
    found = Invitation.objects.select_for_update(of=("self",))
    return found.select_related("round__created_by", "facility").get(pk=invitation.pk)


def _join(invitation: Invitation, user: User) -> None:
    with written_by(user, source="form"):
        Membership.objects.create(
            user=user,
            role=Role.ENTERPRISE,
            enterprise_id=invitation.facility.enterprise_id,
            valid_from=timezone.localdate(),
            granted_by=invitation.round.created_by,
        )
    _note_joined(invitation, user)


def _note_joined(invitation: Invitation, user: User) -> None:
    invitation.joined_by = user
    invitation.save(update_fields=["joined_by"])
