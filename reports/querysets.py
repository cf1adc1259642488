"""Progress reports by who asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from accounts.roles import Permission
from campaigns.querysets import plan_scope
from enterprises.querysets import Visitor

if TYPE_CHECKING:
    from reports.models import ProgressReport  # noqa: F401 - named in strings


class ReportQuerySet(models.QuerySet["ProgressReport"]):
    def for_user(self, user: Visitor) -> Self:
        """Reports of the plans for which the user may make reports."""
        return self.filter(plan_scope(user, Permission.MAKE_REPORTS, prefix="plan__"))

    def light(self) -> Self:
        """Without the frozen figures, which fill megabytes: for lists and states."""
        return self.select_related("plan__admin_unit", "created_by").defer("figures")
