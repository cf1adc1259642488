"""The yearly reports of communes and zone boards (for past years: districts) to the department."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from campaigns.choices import MISSING, LocalReportState
from campaigns.querysets import LocalReportQuerySet, LocalRoundQuerySet
from core.history import tracked
from enterprises.models import AdminUnit, Zone


@tracked()
class LocalRound(models.Model):
    """A call of a province for the local reports of one year."""

    admin_unit = models.ForeignKey(
        AdminUnit, models.PROTECT, related_name="local_rounds", verbose_name=_("province")
    )
    year = models.PositiveSmallIntegerField(_("year"))
    opens_on = models.DateField(_("opens on"))
    due_on = models.DateField(_("due on"))
    message = models.TextField(_("message"), blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("made by")
    )

    objects = LocalRoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("round of local reports")
        verbose_name_plural = _("rounds of local reports")
        ordering = ("-year", "admin_unit")
        constraints = [
            models.UniqueConstraint(
                fields=("admin_unit", "year"),
                name="localround_once",
                violation_error_message=_("There is a round for this year already."),
            ),
            models.CheckConstraint(
                condition=models.Q(due_on__gte=models.F("opens_on")),
                name="localround_days_in_order",
                violation_error_message=_("A report is not due before the round opens."),
            ),
        ]

    def __str__(self) -> str:
        return gettext("Local reports %(year)s: %(unit)s") % {
            "unit": self.admin_unit,
            "year": self.year,
        }

    def get_absolute_url(self) -> str:
        return reverse("campaigns:local_round_detail", args=[self.pk])


@tracked()
class LocalReport(models.Model):
    """The report of one unit or zone board.

    `figures`: what the register and the activities said of the unit when it was sent (null
    before: they are shown fresh). The boxes are the unit's own words.
    """

    round = models.ForeignKey(
        LocalRound, models.CASCADE, related_name="reports", verbose_name=_("round")
    )
    admin_unit = models.ForeignKey(
        AdminUnit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="local_reports",
        verbose_name=_("unit"),
    )
    zone = models.ForeignKey(
        Zone,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="local_reports",
        verbose_name=_("zone"),
    )
    state = models.CharField(
        _("state"), max_length=8, choices=LocalReportState, default=LocalReportState.DRAFT
    )
    done = models.TextField(_("what was done"), blank=True)
    difficulties = models.TextField(_("difficulties and causes"), blank=True)
    next_year = models.TextField(_("next year"), blank=True)
    proposals = models.TextField(_("proposals"), blank=True)
    figures = models.JSONField(_("figures"), null=True, blank=True)
    saved_at = models.DateTimeField(_("saved at"), db_default=Now())
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("sent by"),
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    reason = models.TextField(_("reason"), blank=True)
    reminded_at = models.DateTimeField(_("reminded at"), null=True, blank=True)
    reminders = models.PositiveSmallIntegerField(_("reminders"), default=0)

    objects = LocalReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("local report")
        verbose_name_plural = _("local reports")
        ordering = ("round", "pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(admin_unit__isnull=False, zone=None)
                | models.Q(admin_unit=None, zone__isnull=False),
                name="localreport_one_sender",
                violation_error_message=_("A local report is of one unit or of one zone."),
            ),
            models.UniqueConstraint(
                fields=("round", "admin_unit", "zone"),
                name="localreport_once",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return gettext("Local report of %(unit)s") % {"unit": self.sender}

    def get_absolute_url(self) -> str:
        return reverse("campaigns:local_report", args=[self.pk])

    @property
    def sender(self) -> AdminUnit | Zone:
        """The unit or the zone whose report it is."""
        sender = self.admin_unit or self.zone
        assert sender is not None  # noqa: S101 - a constraint says so
        return sender

    @property
    def is_missing(self) -> bool:
        return self.state in MISSING
