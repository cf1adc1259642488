"""Assessments by state and by who asks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db import models

from accounts.roles import Permission
from assessments.choices import IMPLEMENTED, AssessmentStatus, ResultGroup, SolutionStatus
from enterprises.querysets import Visitor

if TYPE_CHECKING:
    from assessments.models import Assessment, Solution  # noqa: F401 - named in strings


class AssessmentQuerySet(models.QuerySet["Assessment"]):
    def for_user(self, user: Visitor, permission: Permission = Permission.VIEW_REGISTER) -> Self:
        """Assessments of the facilities in the user's scope."""
        return self.filter(facility__in=self._facilities().for_user(user, permission).values("pk"))

    def verified(self) -> Self:
        return self.filter(status=AssessmentStatus.VERIFIED)

    def waiting(self) -> Self:
        """Handed in and not yet checked."""
        return self.filter(status=AssessmentStatus.SENT)

    def with_facts(self) -> Self:
        """Everything the rules need, in a handful of queries whatever the number of rows."""
        return self.prefetch_related(
            "outputs", "flows__resource", "flows__output_line", "solutions", "results"
        )

    def search(self, text: str) -> Self:
        """By the facility's code, name, address, enterprise or tax code."""
        return self.filter(facility__in=self._facilities().search(text).values("pk"))

    def with_energy_saving(self) -> Self:
        """`energy_saving`: the saving of energy as a fraction; null when not computable."""
        energy = models.FilteredRelation(
            "results", condition=models.Q(results__group=ResultGroup.ENERGY)
        )
        return self.annotate(energy=energy).annotate(energy_saving=models.F("energy__saving"))

    def _facilities(self) -> Any:
        facility: Any = self.model._meta.get_field("facility").related_model
        return facility.objects


class SolutionQuerySet(models.QuerySet["Solution"]):
    def for_user(self, user: Visitor, permission: Permission = Permission.VIEW_REGISTER) -> Self:
        """Solutions of the assessments in the user's scope."""
        assessments: Any = self.model._meta.get_field("assessment").related_model
        scope = assessments.objects.for_user(user, permission)
        return self.filter(assessment__in=scope.values("pk"))

    def in_order(self) -> Self:
        """By the rank that the enterprise gave them; those without one as they came."""
        return self.order_by(models.F("rank").asc(nulls_last=True), "pk")

    def implemented(self) -> Self:
        return self.filter(status__in=IMPLEMENTED)

    def with_step_waiting(self) -> Self:
        """Of which a step was reported that nobody has checked yet."""
        return self.filter(models.Exists(self._steps_waiting()))

    def follow_up_due(self, on: date) -> Self:
        """Implemented, to be looked at again by that day, and nobody has reported a result."""
        due = self.filter(status=SolutionStatus.IMPLEMENTED, follow_up_on__lte=on)
        return due.exclude(models.Exists(self._steps_waiting()))

    def _steps_waiting(self) -> Any:
        steps: Any = self.model._meta.get_field("steps").related_model
        return steps._base_manager.filter(solution=models.OuterRef("pk"), checked_at=None)
