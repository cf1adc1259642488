"""What a user may do in the register, whatever the record."""

from accounts.policies import may
from accounts.roles import Permission
from enterprises.querysets import Visitor

__all__ = ["has_enterprise", "may"]


def has_enterprise(user: Visitor) -> bool:
    """Whether the person reports for an enterprise as one of it."""
    if not user.is_authenticated:
        return False
    memberships = user.active_memberships(Permission.REPORT_OWN)
    return any(membership.enterprise_id is not None for membership in memberships)
