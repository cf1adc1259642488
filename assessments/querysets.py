"""Assessments by state and by who asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.db import models

from accounts.roles import Permission
from assessments.choices import AssessmentStatus, ResultGroup
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
