"""Tasks of plans by who asks and how they stand, and money by who asks."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from accounts.roles import Permission
from campaigns.choices import TaskState
from campaigns.querysets.scope import plan_scope, words_of
from core.search import words_query
from enterprises.querysets import Visitor

if TYPE_CHECKING:
    from campaigns.models import Funding, PlanTask  # noqa: F401 - in strings
    from enterprises.models import Agency


class TaskQuerySet(models.QuerySet["PlanTask"]):
    """Tasks are seen, and edited, with their plan."""

    def with_context(self) -> Self:
        """The plan, and who leads and takes part."""
        return self.select_related("plan", "lead").prefetch_related("partners")

    def in_state(self, state: str, *, day: date) -> Self:
        """Those that stand so on the day (campaigns.choices.TaskState)."""
        if state == TaskState.DONE:
            return self.filter(done_on__lte=day)
        open_ones = self.exclude(done_on__lte=day)
        late = Q(due_on__lt=day)
        return open_ones.filter(late) if state == TaskState.OVERDUE else open_ones.exclude(late)

    def of_agency(self, agency: Agency) -> Self:
        """Those that it leads, or takes part in."""
        partner: Any = self.model._meta.get_field("partner_links").related_model
        taking_part = partner.objects.filter(agency=agency).values("task")
        return self.filter(Q(lead=agency) | Q(pk__in=taking_part))

    def for_user(self, user: Visitor, permission: Permission = Permission.VIEW_PLANS) -> Self:
        return self.filter(plan_scope(user, permission, prefix="plan__"))

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

    def with_context(self) -> Self:
        """The plan, and for which task or project and through which agency it is."""
        return self.select_related("plan", "task", "project", "agency")

    def with_left(self) -> Self:
        """`left_vnd`: what was appraised (else planned) less what was spent; None where neither is
        known."""
        granted = Coalesce("appraised_vnd", "planned_vnd")
        return self.annotate(left_vnd=granted - Coalesce("spent_vnd", Decimal(0)))

    def search(self, text: str) -> Self:
        """By the note, or the name of the plan, task, project or agency."""
        query = words_query(text)
        if query is None:
            return self
        names = ("note", "plan__code", "plan__name", "task__title", "project__title")
        return self.alias(words=words_of(*names, "agency__name")).filter(words=query)
