"""Whose plans, and whose facilities: what the lists of this app are narrowed by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from accounts.roles import Permission
from core.search import FoldedVector, words_query
from enterprises.choices import Level
from enterprises.querysets import EVERYWHERE, NOBODY, Visitor

if TYPE_CHECKING:
    from campaigns.models import ActionPlan
    from enterprises.models import AdminUnit


def _plans_of(unit: AdminUnit | None, prefix: str) -> Q:
    """Plans of the unit's province; a province of today also answers for those it took in. To a
    unit below it belongs what is of the province as a whole, and what is its own: what its
    neighbours hold is theirs."""
    if unit is None:
        return EVERYWHERE
    province = unit.province or unit
    taken_in = Q(**{f"{prefix}admin_unit__current_province": province})
    if unit.level != Level.PROVINCE:
        taken_in &= Q(**{f"{prefix}admin_unit__level": Level.PROVINCE})
        taken_in |= Q(**{f"{prefix}admin_unit": unit})
    return Q(**{f"{prefix}admin_unit": province}) | taken_in


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


def own_units(user: Visitor) -> Q:
    """What is held for the very unit that a person reports for (REPORT_LOCAL)."""
    if not user.is_authenticated or not user.is_active:
        return NOBODY
    memberships = user.active_memberships(Permission.REPORT_LOCAL)
    units = [each.admin_unit_id for each in memberships if each.admin_unit_id is not None]
    return Q(admin_unit__in=units) if units else NOBODY


def words_of(*columns: str) -> FoldedVector:
    """What a search looks through: few rows enough to fold them while searching."""
    return FoldedVector(*(Coalesce(F(name), Value("")) for name in columns))


def of_facility_coded(text: str) -> Q:
    """Of the facilities whose code begins like the text; among words, "CS-7" is minus seven."""
    return Q(facility__code__istartswith=text.strip())


def count_of(children: Any, parent: str) -> Coalesce:
    """How many rows point at this one: a subquery, so that other joins count nothing twice."""
    rows = children.filter(**{parent: OuterRef("pk")}).order_by().values(parent)
    counted = rows.annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counted, output_field=models.IntegerField()), 0)


class AtFacilities(models.QuerySet[Any]):
    """What was given to, or shown at, facilities: it is seen with its facility."""

    # The columns that a search looks through.
    searched: tuple[str, ...] = ("title", "facility__name")

    def for_user(self, user: Visitor, permission: Permission = Permission.VIEW_REGISTER) -> Self:
        facility: Any = self.model._meta.get_field("facility").related_model
        return self.filter(facility__in=facility.objects.for_user(user, permission).values("pk"))

    def hidden_from(self, user: Visitor) -> Self:
        """Those in the territory whose plans the user may see, at facilities that she may not."""
        here = self.for_user(user, Permission.VIEW_PLANS)
        return here.exclude(pk__in=self.for_user(user).values("pk"))

    def of_plan(self, plan: ActionPlan) -> Self:
        """Its own, and those of the plans under it."""
        return self.filter(Q(plan=plan) | Q(plan__parent=plan))

    def in_place_named(self, text: str) -> Self:
        facility: Any = self.model._meta.get_field("facility").related_model
        return self.filter(facility__in=facility.objects.in_place_named(text).values("pk"))

    def search(self, text: str) -> Self:
        """By what it is called, or by the name or code of the facility; tone marks do not
        matter."""
        query = words_query(text)
        if query is None:
            return self
        found = self.alias(words=words_of(*self.searched))
        return found.filter(Q(words=query) | of_facility_coded(text))

    def with_context(self) -> Self:
        """The facility, where it lies, and the plan, if there may be one."""
        plan = ("plan",) if hasattr(self.model, "plan") else ()
        return self.select_related(
            *plan, "facility__commune__province", "facility__former_commune__province"
        )

    def facility_count(self) -> int:
        """At how many distinct facilities."""
        return self.order_by().values("facility").distinct().count()
