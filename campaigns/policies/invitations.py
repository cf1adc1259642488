"""Who may come in by the link of an invitation, and how."""

from datetime import date
from enum import Enum

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Permission
from campaigns.errors import RoundRefusedError
from campaigns.models import Invitation
from core.spreadsheets.wordings import Text
from enterprises.models import Facility
from enterprises.querysets import Visitor


class Door(Enum):
    """What the page of an invitation offers."""

    SIGN_UP = "sign_up"
    SIGN_IN = "sign_in"
    JOIN = "join"
    BEGIN = "begin"
    SHUT = "shut"


USED: Text = _(
    "An account was made with this link already. Ask the colleague who has it, or the department"
    " for a new letter."
)
PAST: Text = _(
    "The round is over, and its links make no new accounts. The department can still take a late"
    " report: write to the person named above."
)
CHECKS: Text = _(
    "You are signed in as somebody who checks reports; this link is for the enterprise. Sign out to"
    " see what it sees."
)


def reports_for(visitor: Visitor, facility: Facility) -> bool:
    """Whether the person fills in reports of the facility as one of its enterprise. That an
    administrator may do everything makes him none."""
    if not visitor.is_authenticated:
        return False
    return any(
        membership.enterprise_id == facility.enterprise_id
        for membership in visitor.active_memberships(Permission.REPORT_OWN)
    )


def door_of(invitation: Invitation, visitor: Visitor, *, day: date) -> Door:
    """What the link opens for this visitor on this day."""
    if visitor.is_authenticated:
        if reports_for(visitor, invitation.facility):
            return Door.BEGIN
        return Door.SHUT if why_not_join(visitor, invitation, day=day) else Door.JOIN
    if invitation.joined_by_id or User.objects.filter(email=invitation.email.lower()).exists():
        return Door.SIGN_IN
    return Door.SHUT if _is_past(invitation, day) else Door.SIGN_UP


def why_not_join(user: User, invitation: Invitation, *, day: date) -> Text | None:
    """Why an account that has nothing to do with the enterprise cannot come in by the link."""
    if user.is_superuser or _checks(user, invitation.facility):
        return CHECKS
    return why_closed(invitation, day=day)


def why_closed(invitation: Invitation, *, day: date) -> Text | None:
    """Why the link makes no new user of the enterprise; None while it does."""
    if invitation.joined_by_id:
        return USED
    return PAST if _is_past(invitation, day) else None


def check_join(user: User, invitation: Invitation, *, day: date) -> None:
    """Raises RoundRefusedError, in words, when the account cannot come in by the link."""
    if reports_for(user, invitation.facility):
        return
    if (refusal := why_not_join(user, invitation, day=day)) is not None:
        raise RoundRefusedError(refusal)


def check_open(invitation: Invitation, *, day: date) -> None:
    """Raises RoundRefusedError when no account can be made with the link."""
    if (refusal := why_closed(invitation, day=day)) is not None:
        raise RoundRefusedError(refusal)


def _is_past(invitation: Invitation, day: date) -> bool:
    return day > invitation.round.corrected_until


def _checks(user: User, facility: Facility) -> bool:
    return Facility.objects.for_user(user, Permission.VERIFY).filter(pk=facility.pk).exists()
