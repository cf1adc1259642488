"""Progress reports by who asks; look-backs by what is left to do."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from accounts.roles import Permission
from campaigns.querysets import plan_scope
from enterprises.querysets import Visitor

if TYPE_CHECKING:
    from reports.models import LookBack, ProgressReport  # noqa: F401 - named in strings


class ReportQuerySet(models.QuerySet["ProgressReport"]):
    def for_user(self, user: Visitor) -> Self:
        """Reports of the plans for which the user may make reports."""
        return self.filter(plan_scope(user, Permission.MAKE_REPORTS, prefix="plan__"))

    def light(self) -> Self:
        """Without the frozen figures, which fill megabytes: for lists and states."""
        return self.select_related("plan__admin_unit", "created_by").defer("figures")


class LookBackQuerySet(models.QuerySet["LookBack"]):
    def made(self) -> Self:
        return self.filter(made_at__isnull=False)

    def wanted(self, *, tried_before: datetime) -> Self:
        """Not made yet, or with changes that are not yet in it; the longest waiting first. Those
        that failed only when that is some time ago."""
        changes: Any = self.model._meta.get_field("changes").related_model
        changed = Exists(changes.objects.filter(look_back=OuterRef("pk")))
        free = Q(failed_at=None) | Q(failed_at__lte=tried_before)
        return self.filter(free, Q(made_at=None) | changed).order_by("asked_at", "pk")

    def not_asked_since(self, moment: datetime) -> Self:
        return self.filter(asked_at__lt=moment)
