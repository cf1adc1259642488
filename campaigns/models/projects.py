"""Industrial promotion projects, and the money of everything a plan does."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from campaigns.choices import FundingSource, ProjectState
from campaigns.models.fields import programmes
from campaigns.models.plans import ActionPlan
from campaigns.models.tasks import PlanTask
from campaigns.querysets import FundingQuerySet, ProjectQuerySet
from core.fields import money
from core.history import tracked
from enterprises.models import AdminUnit, Agency, Facility


@tracked()
class PromotionProject(models.Model):
    """A project of industrial promotion (khuyến công), from the proposal to its acceptance."""

    code = models.CharField(_("project code"), max_length=50, unique=True)
    title = models.CharField(_("title"), max_length=300)
    admin_unit = models.ForeignKey(
        AdminUnit, models.PROTECT, related_name="promotion_projects", verbose_name=_("territory")
    )
    plan = models.ForeignKey(
        ActionPlan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="projects",
        verbose_name=_("plan"),
    )
    facility = models.ForeignKey(
        Facility,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="promotion_projects",
        verbose_name=_("facility"),
    )
    agency = models.ForeignKey(
        Agency,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="promotion_projects",
        verbose_name=_("agency"),
    )
    decision_no = models.CharField(_("decision number"), max_length=100, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    state = models.CharField(
        _("state"), max_length=9, choices=ProjectState, default=ProjectState.PROPOSED
    )
    result = models.TextField(_("result"), blank=True)
    programmes = programmes()

    objects = ProjectQuerySet.as_manager()

    class Meta:
        verbose_name = _("industrial promotion project")
        verbose_name_plural = _("industrial promotion projects")
        ordering = ("-starts_on", "code")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="project_ends_after_start",
                violation_error_message=_("A project ends after it starts."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("campaigns:project_detail", args=[self.pk])


@tracked()
class Funding(models.Model):
    """Money of one source in one year: for a plan as a whole, or for one task or project of it.

    Null is “not known”; 0 is “none”. What single activities cost stands with the activities.
    """

    plan = models.ForeignKey(
        ActionPlan, models.PROTECT, related_name="fundings", verbose_name=_("plan")
    )
    task = models.ForeignKey(
        PlanTask,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="fundings",
        verbose_name=_("task"),
    )
    project = models.ForeignKey(
        PromotionProject,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="fundings",
        verbose_name=_("project"),
    )
    agency = models.ForeignKey(
        Agency,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="fundings",
        verbose_name=_("agency"),
    )
    source = models.CharField(_("source"), max_length=12, choices=FundingSource)
    year = models.PositiveSmallIntegerField(_("year"))
    planned_vnd = money(verbose_name=_("planned (đồng)"), null=True, blank=True)
    appraised_vnd = money(verbose_name=_("appraised (đồng)"), null=True, blank=True)
    spent_vnd = money(verbose_name=_("spent (đồng)"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = FundingQuerySet.as_manager()

    class Meta:
        verbose_name = _("funding")
        verbose_name_plural = _("funding")
        ordering = ("plan", "year", "source", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("plan", "task", "project", "agency", "source", "year"),
                name="funding_once",
                nulls_distinct=False,
                violation_error_message=_(
                    "There is a line for this source, year, agency and task already."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(task=None) | models.Q(project=None),
                name="funding_task_or_project",
                violation_error_message=_("Money is for a task or for a project, not for both."),
            ),
            models.CheckConstraint(
                condition=(models.Q(planned_vnd=None) | models.Q(planned_vnd__gte=0))
                & (models.Q(appraised_vnd=None) | models.Q(appraised_vnd__gte=0))
                & (models.Q(spent_vnd=None) | models.Q(spent_vnd__gte=0)),
                name="funding_not_negative",
                violation_error_message=_("Money cannot be negative."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_source_display()} {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("campaigns:funding_detail", args=[self.pk])
