"""Files that people ask for and a worker makes."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from core.choices import UNDER_WAY, ExportFault, ExportFormat, ExportStatus
from core.querysets import ExportQuerySet


class Export(models.Model):
    """A list as a file: which list, for whom, how far, and the file itself for a few days.

    `page`, `place` and `query` are the address of the list (its name, what the name needs, and
    the filters), from which a worker asks the list again; `standing` is what the owner might do,
    and where, when the rows were chosen (User.standing). Each worker that takes the work up
    raises `attempt`, so that one that was believed dead can keep nothing.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="exports", verbose_name=_("by")
    )
    title = models.CharField(_("list"), max_length=200)
    narrowed = models.TextField(_("narrowed to"), blank=True)
    page = models.CharField(_("page"), max_length=100)
    place = models.JSONField(_("record of the page"), default=dict, blank=True)
    query = models.TextField(_("filters"), blank=True)
    format = models.CharField(_("format"), max_length=4, choices=ExportFormat)
    language = models.CharField(_("language"), max_length=10)
    standing = models.CharField(_("rights at the time"), max_length=64, blank=True)
    status = models.CharField(
        _("status"), max_length=9, choices=ExportStatus, default=ExportStatus.QUEUED
    )
    fault = models.CharField(_("fault"), max_length=9, choices=ExportFault, blank=True)
    done = models.PositiveIntegerField(_("rows done"), default=0)
    total = models.PositiveIntegerField(_("rows"), default=0)
    attempt = models.PositiveSmallIntegerField(_("attempt"), default=0)
    file = models.FileField(_("file"), upload_to="exports/", max_length=200, blank=True)
    file_name = models.CharField(_("file name"), max_length=100, blank=True)
    size = models.PositiveBigIntegerField(_("bytes"), null=True, blank=True)
    created_at = models.DateTimeField(_("asked for at"), db_default=Now())
    # When it was last given to a worker, and when a worker last said how far it is.
    seen_at = models.DateTimeField(_("last sign of life"), db_default=Now())
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    expires_at = models.DateTimeField(_("kept until"), null=True, blank=True)

    objects = ExportQuerySet.as_manager()

    class Meta:
        verbose_name = _("file of a list")
        verbose_name_plural = _("files of lists")
        ordering = ("-created_at", "-pk")
        indexes = [models.Index(fields=["status", "seen_at"], name="export_under_way")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(status=ExportStatus.READY)
                | (~models.Q(file="") & models.Q(expires_at__isnull=False)),
                name="export_ready_has_file",
            ),
            models.CheckConstraint(
                condition=(models.Q(status=ExportStatus.FAILED) & ~models.Q(fault=""))
                | (~models.Q(status=ExportStatus.FAILED) & models.Q(fault="")),
                name="export_failed_has_fault",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}: {self.title}"

    @property
    def is_under_way(self) -> bool:
        return self.status in UNDER_WAY
