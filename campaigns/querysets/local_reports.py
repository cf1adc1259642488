"""Rounds of local reports and the reports, by who asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from accounts.roles import Permission
from campaigns.querysets.scope import plan_scope
from enterprises.querysets import Visitor

if TYPE_CHECKING:
    from campaigns.models import LocalReport, LocalRound  # noqa: F401 - named in strings


class LocalRoundQuerySet(models.QuerySet["LocalRound"]):
    """Rounds of the user's territory."""

    def for_user(self, user: Visitor, permission: Permission = Permission.VIEW_PLANS) -> Self:
        return self.filter(plan_scope(user, permission))


class LocalReportQuerySet(models.QuerySet["LocalReport"]):
    """Reports by who asks: the department sees those of its rounds."""

    def for_user(self, user: Visitor, permission: Permission = Permission.VIEW_PLANS) -> Self:
        return self.filter(plan_scope(user, permission, prefix="round__"))
