"""Rounds of local reports: whom they ask, how far they are, and who reports."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from accounts.roles import Permission
from campaigns.models import LocalReport, LocalRound
from core.periods import year_end
from enterprises.choices import CURRENT_EDITION, Level
from enterprises.models import AdminUnit, Membership, Zone
from enterprises.querysets import AdminUnitQuerySet

Place = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalCounts:
    """How many reports a round asks for, and how far they are."""

    asked: int
    missing: int
    waiting: int
    accepted: int

    @property
    def share(self) -> Decimal | None:
        """Of those asked, what is accepted."""
        return Decimal(self.accepted) / self.asked if self.asked else None


def counts_of(local_round: LocalRound) -> LocalCounts:
    """How far the round is, in one query."""
    found = LocalRound.objects.with_counts().get(pk=local_round.pk)
    names = ("asked", "missing", "waiting", "accepted")
    return LocalCounts(**{name: getattr(found, f"{name}_count") for name in names})


def reporting_units(province: AdminUnit, *, year: int) -> AdminUnitQuerySet:
    """The units right below the province that stood at the end of the year: its communes, before
    July 2025 its districts. Of a province that no longer exists, in a later year: the communes of
    today that its land is in."""
    units = AdminUnit.objects.exclude(level=Level.PROVINCE)
    if province.edition != CURRENT_EDITION and not _stands(province, year):
        return province.territory()
    standing = units.filter(_standing(year), parent__level=Level.PROVINCE)
    if _stands(province, year):
        return standing.filter(parent=province)
    return standing.filter(parent__current_province=province)


def units_to_ask(local_round: LocalRound) -> list[Place]:
    """Each unit and each zone of the province, as (unit, None) and (None, zone); those asked
    already among them."""
    units = reporting_units(local_round.admin_unit, year=local_round.year).order_by("code")
    zones = Zone.objects.in_unit(local_round.admin_unit).order_by("pk")
    return [
        *((unit, None) for unit in units.values_list("pk", flat=True)),
        *((None, zone) for zone in zones.values_list("pk", flat=True)),
    ]


def reporters_of(reports: Collection[LocalReport]) -> dict[int, list[User]]:
    """Who has an account to write each report, by its id. One query."""
    found = Membership.objects.active(timezone.localdate()).that_may(Permission.REPORT_LOCAL)
    units = {report.admin_unit_id for report in reports if report.admin_unit_id}
    zones = {report.zone_id for report in reports if report.zone_id}
    people: dict[Place, list[User]] = defaultdict(list)
    here = found.filter(Q(admin_unit__in=units) | Q(zone__in=zones), user__is_active=True)
    for each in here.select_related("user").order_by("user_id"):
        people[each.admin_unit_id, each.zone_id].append(each.user)
    return {report.pk: people[report.admin_unit_id, report.zone_id] for report in reports}


def deciders_of(report: LocalReport) -> list[User]:
    """Who accepts or returns it: people of the department of the round's province."""
    province = report.round.admin_unit
    here = {province.pk, province.current_province_id}
    found = Membership.objects.active(timezone.localdate()).that_may(Permission.EDIT_PLANS)
    own = found.filter(Q(admin_unit__in=here - {None}), user__is_active=True)
    return [each.user for each in own.select_related("user").order_by("user_id")]


def _standing(year: int) -> Q:
    end = year_end(year)
    begun = Q(valid_from=None) | Q(valid_from__lte=end)
    return begun & (Q(valid_to=None) | Q(valid_to__gte=end))


def _stands(unit: AdminUnit, year: int) -> bool:
    end: date = year_end(year)
    begun = unit.valid_from is None or unit.valid_from <= end
    return begun and (unit.valid_to is None or unit.valid_to >= end)
