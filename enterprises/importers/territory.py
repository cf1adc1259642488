"""Where a user may act, asked of thousands of places without a query for each."""

from dataclasses import dataclass, field
from typing import Self

from accounts.models import User
from accounts.roles import Permission
from enterprises.choices import CURRENT_EDITION
from enterprises.models import AdminUnit, Membership


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The place of a facility: what its own record would say."""

    commune: int | None
    former_commune: int | None
    zone: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A unit's communes in its own edition, and those of the other edition that touch it."""

    is_current: bool
    own: frozenset[int]
    across: frozenset[int]

    @classmethod
    def of(cls, unit: AdminUnit) -> Self:
        units = AdminUnit.objects
        is_current = unit.edition == CURRENT_EDITION
        across = units.predecessors_of(unit) if is_current else units.successors_of(unit)
        return cls(
            is_current=is_current,
            own=frozenset(units.communes_of(unit).values_list("pk", flat=True)),
            across=frozenset(across.values_list("pk", flat=True)),
        )

    def holds(self, site: Site) -> bool:
        """The twin, in memory, of enterprises.querysets.lies_in."""
        own, other = site.commune, site.former_commune
        if not self.is_current:
            own, other = other, own
        return own in self.own if own is not None else other in self.across


@dataclass(frozen=True, slots=True, kw_only=True)
class Territory:
    """What a user's memberships open for one permission."""

    everywhere: bool = False
    areas: tuple[Area, ...] = ()
    zones: frozenset[int] = field(default_factory=frozenset)
    units: tuple[AdminUnit, ...] = ()

    @classmethod
    def of(cls, user: User, permission: Permission) -> Self:
        if user.is_superuser:
            return cls(everywhere=True)
        memberships = user.active_memberships(permission)
        units = tuple(m.admin_unit for m in memberships if m.admin_unit is not None)
        return cls(
            everywhere=any(_is_nationwide(membership) for membership in memberships),
            areas=tuple(Area.of(unit) for unit in units),
            zones=frozenset(m.zone_id for m in memberships if m.zone_id is not None),
            units=units,
        )

    def holds(self, site: Site) -> bool:
        """True when the user may act on a facility at this site."""
        return (
            self.everywhere
            or site.zone in self.zones
            or any(area.holds(site) for area in self.areas)
        )

    def holds_province(self, province: int | None) -> bool:
        """True when the user acts for the whole of a province; None stands for the country."""
        return self.everywhere or any(unit.pk == province for unit in self.units)

    def home(self) -> AdminUnit | None:
        """The province the user acts for; None for the whole country."""
        if self.everywhere or not self.units:
            return None
        return self.units[0].province or self.units[0]


def _is_nationwide(membership: Membership) -> bool:
    return not (membership.admin_unit_id or membership.zone_id or membership.enterprise_id)
