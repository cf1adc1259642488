"""What a user may do in the register, whatever the record."""

from accounts.roles import Permission
from enterprises.querysets import Visitor


def may(user: Visitor, permission: Permission) -> bool:
    """True when any membership in force carries the permission."""
    if not user.is_authenticated or not user.is_active:
        return False
    return user.is_superuser or bool(user.active_memberships(permission))
