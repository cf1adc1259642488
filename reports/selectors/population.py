"""The facilities a target speaks of: territory ∩ denominator ∩ trades ∩ sizes ∩ zones ∩ rural."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q
from psycopg2.sql import SQL, Composable, Literal

from assessments.choices import ResultGroup
from campaigns.choices import Denominator
from campaigns.models import Target
from enterprises.choices import EnterpriseSize
from enterprises.models import FacilityListMember, Industry
from enterprises.querysets import FacilityQuerySet
from reports.selectors.database import subquery
from reports.selectors.frame import Frame

SIZES = {
    Denominator.LARGE: (EnterpriseSize.LARGE,),
    Denominator.MEDIUM_LARGE: (EnterpriseSize.MEDIUM, EnterpriseSize.LARGE),
}
# From how many TOE a year on an industrial facility is a key energy user (DOMAIN section 6).
KEY_USER_TOE = Decimal(1000)
# Denominators that are not made of facilities.
OF_OTHERS = (Denominator.ZONES, Denominator.OFFICERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trade:
    """An industry of a target: all codes that begin with its code; a section's divisions."""

    pk: int
    code: str
    is_section: bool

    def condition(self) -> Q:
        if self.is_section:
            divisions = Industry.objects.filter(parent=self.pk).values("code")
            return Q(industry__division__in=divisions)
        return Q(industry__code__startswith=self.code)


@dataclass(frozen=True, slots=True, kw_only=True)
class Population:
    """Without anything said: every facility of the territory.

    trades: those of the industries and of the local sector groups that a target names; a facility
    belongs by any of them. sizes, zone_kinds: none named is all. is_rural: one that nobody has
    said it of belongs to neither side.
    """

    denominator: str = Denominator.ALL
    facility_list: int | None = None
    trades: frozenset[Trade] = frozenset()
    sizes: frozenset[str] = frozenset()
    zone_kinds: frozenset[str] = frozenset()
    is_rural: bool | None = None

    @property
    def is_of_key_users(self) -> bool:
        """Whether who belongs to it is another question each year."""
        return self.denominator == Denominator.KEY_USERS

    def facilities(self, frame: Frame) -> FacilityQuerySet:
        """Those of the territory, whether in scope or not: a fact of the year says that. Of key
        energy users all that might be."""
        found = frame.facilities().filter(self._trades())
        if self.facility_list is not None:
            members = FacilityListMember.objects.filter(facility_list=self.facility_list)
            found = found.filter(pk__in=members.values("facility"))
        if self.denominator in SIZES:
            found = found.filter(enterprise__size__in=SIZES[Denominator(self.denominator)])
        if self.sizes:
            found = found.filter(enterprise__size__in=self.sizes)
        if self.zone_kinds:
            found = found.filter(zone__kind__in=self.zone_kinds)
        if self.is_rural is not None:
            found = found.filter(is_rural=self.is_rural)
        return found

    def _trades(self) -> Q:
        condition = Q()
        for trade in self.trades:
            condition |= trade.condition()
        return condition


EVERYONE = Population()


def population_of(target: Target) -> Population | None:
    """None when the denominator counts something else than facilities."""
    if target.denominator in OF_OTHERS:
        return None
    named = [group.industries.all() for group in target.sector_groups.all()]
    return Population(
        denominator=target.denominator,
        facility_list=target.facility_list_id,
        trades=frozenset(_trades(target.industries.all())).union(*map(_trades, named)),
        sizes=frozenset(target.sizes),
        zone_kinds=frozenset(target.zone_kinds),
        is_rural=target.is_rural,
    )


def _trades(industries: Iterable[Industry]) -> list[Trade]:
    return [
        Trade(pk=industry.pk, code=industry.code, is_section=industry.level == 1)
        for industry in industries
    ]


EVERY_YEAR = SQL("""
    SELECT {number} AS population, part.id AS facility_id, NULL::int AS year
    FROM ({facilities}) AS part
""")
# By the usable result that is valid in the year, whatever its reporting year: its baseline, in TOE.
KEY_USERS = SQL("""
    SELECT {number} AS population, part.id AS facility_id, used.year
    FROM ({facilities}) AS part JOIN {savings} AS used ON used.facility_id = part.id
    WHERE used."group" = {energy} AND used.baseline >= {least}
""")


def members(populations: Sequence[Population], frame: Frame, *, savings: Composable) -> Composable:
    """A query for (population, facility_id, year), the populations numbered as they come; a year
    of NULL is every year.

    savings: the relation of FacilitySaving facts.
    """
    parts = [
        (KEY_USERS if population.is_of_key_users else EVERY_YEAR).format(
            number=Literal(number),
            facilities=subquery(population.facilities(frame).values("id")),
            savings=savings,
            energy=Literal(ResultGroup.ENERGY.value),
            least=Literal(KEY_USER_TOE),
        )
        for number, population in enumerate(populations)
    ]
    return SQL(" UNION ALL ").join(parts)
