"""What a user may do, whatever the record."""

from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from accounts.roles import Permission


def may(user: User | AnonymousUser, permission: Permission) -> bool:
    """True when any membership in force carries the permission."""
    if not user.is_authenticated or not user.is_active:
        return False
    return user.is_superuser or bool(user.active_memberships(permission))
