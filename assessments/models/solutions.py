"""Solutions: proposed, chosen, implemented, confirmed; expected and measured kept apart."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.choices import SolutionStatus
from assessments.models.assessments import Assessment
from assessments.models.resources import Resource, SolutionCategory
from core.fields import money, quantity
from core.history import tracked


@tracked()
class Solution(models.Model):
    """A cleaner-production solution of an assessment."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="solutions")
    title = models.CharField(_("title"), max_length=300)
    category = models.ForeignKey(
        SolutionCategory, models.PROTECT, verbose_name=_("category"), related_name="solutions"
    )
    status = models.CharField(
        _("status"), max_length=12, choices=SolutionStatus, default=SolutionStatus.PROPOSED
    )
    reason = models.TextField(_("reason"), blank=True)
    investment_vnd = money(verbose_name=_("investment (đồng)"), null=True, blank=True)
    annual_saving_vnd = money(verbose_name=_("yearly saving (đồng)"), null=True, blank=True)
    annual_cost_vnd = money(verbose_name=_("yearly extra cost (đồng)"), null=True, blank=True)
    measured_saving_vnd = money(
        verbose_name=_("measured yearly saving (đồng)"), null=True, blank=True
    )
    implemented_year = models.PositiveSmallIntegerField(_("implemented in"), null=True, blank=True)
    effect_resource = models.ForeignKey(
        Resource, models.PROTECT, null=True, blank=True, verbose_name=_("resource saved")
    )
    expected_effect_quantity = quantity(
        verbose_name=_("expected quantity saved"), null=True, blank=True
    )
    measured_effect_quantity = quantity(
        verbose_name=_("measured quantity saved"), null=True, blank=True
    )
    follow_up_on = models.DateField(_("follow-up on"), null=True, blank=True)

    class Meta:
        verbose_name = _("solution")
        verbose_name_plural = _("solutions")
        ordering = ("assessment", "pk")
        constraints = [
            models.UniqueConstraint(fields=("assessment", "title"), name="solution_once"),
            models.CheckConstraint(
                condition=models.Q(investment_vnd=None) | models.Q(investment_vnd__gte=0),
                name="solution_investment_not_negative",
                violation_error_message=_("An investment cannot be negative."),
            ),
        ]

    def __str__(self) -> str:
        return self.title
