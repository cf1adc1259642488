"""Assessments by state and by who asks."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models.functions import Coalesce

from accounts.roles import Permission
from assessments.choices import AssessmentStatus, ResultGroup, SolutionStatus
from core.search import loose_pattern
from core.text import fold
from enterprises.querysets import Visitor

if TYPE_CHECKING:
    from assessments.models import Assessment, Solution  # noqa: F401 - named in strings

MONEY: models.DecimalField[Any, Any] = models.DecimalField(max_digits=50, decimal_places=24)
# From the first number of years up to, without, the second; five years belong to the third.
PAYBACK_BANDS: dict[str, models.Q] = {
    "under_1": models.Q(payback__lt=1),
    "1_to_3": models.Q(payback__gte=1, payback__lt=3),
    "3_to_5": models.Q(payback__gte=3, payback__lte=5),
    "over_5": models.Q(payback__gt=5),
    "never": models.Q(net_saving__lte=0, investment_vnd__isnull=False),
    "unknown": models.Q(investment_vnd=None) | models.Q(net_saving=None),
}


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
        scope = self._assessments().for_user(user, permission)
        return self.filter(assessment__in=scope.values("pk"))

    def in_order(self) -> Self:
        """By the rank that the enterprise gave them; those without one as they came."""
        return self.order_by(models.F("rank").asc(nulls_last=True), "pk")

    def for_cards(self) -> Self:
        """With all that a card of a solution shows, in two queries."""
        waiting = models.Exists(self._steps_waiting())
        rows = self.select_related("category", "effect_resource").annotate(is_waiting=waiting)
        return rows.prefetch_related("effects__resource")

    def for_list(self) -> Self:
        """With all that a line of the list of solutions shows, in one query."""
        waiting = models.Exists(self._steps_waiting())
        rows = self.select_related(
            "category",
            "effect_resource",
            "assessment__facility__enterprise",
            "assessment__facility__industry",
        )
        return rows.with_payback().annotate(is_waiting=waiting)

    def with_payback(self) -> Self:
        """`net_saving` in đồng a year and `payback` in years: I / (S − O), null where it never
        pays or is not known; the same as rules.payback_years."""
        cost = Coalesce("annual_cost_vnd", models.Value(0), output_field=MONEY)
        net = models.ExpressionWrapper(models.F("annual_saving_vnd") - cost, output_field=MONEY)
        payback = models.ExpressionWrapper(
            models.F("investment_vnd") / models.F("net_saving"), output_field=MONEY
        )
        pays = models.When(net_saving__gt=0, then=payback)
        return self.annotate(net_saving=net).annotate(payback=models.Case(pays, default=None))

    def search(self, text: str) -> Self:
        """By the title, and by the facility and its enterprise; tone marks do not matter."""
        words = re.findall(r"[0-9a-z]+", fold(text))
        if not words:
            return self
        titled = models.Q()
        for word in words:
            titled &= models.Q(title__iregex=loose_pattern(word))
        facilities: Any = self._assessments().model._meta.get_field("facility").related_model
        found = facilities.objects.search(text).values("pk")
        return self.filter(titled | models.Q(assessment__facility__in=found))

    def paying_back(self, band: str) -> Self:
        """Of `with_payback`: those whose payback lies in one of PAYBACK_BANDS."""
        return self.filter(PAYBACK_BANDS[band])

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

    def _assessments(self) -> Any:
        assessments: Any = self.model._meta.get_field("assessment").related_model
        return assessments.objects.all()
