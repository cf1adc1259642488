"""Activities and who took part in them, by who asks and by what they count for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Func, Q, Value
from django.db.models.functions import Cast, ExtractYear

from accounts.roles import Permission
from campaigns.choices import SignUpState
from campaigns.querysets.scope import count_of, own_units, plan_scope, words_of
from core.search import words_query
from enterprises.querysets import Visitor

if TYPE_CHECKING:
    from campaigns.models import ActionPlan, Activity, Participation, Rule, SignUp  # noqa: F401 - named in strings


class ActivityQuerySet(models.QuerySet["Activity"]):
    def for_user(self, user: Visitor, permission: Permission = Permission.VIEW_PLANS) -> Self:
        """Activities of plans in the user's scope, and those of her own territory; who reports for
        a unit also edits what the unit holds."""
        return self.filter(self._own(user, permission)).distinct()

    def of_plan(self, plan: ActionPlan) -> Self:
        """Its own, and those of the plans under it."""
        return self.filter(Q(plan=plan) | Q(plan__parent=plan))

    def search(self, text: str) -> Self:
        """By code, title or place; tone marks do not matter."""
        query = words_query(text)
        if query is None:
            return self
        return self.alias(words=words_of("code", "title", "place")).filter(words=query)

    def with_context(self) -> Self:
        """The plan and the agency, and how many took part."""
        participation: Any = self.model._meta.get_field("participations").related_model
        return self.select_related("plan", "agency", "admin_unit").annotate(
            participant_count=count_of(participation._base_manager, "activity")
        )

    def _own(self, user: Visitor, permission: Permission) -> Any:
        by_plan = plan_scope(user, permission, prefix="plan__")
        by_place = plan_scope(user, permission)
        held = (Q(plan__isnull=False) & by_plan) | (Q(plan=None) & by_place)
        return held | own_units(user) if permission == Permission.EDIT_PLANS else held


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
        return self.alias(words=words_of(*names)).filter(words=query)

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


class SignUpQuerySet(models.QuerySet["SignUp"]):
    """Who wants to come, by what became of it."""

    def for_user(self, user: Visitor, permission: Permission = Permission.VIEW_PLANS) -> Self:
        """Those of the activities that the user may see, or edit."""
        activity: Any = self.model._meta.get_field("activity").related_model
        return self.filter(activity__in=activity.objects.for_user(user, permission).values("pk"))

    def that_take_a_seat(self) -> Self:
        return self.filter(state=SignUpState.SIGNED_UP)

    def waiting(self) -> Self:
        """Those without a seat, the first to come first."""
        return self.filter(state=SignUpState.WAITING).order_by("created_at", "pk")

    def to_come(self) -> Self:
        """Who has a seat or waits for one, and is not among those who took part."""
        return self.exclude(state=SignUpState.WITHDRAWN).filter(participation=None)

    def to_be_told(self) -> Self:
        """Whose letter is still to be written."""
        return self.filter(told_at=None).exclude(email="")

    def search(self, text: str) -> Self:
        """By name, organisation or e-mail; tone marks do not matter."""
        query = words_query(text)
        if query is None:
            return self
        words = words_of("name", "organisation", "facility__name")
        return self.alias(words=words).filter(Q(words=query) | Q(email__istartswith=text.strip()))

    def with_context(self) -> Self:
        """What a line of the list shows."""
        return self.select_related("facility", "participation", "activity")
