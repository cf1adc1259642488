"""Plans and activities by who asks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Case, Count, F, Func, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce, ExtractYear

from accounts.roles import Permission
from assessments.choices import HANDED_IN, AssessmentKind, AssessmentStatus
from assessments.models import Assessment
from core.search import FoldedVector, words_query
from enterprises.querysets import EVERYWHERE, NOBODY, Visitor

if TYPE_CHECKING:
    from campaigns.models import (  # noqa: F401 - named in strings
        ActionPlan,
        Activity,
        CollectionRound,
        DemonstrationModel,
        Invitation,
        Officer,
        Participation,
        Rule,
        SupportCase,
    )
    from enterprises.models import AdminUnit


def _plans_of(unit: AdminUnit | None, prefix: str) -> Q:
    """Plans of the unit's province; a province of today also answers for those it took in."""
    if unit is None:
        return EVERYWHERE
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


def _words(*columns: str) -> FoldedVector:
    """What a search looks through: few rows enough to fold them while searching."""
    return FoldedVector(*(Coalesce(F(name), Value("")) for name in columns))


def _of_facility_coded(text: str) -> Q:
    """Of the facilities whose code begins like the text; among words, "CS-7" is minus seven."""
    return Q(facility__code__istartswith=text.strip())


def _count_of(children: Any, parent: str) -> Coalesce:
    """How many rows point at this one: a subquery, so that other joins count nothing twice."""
    rows = children.filter(**{parent: OuterRef("pk")}).order_by().values(parent)
    counted = rows.annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counted, output_field=models.IntegerField()), 0)


class PlanQuerySet(models.QuerySet["ActionPlan"]):
    def for_user(self, user: Visitor, permission: Permission = Permission.VIEW_PLANS) -> Self:
        return self.filter(plan_scope(user, permission)).distinct()

    def in_force_in(self, year: int) -> Self:
        return self.filter(starts_on__year__lte=year, ends_on__year__gte=year)

    def in_force_on(self, day: date) -> Self:
        return self.filter(starts_on__lte=day, ends_on__gte=day)

    def search(self, text: str) -> Self:
        """By code, name or decision; tone marks do not matter."""
        query = words_query(text)
        if query is None:
            return self
        return self.alias(words=_words("code", "name", "decision_no")).filter(words=query)

    def with_place(self) -> Self:
        return self.select_related("admin_unit", "parent")

    def with_counts(self) -> Self:
        """How many targets a plan promises, and how many activities it has held itself."""
        target, activity = (
            self.model._meta.get_field(name).related_model._base_manager  # type: ignore[union-attr]
            for name in ("targets", "activities")
        )
        return self.annotate(
            target_count=_count_of(target, "plan"), activity_count=_count_of(activity, "plan")
        )


class ActivityQuerySet(models.QuerySet["Activity"]):
    def for_user(self, user: Visitor, permission: Permission = Permission.VIEW_PLANS) -> Self:
        """Activities of plans in the user's scope, and those of her own territory."""
        return self.filter(self._own(user, permission)).distinct()

    def of_plan(self, plan: ActionPlan) -> Self:
        """Its own, and those of the plans under it."""
        return self.filter(Q(plan=plan) | Q(plan__parent=plan))

    def search(self, text: str) -> Self:
        """By code, title or place; tone marks do not matter."""
        query = words_query(text)
        if query is None:
            return self
        return self.alias(words=_words("code", "title", "place")).filter(words=query)

    def with_context(self) -> Self:
        """The plan and the agency, and how many took part."""
        participation: Any = self.model._meta.get_field("participations").related_model
        return self.select_related("plan", "agency", "admin_unit").annotate(
            participant_count=_count_of(participation._base_manager, "activity")
        )

    def _own(self, user: Visitor, permission: Permission) -> Any:
        by_plan = plan_scope(user, permission, prefix="plan__")
        by_place = plan_scope(user, permission)
        return (Q(plan__isnull=False) & by_plan) | (Q(plan=None) & by_place)


class ParticipationQuerySet(models.QuerySet["Participation"]):
    def for_user(self, user: Visitor) -> Self:
        """Those of zones, agencies and people, and of the facilities the user may see."""
        facility: Any = self.model._meta.get_field("facility").related_model
        seen = facility.objects.for_user(user).values("pk")
        return self.filter(Q(facility=None) | Q(facility__in=seen))

    def search(self, text: str) -> Self:
        """By the name of the person or of the facility, zone or agency."""
        query = words_query(text)
        if query is None:
            return self
        names = ("person", "facility__name", "facility__code", "zone__name", "agency__name")
        return self.alias(words=_words(*names)).filter(words=query)

    def with_party(self) -> Self:
        return self.select_related("facility", "zone", "agency").order_by("pk")

    def that_make_capable(self, rule: Rule, *, known_by: date) -> Self:
        """Held by the day, and of a kind that counts by the rule; with `capable_until`, the last
        day on which each does: the end of the year, so many years later as the rule says."""
        years = Cast(ExtractYear("activity__starts_on"), models.IntegerField())
        until = Func(
            years + Value(rule.params["years"] - 1),
            Value(12),
            Value(31),
            function="make_date",
            output_field=models.DateField(),
        )
        held = self.filter(activity__starts_on__lte=known_by)
        return held.filter(activity__kind__in=rule.params["kinds"]).annotate(capable_until=until)

    def still_capable_on(self, day: date) -> Self:
        """Of those that make capable: what still does on the day."""
        return self.filter(capable_until__gte=day)


def in_office_on(day: date, prefix: str = "") -> Q:
    """Officers who had begun, and not left, at the end of the day."""
    begun = Q(**{f"{prefix}started_on": None}) | Q(**{f"{prefix}started_on__lte": day})
    return begun & (Q(**{f"{prefix}left_on": None}) | Q(**{f"{prefix}left_on__gt": day}))


class OfficerQuerySet(models.QuerySet["Officer"]):
    """Officers by who asks, whether they are in post, and until when they can guide."""

    def for_user(self, user: Visitor, permission: Permission = Permission.VIEW_PLANS) -> Self:
        """Those of the user's territory; of facilities, those of the ones that she may see."""
        facility: Any = self.model._meta.get_field("facility").related_model
        seen = facility.objects.for_user(user).values("pk")
        here = self.filter(plan_scope(user, permission))
        return here.filter(Q(facility=None) | Q(facility__in=seen))

    def in_office_on(self, day: date) -> Self:
        return self.filter(in_office_on(day))

    def search(self, text: str) -> Self:
        """By name, position or employer; tone marks do not matter."""
        query = words_query(text)
        if query is None:
            return self
        employers = ("agency__name", "zone__name", "facility__name")
        found = self.alias(words=_words("name", "position", *employers))
        return found.filter(Q(words=query) | _of_facility_coded(text))

    def with_employer(self) -> Self:
        return self.select_related("admin_unit", "agency", "zone", "facility")

    def with_capability(self, rules: Mapping[int | None, Rule], *, day: date) -> Self:
        """`capable_until`: the last day on which a training held by the day makes capable; null
        when there is none.

        rules: the rule in force of each province that has one of its own; None: all others'.
        """
        own = [
            When(admin_unit__current_province=province, then=self._until(rule, day))
            for province, rule in rules.items()
            if province is not None
        ]
        general = rules.get(None)
        usual: Any = Value(None) if general is None else self._until(general, day)
        until = Case(*own, default=usual, output_field=models.DateField())
        return self.annotate(capable_until=until)

    def _until(self, rule: Rule, day: date) -> Subquery:
        participation: Any = self.model._meta.get_field("participations").related_model
        trained = participation.objects.filter(officer=OuterRef("pk"))
        counting = trained.that_make_capable(rule, known_by=day).order_by("-capable_until")
        return Subquery(counting.values("capable_until")[:1])


class _AtFacilities(models.QuerySet[Any]):
    """What was given to, or shown at, facilities: it is seen with its facility."""

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
        """By title, or by the name or code of the facility; tone marks do not matter."""
        query = words_query(text)
        if query is None:
            return self
        found = self.alias(words=_words("title", "facility__name"))
        return found.filter(Q(words=query) | _of_facility_coded(text))

    def with_context(self) -> Self:
        """The facility, where it lies, and the plan."""
        return self.select_related(
            "plan", "facility__commune__province", "facility__former_commune__province"
        )

    def facility_count(self) -> int:
        """At how many distinct facilities."""
        return self.order_by().values("facility").distinct().count()


class SupportCaseQuerySet(_AtFacilities):
    """Instances of support: events, not distinct firms."""


class ModelQuerySet(_AtFacilities):
    """Demonstration, pilot and exemplary models."""


class CollectionRoundQuerySet(models.QuerySet["CollectionRound"]):
    """Collection rounds by who asks, and by the day."""

    def for_user(self, user: Visitor, permission: Permission = Permission.VIEW_PLANS) -> Self:
        return self.filter(plan_scope(user, permission))

    def open_on(self, day: date) -> Self:
        """Those that take reports, or corrections, on the day."""
        return self.filter(opens_on__lte=day, corrected_until__gte=day)

    def not_past_on(self, day: date) -> Self:
        return self.filter(corrected_until__gte=day)

    def search(self, text: str) -> Self:
        """By name or territory; tone marks do not matter."""
        query = words_query(text)
        if query is None:
            return self
        return self.alias(words=_words("name", "admin_unit__name")).filter(words=query)

    def with_counts(self) -> Self:
        """How many facilities a round asks, and how many have answered."""
        invitation: Any = self.model._meta.get_field("invitations").related_model
        answered = invitation.objects.with_answer().answered()
        return self.select_related("admin_unit").annotate(
            asked_count=_count_of(invitation._base_manager, "round"),
            answered_count=_count_of(answered, "round"),
        )


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Invitations by what became of them. A facility is asked as soon as it has one, also while
    nobody knows an e-mail address to write to."""

    def for_user(self, user: Visitor, permission: Permission = Permission.VIEW_REGISTER) -> Self:
        """Those of the facilities in the user's scope."""
        facility: Any = self.model._meta.get_field("facility").related_model
        return self.for_facilities(facility.objects.for_user(user, permission))

    def for_facilities(self, facilities: Any) -> Self:
        return self.filter(facility__in=facilities.values("pk"))

    def unsent(self) -> Self:
        """Whose letter is still to be written."""
        return self.with_address().filter(sent_at=None)

    def under_way_on(self, day: date) -> Self:
        """Of rounds that take reports, or corrections, on the day."""
        return self.filter(round__opens_on__lte=day, round__corrected_until__gte=day)

    def to_remind(self, day: date) -> Self:
        """Who got the letter of a round that is under way, and has not answered."""
        waiting = self.under_way_on(day).with_address().with_answer().unanswered()
        return waiting.exclude(sent_at=None)

    def with_address(self) -> Self:
        return self.exclude(email="")

    def with_answer(self) -> Self:
        """`answer` and `answer_id`: the state and the key of the self-assessment that the round
        asks for; null when nobody has begun one."""
        asked = Assessment.objects.filter(
            facility=OuterRef("facility"),
            reporting_year=OuterRef("round__reporting_year"),
            kind=AssessmentKind.SELF,
        )
        return self.annotate(
            answer=Subquery(asked.values("status")[:1]), answer_id=Subquery(asked.values("pk")[:1])
        )

    def answered(self) -> Self:
        """Of those with an answer: what was handed in, whatever became of it."""
        return self.filter(answer__in=HANDED_IN)

    def unanswered(self) -> Self:
        """Of those with an answer: not begun, or a draft."""
        return self.filter(Q(answer=None) | Q(answer=AssessmentStatus.DRAFT))

    def reminded_before(self, moment: datetime) -> Self:
        """Never reminded, or longer ago."""
        return self.filter(Q(reminded_at=None) | Q(reminded_at__lt=moment))

    def search(self, text: str) -> Self:
        """By what the register finds a facility by, or by the e-mail address."""
        facility: Any = self.model._meta.get_field("facility").related_model
        found = facility.objects.search(text).values("pk")
        return self.filter(Q(facility__in=found) | Q(email__icontains=text.strip()))

    def with_party(self) -> Self:
        """What a line of a round shows."""
        return self.select_related(
            "round",
            "facility__enterprise",
            "facility__industry",
            "facility__commune",
            "facility__former_commune",
            "joined_by",
        )
