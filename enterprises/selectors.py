"""Questions about the register across models; nothing here writes."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Permission, Role
from core.changes import LATEST, Change, changes_among, changes_of
from core.history import events_of
from core.search import words_query
from core.spreadsheets.spelling import spelling
from enterprises.choices import CURRENT_EDITION, Level
from enterprises.models import (
    AdminUnit,
    Enterprise,
    Facility,
    FacilityList,
    FacilityListMember,
    Industry,
    Membership,
    Zone,
)
from enterprises.querysets import AdminUnitQuerySet, FacilityQuerySet, Visitor, facility_scope

# What a membership is bounded by: an administrative unit, a zone, an enterprise; and which one.
BOUNDS = UNIT, ZONE, OWNER = "unit", "zone", "enterprise"
Bound = tuple[str, int]
CONTACT_FIELDS = ("contact_name", "phone", "email")
# Shown to nobody in full, so their history shows nothing either.
PERSONAL_FIELDS = ("personal_code",)
# Of VSIC: classes have four digits, and the sections B to E these divisions.
CLASS_LEVEL = 4
FIRST_DIVISION, LAST_DIVISION = "05", "39"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFrames:
    """Where a facility lies, in today's division of the country and in the one before July 2025.

    When only one is known, the other is a list of candidates: communes were divided.
    """

    current: AdminUnit | None
    former: AdminUnit | None
    maybe_current: list[AdminUnit]
    maybe_former: list[AdminUnit]


def place_of(facility: Facility) -> PlaceFrames:
    """Both frames of a facility's place; one query for each frame that is not known."""
    current, former = facility.commune, facility.former_commune
    units = AdminUnit.objects.select_related("parent", "province").order_by("name", "pk")
    return PlaceFrames(
        current=current,
        former=former,
        maybe_current=list(units.successors_of(former)) if former and not current else [],
        maybe_former=list(units.predecessors_of(current)) if current and not former else [],
    )


def history_of(facility: Facility, *, reader: Visitor) -> list[Change]:
    """The latest changes of a facility and of its enterprise, newest first, without what the
    reader may not see."""
    hidden = () if may_see_contact(facility, reader=reader) else CONTACT_FIELDS
    changes = changes_of(facility, hidden=hidden)
    changes += changes_of(facility.enterprise, hidden=PERSONAL_FIELDS)
    return sorted(changes, key=lambda change: change.at, reverse=True)


def may_see_contact(facility: Facility, *, reader: Visitor) -> bool:
    """Names and phones of people are for those who keep the register and for the owners."""
    scope = facility_scope(reader, Permission.EDIT_REGISTER) | facility_scope(
        reader, Permission.REPORT_OWN
    )
    return Facility.objects.filter(scope, pk=facility.pk).exists()


def people_who_may(permission: Permission, *, facility: Facility) -> list[User]:
    """Whom to tell of a facility: active people whose role carries the permission in a unit that
    holds it, in its zone or in its enterprise; not those who may everything everywhere."""
    return people_by_facility(permission, facilities=[facility])[facility.pk]


def people_by_facility(
    permission: Permission, *, facilities: Collection[Facility]
) -> dict[int, list[User]]:
    """`people_who_may` for each of many facilities, by their ids, in one query. They come with
    `commune` and `former_commune`, or each costs two more."""
    bounds = {facility.pk: _bounds_of(facility) for facility in facilities}
    known = set().union(*bounds.values())
    units, zones, owners = ({pk for name, pk in known if name == kind} for kind in BOUNDS)
    found = Membership.objects.active(timezone.localdate()).that_may(permission)
    people: dict[Bound, list[User]] = defaultdict(list)
    for membership in (
        found.filter(Q(admin_unit__in=units) | Q(zone__in=zones) | Q(enterprise__in=owners))
        .filter(user__is_active=True)
        .select_related("user")
        .order_by("user_id")
    ):
        people[_bound_of(membership)].append(membership.user)
    return {
        pk: sorted({user for bound in within for user in people[bound]}, key=lambda each: each.pk)
        for pk, within in bounds.items()
    }


def _bounds_of(facility: Facility) -> set[Bound]:
    """The units, the zone and the enterprise that a facility lies in."""
    places = [place for place in (facility.commune, facility.former_commune) if place is not None]
    units = {
        unit
        for place in places
        for unit in (place.pk, place.parent_id, place.province_id, place.current_province_id)
    }
    within = {(UNIT, unit) for unit in units} | {(ZONE, facility.zone_id)}
    within.add((OWNER, facility.enterprise_id))
    return {(kind, pk) for kind, pk in within if pk is not None}


def _bound_of(membership: Membership) -> Bound:
    for kind, pk in zip(
        BOUNDS,
        (membership.admin_unit_id, membership.zone_id, membership.enterprise_id),
        strict=True,
    ):
        if pk is not None:
            return kind, pk
    raise ValueError(membership)


def workplace_of(user: Visitor) -> str:
    """The line under the portal's name: the office or enterprise a person acts for; "" of none."""
    if not user.is_authenticated:
        return ""
    memberships = user.memberships_in_force()
    return _place_name(memberships[0]) if memberships else ""


def _place_name(membership: Membership) -> str:
    if membership.enterprise:
        return membership.enterprise.name
    if membership.zone:
        return membership.zone.board or membership.zone.name
    if membership.admin_unit is None:
        return _("Ministry of Industry and Trade") if membership.role == Role.MINISTRY else ""
    words = (
        _("People's Committee of %(place)s")
        if membership.role == Role.LOCAL
        else _("Department of Industry and Trade of %(place)s")
    )
    return words % {"place": _in_a_sentence(membership.admin_unit)}


def _in_a_sentence(unit: AdminUnit) -> str:
    """'thành phố Hà Nội' in Vietnamese, 'Hà Nội' in English."""
    if get_language() == "en":
        return unit.name.removeprefix(unit.kind).strip()
    return unit.name[:1].lower() + unit.name[1:]


# Lists of facilities ----------------------------------------------------------------------------


def is_at_home_everywhere(user: User, permission: Permission) -> bool:
    """Whether the permission holds for the whole country."""
    return user.is_superuser or any(
        not (each.admin_unit_id or each.zone_id or each.enterprise_id)
        for each in user.active_memberships(permission)
    )


def whole_provinces(
    user: User, permission: Permission, *, kept: int | None = None
) -> AdminUnitQuerySet:
    """The provinces of today in which the permission holds as a whole, and the one that is chosen
    already."""
    provinces = AdminUnit.objects.filter(level=Level.PROVINCE).order_by("name", "pk")
    if is_at_home_everywhere(user, permission):
        return provinces.filter(Q(edition=CURRENT_EDITION) | Q(pk=kept))
    units = [each.admin_unit for each in user.active_memberships(permission)]
    own = [unit.current_province_id for unit in units if unit and unit.level == Level.PROVINCE]
    return provinces.filter(Q(pk__in=own) | Q(pk=kept))


def provinces_kept(
    user: User, permission: Permission, *, kept: int | None = None
) -> AdminUnitQuerySet:
    """The provinces of today in which the permission holds, be it in a part of them, and the one
    that is chosen already."""
    provinces = AdminUnit.objects.filter(level=Level.PROVINCE).order_by("name", "pk")
    if is_at_home_everywhere(user, permission):
        return provinces.filter(Q(edition=CURRENT_EDITION) | Q(pk=kept))
    own = [_today_of(membership) for membership in user.active_memberships(permission)]
    return provinces.filter(Q(pk__in=[pk for pk in own if pk]) | Q(pk=kept))


def _today_of(membership: Membership) -> int | None:
    """Today's province of what a membership is bounded by."""
    if membership.zone is not None:
        return membership.zone.province_id
    unit = membership.admin_unit
    return unit.current_province_id if unit is not None else None


def facilities_for_list(of: FacilityList, *, user: User) -> FacilityQuerySet:
    """Whom the person may put on a list: of its territory, and not on it yet."""
    kept = Facility.objects.for_user(user, Permission.EDIT_REGISTER).in_unit(of.admin_unit)
    there = FacilityListMember.objects.filter(facility_list=of).values("facility")
    return kept.exclude(pk__in=there)


def history_of_list(of: FacilityList, *, reader: Visitor) -> list[Change]:
    """The latest changes of a list, and who was put on it or taken off, as far as the reader may
    see those facilities."""
    seen = Facility.objects.for_user(reader).values("pk")
    events = events_of(FacilityListMember).objects.filter(facility_list=of, facility__in=seen)
    latest = events.order_by("-pgh_id").values_list("pgh_obj_id", "facility__name")[:LATEST]
    changes = changes_among(events, names=dict(latest)) + changes_of(of)
    return sorted(changes, key=lambda change: change.at, reverse=True)[:LATEST]


# Facilities that are typed ----------------------------------------------------------------------


def enterprises_called(name: str, *, province: AdminUnit) -> list[Enterprise]:
    """Enterprises with a facility in the province whose name is spelled so; households are told
    apart by their personal numbers, so those that have one are not found."""
    query = words_query(name)
    if query is None:
        return []
    here = Facility.objects.in_unit(province).values("enterprise")
    likely = Enterprise.objects.filter(search=query, personal_code=None, pk__in=here)
    wanted = spelling(name)
    return [each for each in likely.defer("search") if spelling(each.name) == wanted]


def is_with_potential(facility: Facility) -> bool:
    """Whether it stands on the list of facilities with potential of a province."""
    lists = FacilityList.objects.filter(has_potential=True).exclude(admin_unit=None)
    return lists.filter(members__facility=facility).exists()


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedPlaces:
    """What today's communes of a province and its zones are called."""

    communes: list[str]
    zones: list[str]


def suggested_places(province: AdminUnit) -> SuggestedPlaces:
    """What a form offers while a place is typed."""
    units = AdminUnit.objects.communes_of(province).order_by("name", "pk")
    zones = Zone.objects.filter(province=province).order_by("name", "pk")
    return SuggestedPlaces(
        communes=list(units.values_list("name", flat=True)),
        zones=list(zones.values_list("name", flat=True)),
    )


def suggested_trades() -> list[str]:
    """The classes of the sections B to E in both versions, with their codes; each code once."""
    classes = Industry.objects.filter(
        level=CLASS_LEVEL, division__gte=FIRST_DIVISION, division__lte=LAST_DIVISION
    ).order_by("code", "version")
    return [str(each) for each in {each.code: each for each in classes}.values()]
