"""Who sees which part of the register, and in which territory a facility lies."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Upper

from accounts.models import User
from accounts.roles import Permission, roles_that_may
from core.search import FoldedVector, words_query
from enterprises.choices import CURRENT_EDITION, Level, ListChange

if TYPE_CHECKING:
    from enterprises.models import (  # noqa: F401 - named in strings
        AdminUnit,
        Enterprise,
        Facility,
        FacilityList,
        Membership,
        Zone,
    )

Visitor = User | AnonymousUser
NOBODY = Q(pk__in=[])
# Not Q(): NOBODY | Q() is NOBODY, since Django leaves an empty Q out of a union.
EVERYWHERE = ~NOBODY

# The lookup from a commune to the unit of each level that holds it.
UP_TO = {Level.PROVINCE: "province", Level.DISTRICT: "parent", Level.COMMUNE: "pk"}


class AdminUnitQuerySet(models.QuerySet["AdminUnit"]):
    """Questions about units and what became of them."""

    def current(self) -> Self:
        return self.filter(edition=CURRENT_EDITION)

    def named(self, text: str) -> Self:
        """Units whose name holds the words of the text; tone marks do not matter."""
        query = words_query(text)
        return self if query is None else self.filter(search=query)

    def communes_of(self, unit: AdminUnit) -> Self:
        """The communes of a unit, in the unit's own edition."""
        return self.filter(
            **{UP_TO[Level(unit.level)]: unit.pk}, edition=unit.edition, level=Level.COMMUNE
        )

    def successors_of(self, unit: AdminUnit) -> Self:
        """Today's communes that took in any part of an old unit's communes."""
        old = self.model._base_manager.filter(**{UP_TO[Level(unit.level)]: unit.pk})
        return self.filter(predecessor_links__old__in=old, level=Level.COMMUNE).distinct()

    def predecessors_of(self, unit: AdminUnit) -> Self:
        """Old communes that went, whole or in part, into a unit of today."""
        new = self.model._base_manager.filter(**{UP_TO[Level(unit.level)]: unit.pk})
        return self.filter(successor_links__new__in=new, level=Level.COMMUNE).distinct()


def lies_in(unit: AdminUnit) -> Q:
    """Facilities in a unit of either edition.

    A facility that knows its commune of the unit's own edition is judged by it; one that does
    not, through the succession of communes, which is approximate where a commune was divided.
    """
    communes = type(unit).objects
    if unit.edition == CURRENT_EDITION:
        own, other, across = "commune", "former_commune", communes.predecessors_of(unit)
    else:
        own, other, across = "former_commune", "commune", communes.successors_of(unit)
    return Q(**{f"{own}__in": communes.communes_of(unit).values("pk")}) | Q(
        **{f"{own}__isnull": True, f"{other}__in": across.values("pk")}
    )


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Roles in force."""

    def active(self, on: date) -> Self:
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=on), valid_from__lte=on)

    def that_may(self, permission: Permission) -> Self:
        return self.filter(role__in=roles_that_may(permission))


def _scope(user: Visitor, permission: Permission, place: Any) -> Q:
    """The union of what a user's memberships open; `place` turns one membership into a Q."""
    if not user.is_authenticated or not user.is_active:
        return NOBODY
    if user.is_superuser:
        return Q()
    memberships = user.active_memberships(permission)
    return reduce(or_, (place(membership) for membership in memberships), NOBODY)


def _facilities_of(membership: Membership) -> Q:
    if membership.enterprise_id:
        return Q(enterprise=membership.enterprise_id)
    if membership.zone_id:
        return Q(zone=membership.zone_id)
    if membership.admin_unit:
        return lies_in(membership.admin_unit)
    return EVERYWHERE


def facility_scope(user: Visitor, permission: Permission = Permission.VIEW_REGISTER) -> Q:
    """The facilities a user may see (or edit, verify …, by the permission asked for)."""
    return _scope(user, permission, _facilities_of)


class FacilityQuerySet(models.QuerySet["Facility"]):
    """Facilities by who asks, where they lie, and what they are called."""

    def for_user(self, user: Visitor, permission: Permission = Permission.VIEW_REGISTER) -> Self:
        return self.filter(facility_scope(user, permission))

    def in_unit(self, unit: AdminUnit | None) -> Self:
        """Facilities of a unit; of the whole country for None."""
        return self if unit is None else self.filter(lies_in(unit))

    def open_at_end_of(self, year: int) -> Self:
        """Facilities that had opened, and not closed, by 31 December."""
        end = date(year, 12, 31)
        return self.filter(
            Q(opened_on=None) | Q(opened_on__lte=end), Q(closed_on=None) | Q(closed_on__gt=end)
        )

    def search(self, text: str) -> Self:
        """By code, name, address, enterprise or tax code; tone marks do not matter."""
        query = words_query(text)
        if query is None:
            return self
        enterprises: Any = self.model._meta.get_field("enterprise").related_model
        found = enterprises._base_manager.filter(search=query).values("pk")
        return self.filter(Q(search=query) | Q(enterprise__in=found))

    def in_place_named(self, text: str) -> Self:
        """Facilities whose commune, district or province, today's or the former one, is called
        like the text; see `lies_in` for those that know only one of the two."""
        places = self._units()
        units = places.named(text).values("pk")
        communes = places.filter(level=Level.COMMUNE)
        within = communes.filter(Q(pk__in=units) | Q(parent__in=units) | Q(province__in=units))
        old = within.exclude(edition=CURRENT_EDITION)
        heirs = communes.filter(predecessor_links__old__in=old)
        return self.filter(
            Q(commune__in=within)
            | Q(former_commune__in=old)
            | Q(former_commune=None, commune__in=heirs.values("pk"))
        )

    def coded(self, codes: Iterable[str]) -> Self:
        """Those with one of the codes, in whichever case they are written."""
        return self.alias(coded=Upper("code")).filter(coded__in=[code.upper() for code in codes])

    def compared(self, *, old: int | None, new: int | None) -> Self:
        """Those on either of two lists, with `change`: whether they came, went or stayed."""
        member: Any = self.model._meta.get_field("list_memberships").related_model
        on_old, on_new = (
            Exists(member.objects.filter(facility=OuterRef("pk"), facility_list=each))
            for each in (old, new)
        )
        change = Case(
            When(~on_old, then=Value(ListChange.CAME)),
            When(~on_new, then=Value(ListChange.WENT)),
            default=Value(ListChange.STAYED),
        )
        return self.filter(on_old | on_new).annotate(change=change)

    def _units(self) -> Any:
        units: Any = self.model._meta.get_field("commune").related_model
        return units.objects

    def with_place(self) -> Self:
        """What a line of the register shows, in the order of the register."""
        return self.select_related(
            "enterprise",
            "industry",
            "zone",
            "commune__province",
            "commune__parent",
            "former_commune__province",
            "former_commune__parent",
        ).order_by("name", "pk")


class EnterpriseQuerySet(models.QuerySet["Enterprise"]):
    """Enterprises by who asks."""

    def for_user(self, user: Visitor) -> Self:
        return self.filter(facilities__in=self._facilities(user)).distinct()

    def _facilities(self, user: Visitor) -> Any:
        facilities: Any = self.model._meta.get_field("facilities").related_model
        return facilities.objects.for_user(user).values("pk")


class ZoneQuerySet(models.QuerySet["Zone"]):
    """Zones by who asks, and by where they lie."""

    def for_user(self, user: Visitor, permission: Permission = Permission.VIEW_PLANS) -> Self:
        """Those of the user's territory; the one whose board she belongs to."""

        def place(membership: Membership) -> Q:
            if membership.zone_id:
                return Q(pk=membership.zone_id)
            if membership.enterprise_id:
                return NOBODY
            here = self.model._default_manager.in_unit(membership.admin_unit)
            return Q(pk__in=here.values("pk"))

        return self.filter(_scope(user, permission, place))

    def search(self, text: str) -> Self:
        """By name, code or board; tone marks do not matter."""
        query = words_query(text)
        if query is None:
            return self
        words = FoldedVector(F("name"), F("code"), F("board"))
        return self.alias(words=words).filter(words=query)

    def in_place_named(self, text: str) -> Self:
        """Zones in a commune, today's or former, that is called like the text, or of such a
        province."""
        units: Any = self.model._meta.get_field("communes").related_model
        named = units.objects.named(text).values("pk")
        return self.filter(Q(communes__in=named) | Q(province__in=named)).distinct()

    def with_context(self) -> Self:
        """The province, the communes, and how many facilities lie in it."""
        facility: Any = self.model._meta.get_field("facilities").related_model
        inside = facility._base_manager.filter(zone=OuterRef("pk"), closed_on=None)
        count = inside.order_by().values("zone").annotate(n=Count("pk")).values("n")
        found = self.select_related("province").prefetch_related("communes")
        return found.annotate(facility_count=Coalesce(Subquery(count), 0))

    def in_unit(self, unit: AdminUnit | None) -> Self:
        """Zones of a unit; a zone of one province of today counts for the old ones through its
        communes."""
        if unit is None:
            return self
        if unit.level == Level.PROVINCE and unit.edition == CURRENT_EDITION:
            return self.filter(province=unit)
        return self.filter(communes__in=type(unit).objects.communes_of(unit)).distinct() | (
            self.filter(communes__in=type(unit).objects.successors_of(unit)).distinct()
        )


def province_scope(user: Visitor, permission: Permission) -> Q:
    """What belongs to a province (`admin_unit`), by its borders of today; the nation's are for
    every eye, but not for every hand."""
    return _scope(user, permission, _of_province(permission))


def _of_province(permission: Permission) -> Any:

    def place(membership: Membership) -> Q:
        if membership.enterprise_id or membership.zone_id:
            return NOBODY
        unit = membership.admin_unit
        if unit is None:
            return EVERYWHERE
        own = Q(admin_unit__current_province=unit.current_province_id or unit.pk)
        if permission == Permission.VIEW_PLANS:
            return own | Q(admin_unit=None)
        return own if unit.level == Level.PROVINCE else NOBODY

    return place


class FacilityListQuerySet(models.QuerySet["FacilityList"]):
    """Lists of facilities by who asks."""

    def for_user(self, user: Visitor, permission: Permission = Permission.VIEW_PLANS) -> Self:
        return self.filter(province_scope(user, permission))

    def search(self, text: str) -> Self:
        """By name or decision; tone marks do not matter."""
        query = words_query(text)
        if query is None:
            return self
        words = FoldedVector(F("name"), F("decision_no"))
        return self.alias(words=words).filter(words=query)

    def with_context(self) -> Self:
        """Whose it is, which one it took the place of, and how many facilities stand on it."""
        return self.select_related("admin_unit", "earlier").annotate(
            member_count=Count("members", distinct=True)
        )
