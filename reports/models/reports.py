"""Progress reports: figures frozen at a cut-off date, and the documents made from them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.models import ActionPlan
from core.history import tracked
from reports.choices import ReportState
from reports.querysets import ReportQuerySet


@tracked(exclude=["figures"])
class ProgressReport(models.Model):
    """A report of a plan as of a day. `figures` is the frozen JSON of `progress`; `digest` its
    SHA-256, printed on the document."""

    plan = models.ForeignKey(ActionPlan, models.PROTECT, related_name="reports")
    as_of = models.DateField(_("cut-off date"))
    number = models.CharField(_("number"), max_length=50, blank=True)
    state = models.CharField(
        _("state"), max_length=8, choices=ReportState, default=ReportState.QUEUED
    )
    figures = models.JSONField(_("figures"), default=dict)
    data_version = models.CharField(_("data version"), max_length=40, blank=True)
    digest = models.CharField(_("digest"), max_length=64, blank=True)
    docx = models.FileField(_("Word file"), upload_to="reports/", blank=True)
    xlsx = models.FileField(_("Excel file"), upload_to="reports/", blank=True)
    error = models.TextField(_("error"), blank=True)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("progress report")
        verbose_name_plural = _("progress reports")
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return f"{self.plan_id} {self.as_of}"
