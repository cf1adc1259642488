"""Solutions: proposed, chosen, implemented, confirmed; expected and measured kept apart."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from assessments.choices import WITH_REASON, Screening, SolutionStatus
from assessments.models.assessments import Assessment
from assessments.models.resources import Resource, SolutionCategory
from assessments.querysets import SolutionQuerySet
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
    subtype = models.CharField(_("sub-type"), max_length=200, blank=True)
    rank = models.PositiveSmallIntegerField(_("rank"), null=True, blank=True)
    screening = models.CharField(_("screening"), max_length=6, choices=Screening, blank=True)
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
    lifetime_years = models.PositiveSmallIntegerField(_("years of use"), null=True, blank=True)
    follow_up_on = models.DateField(_("follow-up on"), null=True, blank=True)

    objects = SolutionQuerySet.as_manager()

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


@tracked()
class SolutionEffect(models.Model):
    """What a solution saves of one more resource, beside its main one, in a year."""

    solution = models.ForeignKey(Solution, models.CASCADE, related_name="effects")
    resource = models.ForeignKey(
        Resource, models.PROTECT, related_name="+", verbose_name=_("resource saved")
    )
    expected_quantity = quantity(verbose_name=_("expected quantity saved"), null=True, blank=True)
    measured_quantity = quantity(verbose_name=_("measured quantity saved"), null=True, blank=True)

    class Meta:
        verbose_name = _("further effect")
        verbose_name_plural = _("further effects")
        ordering = ("solution", "pk")
        constraints = [
            models.UniqueConstraint(fields=("solution", "resource"), name="effect_once"),
        ]

    def __str__(self) -> str:
        return f"{self.solution_id} {self.resource_id}"


class SolutionStep(models.Model):
    """One step in the life of a solution, for ever: what it became, on which day, and why.

    Of a verified assessment an enterprise only reports a step; the solution takes it when somebody
    who may verify accepts it, and until then `checked_at` is empty. What was measured comes with
    the step: the money in it, the quantities in its rows of MeasuredEffect.
    """

    solution = models.ForeignKey(Solution, models.CASCADE, related_name="steps")
    status = models.CharField(_("status"), max_length=12, choices=SolutionStatus)
    on = models.DateField(_("on"))
    reason = models.TextField(_("reason"), blank=True)
    measured_saving_vnd = money(
        verbose_name=_("measured yearly saving (đồng)"), null=True, blank=True
    )
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("reported by")
    )
    reported_at = models.DateTimeField(_("reported at"), db_default=Now())
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("checked by"),
    )
    checked_at = models.DateTimeField(_("checked at"), null=True, blank=True)
    is_refused = models.BooleanField(_("refused"), default=False)

    class Meta:
        verbose_name = _("step of a solution")
        verbose_name_plural = _("steps of solutions")
        ordering = ("solution", "reported_at", "pk")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(status__in=WITH_REASON) | ~models.Q(reason=""),
                name="step_has_reason",
                violation_error_message=_("Say why it was postponed or rejected."),
            ),
        ]
        indexes = [
            models.Index(
                fields=("reported_at",), condition=models.Q(checked_at=None), name="step_waiting"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.solution_id} {self.status}"


class MeasuredEffect(models.Model):
    """What a step says that a solution really saves of one resource in a year, in the resource's
    own unit: of the main one and of the further ones alike."""

    step = models.ForeignKey(SolutionStep, models.CASCADE, related_name="measured")
    resource = models.ForeignKey(
        Resource, models.PROTECT, related_name="+", verbose_name=_("resource saved")
    )
    measured_quantity = quantity(verbose_name=_("measured quantity saved"))

    class Meta:
        verbose_name = _("measured effect")
        verbose_name_plural = _("measured effects")
        ordering = ("step", "pk")
        constraints = [
            models.UniqueConstraint(fields=("step", "resource"), name="measured_effect_once"),
        ]

    def __str__(self) -> str:
        return f"{self.step_id} {self.resource_id}"
