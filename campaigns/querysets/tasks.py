"""Tasks of plans by who asks and how they stand, and money by who asks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models

from accounts.roles import Permission
from campaigns.querysets.scope import plan_scope, words_of
from core.search import words_query
from enterprises.querysets import Visitor

if TYPE_CHECKING:
    from campaigns.models import Funding, PlanTask  # noqa: F401 - in strings


class TaskQuerySet(models.QuerySet["PlanTask"]):
    """Tasks are seen, and edited, with their plan."""

    def for_user(self, user: Visitor, permission: Permission = Permission.VIEW_PLANS) -> Self:
        return self.filter(plan_scope(user, permission, prefix="plan__"))

    def overdue_on(self, day: date) -> Self:
        return self.filter(done_on=None, due_on__lt=day)

    def search(self, text: str) -> Self:
        """By the words of the task or the name of the lead agency."""
        query = words_query(text)
        if query is None:
            return self
        return self.alias(words=words_of("title", "lead__name")).filter(words=query)


class FundingQuerySet(models.QuerySet["Funding"]):
    """Money is seen, and edited, with its plan."""

    def for_user(self, user: Visitor, permission: Permission = Permission.VIEW_PLANS) -> Self:
        return self.filter(plan_scope(user, permission, prefix="plan__"))
