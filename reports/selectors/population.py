"""The facilities a target speaks of: territory ∩ denominator ∩ industries."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q
from psycopg2.sql import SQL, Composable, Literal

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
    """Without anything said: every facility of the territory."""

    denominator: str = Denominator.ALL
    facility_list: int | None = None
    trades: frozenset[Trade] = frozenset()

    def facilities(self, frame: Frame) -> FacilityQuerySet:
        """Those of the territory, whether in scope or not: a fact of the year says that."""
        found = frame.facilities().filter(self._industries())
        if self.facility_list is not None:
            members = FacilityListMember.objects.filter(facility_list=self.facility_list)
            found = found.filter(pk__in=members.values("facility"))
        if self.denominator in SIZES:
            found = found.filter(enterprise__size__in=SIZES[Denominator(self.denominator)])
        return found

    def _industries(self) -> Q:
        condition = Q()
        for trade in self.trades:
            condition |= trade.condition()
        return condition


EVERYONE = Population()


def population_of(target: Target) -> Population | None:
    """None when the denominator counts something else than facilities."""
    if target.denominator in OF_OTHERS:
        return None
    return Population(
        denominator=target.denominator,
        facility_list=target.facility_list_id,
        trades=frozenset(
            Trade(pk=industry.pk, code=industry.code, is_section=industry.level == 1)
            for industry in target.industries.all()
        ),
    )


def members(populations: Sequence[Population], frame: Frame) -> Composable:
    """A query for (population, facility_id), the populations numbered as they come."""
    parts = [
        SQL("SELECT {} AS population, id AS facility_id FROM ({}) AS part").format(
            Literal(number), subquery(population.facilities(frame).values("id"))
        )
        for number, population in enumerate(populations)
    ]
    return SQL(" UNION ALL ").join(parts)
