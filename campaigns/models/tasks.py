"""What a plan rests on, and what it orders whom to do."""

from datetime import date

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from campaigns.choices import TaskState
from campaigns.models.plans import ActionPlan
from campaigns.querysets import TaskQuerySet
from core.history import tracked
from enterprises.models import Agency


@tracked()
class LegalBasis(models.Model):
    """A law, decree or decision that a plan names as its ground."""

    plan = models.ForeignKey(
        ActionPlan, models.CASCADE, related_name="legal_bases", verbose_name=_("plan")
    )
    number = models.CharField(_("number"), max_length=100)
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    title = models.CharField(_("title"), max_length=500)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("legal basis")
        verbose_name_plural = _("legal bases")
        ordering = ("plan", "position", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("plan", "number"),
                name="legalbasis_once",
                violation_error_message=_("This document stands among the bases already."),
            )
        ]

    def __str__(self) -> str:
        return self.number


@tracked()
class PlanTask(models.Model):
    """One thing a plan orders: an agency leads, others take part, by a day."""

    plan = models.ForeignKey(
        ActionPlan, models.CASCADE, related_name="tasks", verbose_name=_("plan")
    )
    title = models.CharField(_("task"), max_length=500)
    lead = models.ForeignKey(
        Agency,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="led_tasks",
        verbose_name=_("lead agency"),
    )
    partners = models.ManyToManyField(
        Agency,
        through="TaskPartner",
        blank=True,
        related_name="partner_tasks",
        verbose_name=_("partner agencies"),
    )
    due_on = models.DateField(_("due on"), null=True, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    result = models.TextField(_("result"), blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        ordering = ("plan", "position", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("plan", "title"),
                name="plantask_once",
                violation_error_message=_("The plan has a task of these words already."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("campaigns:task_detail", args=[self.pk])

    def state_on(self, day: date) -> TaskState:
        """Where it stands on the day."""
        if self.done_on is not None and self.done_on <= day:
            return TaskState.DONE
        late = self.due_on is not None and self.due_on < day
        return TaskState.OVERDUE if late else TaskState.OPEN


@tracked()
class TaskPartner(models.Model):
    """An agency that takes part in a task."""

    task = models.ForeignKey(PlanTask, models.CASCADE, related_name="partner_links")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("partner agency")
        verbose_name_plural = _("partner agencies")
        ordering = ("task", "pk")
        constraints = [models.UniqueConstraint(fields=("task", "agency"), name="taskpartner_once")]

    def __str__(self) -> str:
        return f"{self.task_id}: {self.agency_id}"
