"""What the roll-up did, and when: the version of the data a figure was made from."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enterprises.models import AdminUnit
from reports.choices import RunKind


class RollupRun(models.Model):
    """One batch drained, or one rebuild. The newest that moved something names the data version."""

    kind = models.CharField(_("kind"), max_length=7, choices=RunKind)
    # Of a rebuild that was not of the whole country.
    province = models.ForeignKey(
        AdminUnit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("province"),
    )
    started_at = models.DateTimeField(_("started at"), default=timezone.now)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    # Those whose facts moved: none means that every figure stayed as it was.
    facilities = models.PositiveIntegerField(_("facilities"), default=0)
    error = models.TextField(_("error"), blank=True)

    class Meta:
        verbose_name = _("roll-up run")
        verbose_name_plural = _("roll-up runs")
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
