"""Plans and activities by who asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q

from accounts.roles import Permission
from enterprises.querysets import NOBODY, Visitor

if TYPE_CHECKING:
    from campaigns.models import ActionPlan, Activity  # noqa: F401 - named in strings
    from enterprises.models import AdminUnit


def _plans_of(unit: AdminUnit | None, prefix: str) -> Q:
    """Plans of the unit's province; a province of today also answers for those it took in."""
    if unit is None:
        return Q()
    province = unit.province or unit
    return Q(**{f"{prefix}admin_unit": province}) | Q(
        **{f"{prefix}admin_unit__current_province": province}
    )


def plan_scope(user: Visitor, permission: Permission, prefix: str = "") -> Q:
    """Plans in a user's territory; the nation's are for every eye, but not for every hand."""
    if not user.is_authenticated or not user.is_active:
        return NOBODY
    if user.is_superuser:
        return Q()
    scope = NOBODY
    for membership in user.active_memberships(permission):
        if membership.enterprise_id is None and membership.zone_id is None:
            scope |= _plans_of(membership.admin_unit, prefix)
            if permission == Permission.VIEW_PLANS:
                scope |= Q(**{f"{prefix}admin_unit": None})
    return scope


class PlanQuerySet(models.QuerySet["ActionPlan"]):
    def for_user(self, user: Visitor, permission: Permission = Permission.VIEW_PLANS) -> Self:
        return self.filter(plan_scope(user, permission)).distinct()

    def in_force_in(self, year: int) -> Self:
        return self.filter(starts_on__year__lte=year, ends_on__year__gte=year)


class ActivityQuerySet(models.QuerySet["Activity"]):
    def for_user(self, user: Visitor, permission: Permission = Permission.VIEW_PLANS) -> Self:
        """Activities of plans in the user's scope, and those of her own territory."""
        return self.filter(self._own(user, permission)).distinct()

    def _own(self, user: Visitor, permission: Permission) -> Any:
        by_plan = plan_scope(user, permission, prefix="plan__")
        by_place = plan_scope(user, permission)
        return (Q(plan__isnull=False) & by_plan) | (Q(plan=None) & by_place)
