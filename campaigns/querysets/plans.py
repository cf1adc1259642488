"""Plans by who asks, and by when they are in force."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models

from accounts.roles import Permission
from campaigns.querysets.scope import count_of, plan_scope, words_of
from core.search import words_query
from enterprises.querysets import Visitor

if TYPE_CHECKING:
    from campaigns.models import ActionPlan  # noqa: F401 - named in strings


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
        return self.alias(words=words_of("code", "name", "decision_no")).filter(words=query)

    def with_place(self) -> Self:
        return self.select_related("admin_unit", "parent")

    def with_counts(self) -> Self:
        """How many targets a plan promises, and how many activities it has held itself."""
        target, activity = (
            self.model._meta.get_field(name).related_model._base_manager  # type: ignore[union-attr]
            for name in ("targets", "activities")
        )
        return self.annotate(
            target_count=count_of(target, "plan"), activity_count=count_of(activity, "plan")
        )
