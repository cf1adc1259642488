"""Projects of industrial promotion, by who asks and with their money."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery, Sum

from accounts.roles import Permission
from campaigns.querysets.scope import plan_scope, words_of
from core.search import words_query
from enterprises.querysets import Visitor

if TYPE_CHECKING:
    from campaigns.models import ActionPlan, PromotionProject  # noqa: F401 - in a string


class ProjectQuerySet(models.QuerySet["PromotionProject"]):
    """Projects of the user's territory."""

    def for_user(self, user: Visitor, permission: Permission = Permission.VIEW_PLANS) -> Self:
        return self.filter(plan_scope(user, permission))

    def of_plan(self, plan: ActionPlan) -> Self:
        """Its own, and those of the plans under it."""
        return self.filter(Q(plan=plan) | Q(plan__parent=plan))

    def search(self, text: str) -> Self:
        """By code, title or decision; tone marks do not matter."""
        query = words_query(text)
        if query is None:
            return self
        found = self.alias(words=words_of("code", "title", "decision_no"))
        return found.filter(Q(words=query) | Q(code__istartswith=text.strip()))

    def with_context(self) -> Self:
        return self.select_related("admin_unit", "agency", "facility", "plan")

    def with_money(self) -> Self:
        """`planned_vnd` and `spent_vnd`: of all sources and years; None where nobody said it."""
        return self.annotate(planned_vnd=self._sum("planned_vnd"), spent_vnd=self._sum("spent_vnd"))

    def with_facility_for(self, user: Visitor) -> Self:
        """`names_facility`: whether there is a facility that the user may see."""
        facilities: Any = self.model._meta.get_field("facility").related_model
        seen = facilities.objects.for_user(user).filter(pk=OuterRef("facility"))
        return self.annotate(names_facility=Exists(seen))

    def _sum(self, column: str) -> Subquery:
        fundings: Any = self.model._meta.get_field("fundings").related_model
        own = fundings.objects.filter(project=OuterRef("pk")).order_by().values("project")
        return Subquery(own.annotate(total=Sum(column)).values("total"))
