"""Collection rounds: how far they are, whom they can ask, and who answers where."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce

from accounts.models import User
from accounts.roles import Permission
from assessments.choices import HANDED_IN, AssessmentStatus
from campaigns.choices import RoundState
from campaigns.models import CollectionRound, Invitation
from campaigns.rules import Window
from enterprises.choices import CURRENT_EDITION, Level
from enterprises.models import AdminUnit, Facility, Industry
from enterprises.querysets import Visitor

ANSWERED = Q(answer__in=HANDED_IN)
TO_CORRECT = Q(answer__in=(AssessmentStatus.RETURNED, AssessmentStatus.REOPENED))
BEGUN = Q(answer=AssessmentStatus.DRAFT)
NOT_BEGUN = Q(answer=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a day lies in a round, and how many days are left until its next border."""

    state: RoundState
    days_left: int

    @property
    def is_open(self) -> bool:
        return self.state == RoundState.OPEN

    @property
    def is_under_way(self) -> bool:
        """Reports, or corrections, are taken."""
        return self.state in (RoundState.OPEN, RoundState.CORRECTING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many facilities a round asks, and how far they are. `to_correct` are among those who
    answered; `unsent` are letters that wait to be written."""

    asked: int
    answered: int
    to_correct: int
    begun: int
    not_begun: int
    without_address: int
    unsent: int

    @property
    def share(self) -> Decimal | None:
        return Decimal(self.answered) / self.asked if self.asked else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """How many of a commune's or an industry's facilities that were asked have answered."""

    name: str
    asked: int
    answered: int

    @property
    def share(self) -> Decimal:
        return Decimal(self.answered) / self.asked


def window_of(collection_round: CollectionRound) -> Window:
    return Window(
        opens_on=collection_round.opens_on,
        closes_on=collection_round.closes_on,
        corrected_until=collection_round.corrected_until,
    )


def standing_of(collection_round: CollectionRound, *, day: date) -> Standing:
    """How the round stands on the day."""
    window = window_of(collection_round)
    return Standing(state=RoundState(window.state_on(day)), days_left=window.days_left(day))


def counts_of(collection_round: CollectionRound) -> Counts:
    """How far the round is, in one query."""
    counted = collection_round.invitations.with_answer().aggregate(
        asked=Count("pk"),
        answered=Count("pk", filter=ANSWERED),
        to_correct=Count("pk", filter=TO_CORRECT),
        begun=Count("pk", filter=BEGUN),
        not_begun=Count("pk", filter=NOT_BEGUN),
        without_address=Count("pk", filter=Q(email="")),
        unsent=Count("pk", filter=Q(sent_at=None) & ~Q(email="")),
    )
    return Counts(**counted)


def askable_by(user: User, *, collection_round: CollectionRound) -> Any:
    """The facilities that the person may still ask: in operation, in the round's territory and on
    its list, where it has one."""
    facilities = Facility.objects.for_user(user, Permission.EDIT_PLANS)
    askable = facilities.in_unit(collection_round.admin_unit).filter(closed_on=None)
    if collection_round.facility_list_id is not None:
        askable = askable.filter(lists=collection_round.facility_list_id)
    asked = Invitation.objects.filter(round=collection_round)
    return askable.exclude(pk__in=asked.values("facility"))


def territories_of(user: User) -> QuerySet[AdminUnit]:
    """The provinces for which the person may hold rounds: of today for who is at home everywhere,
    else those of her memberships, in their own edition."""
    provinces = AdminUnit.objects.filter(level=Level.PROVINCE)
    if is_everywhere(user):
        return provinces.filter(edition=CURRENT_EDITION).order_by("name")
    memberships = user.active_memberships(Permission.EDIT_PLANS)
    units = [each.admin_unit for each in memberships if each.admin_unit is not None]
    return provinces.filter(pk__in=[unit.province_id or unit.pk for unit in units]).order_by("name")


def units_of(user: User, *, chosen: int | None = None) -> QuerySet[AdminUnit]:
    """The units for which the person may hold activities: provinces for who writes plans, else the
    unit that she reports for; and the one that is chosen already."""
    memberships = user.active_memberships(Permission.REPORT_LOCAL)
    own = {each.admin_unit_id for each in memberships} | {chosen}
    units = AdminUnit.objects.filter(
        Q(pk__in=territories_of(user).values("pk")) | Q(pk__in=own - {None})
    )
    return units.order_by("level", "name")


def is_everywhere(user: User) -> bool:
    """Whether the person writes plans and holds rounds for the whole country."""
    return user.is_superuser or any(
        not (each.admin_unit_id or each.zone_id or each.enterprise_id)
        for each in user.active_memberships(Permission.EDIT_PLANS)
    )


def rates_by_commune(collection_round: CollectionRound, *, reader: Visitor) -> list[Rate]:
    """The fewest answers first. One query."""
    name = Coalesce(F("facility__commune__name"), F("facility__former_commune__name"))
    unit = Coalesce(F("facility__commune"), F("facility__former_commune"))
    rows = _grouped(collection_round, reader, unit=unit, name=name)
    return _rates(rows, lambda row: row["name"])


def rates_by_industry(collection_round: CollectionRound, *, reader: Visitor) -> list[Rate]:
    """By division of industry, the fewest answers first. Two queries."""
    rows = _grouped(collection_round, reader, division=F("facility__industry__division"))
    divisions = Industry.objects.filter(level=2).order_by("version")
    names = {each.code: str(each) for each in divisions}
    return _rates(rows, lambda row: names.get(row["division"], row["division"]))


def _grouped(collection_round: CollectionRound, reader: Visitor, **by: Any) -> Any:
    """Of the facilities that the reader may see."""
    invitations = collection_round.invitations.for_user(reader).with_answer()
    groups = invitations.annotate(**by).values(*by)
    return groups.annotate(asked=Count("pk"), answered=Count("pk", filter=ANSWERED)).order_by()


def _rates(rows: Any, name: Callable[[dict[str, Any]], str]) -> list[Rate]:
    rates = [Rate(name=name(row), asked=row["asked"], answered=row["answered"]) for row in rows]
    return sorted(rates, key=lambda rate: (rate.share, -rate.asked, rate.name))
