"""Officers by who asks, whether they are in post, and until when they can guide."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Case, OuterRef, Q, Subquery, Value, When

from accounts.roles import Permission
from campaigns.querysets.scope import of_facility_coded, plan_scope, words_of
from core.search import words_query
from enterprises.querysets import Visitor

if TYPE_CHECKING:
    from campaigns.models import Officer, Rule  # noqa: F401 - named in strings


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
        found = self.alias(words=words_of("name", "position", *employers))
        return found.filter(Q(words=query) | of_facility_coded(text))

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
