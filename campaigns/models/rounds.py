"""Collection rounds: who is asked for a self-assessment of a year, from when to when."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from campaigns.querysets import CollectionRoundQuerySet, InvitationQuerySet
from core.history import tracked
from enterprises.models import AdminUnit, Facility, FacilityList


@tracked()
class CollectionRound(models.Model):
    """A call for the self-assessments of one year.

    Reports are sent from `opens_on` to `closes_on`; what was returned may be mended until
    `corrected_until`. Asked are the facilities of the list, or those that are invited one by one.
    """

    name = models.CharField(_("name"), max_length=200)
    admin_unit = models.ForeignKey(AdminUnit, models.PROTECT, verbose_name=_("territory"))
    reporting_year = models.PositiveSmallIntegerField(_("reporting year"))
    opens_on = models.DateField(_("opens on"))
    closes_on = models.DateField(_("closes on"))
    corrected_until = models.DateField(_("corrections until"))
    facility_list = models.ForeignKey(
        FacilityList,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("list of facilities"),
    )
    message = models.TextField(_("message"), blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("made by")
    )

    objects = CollectionRoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("collection round")
        verbose_name_plural = _("collection rounds")
        ordering = ("-opens_on", "pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes_on__gte=models.F("opens_on"))
                & models.Q(corrected_until__gte=models.F("closes_on")),
                name="round_days_in_order",
                violation_error_message=_(
                    "A round closes after it opens, and corrections end no sooner."
                ),
            ),
            models.UniqueConstraint(
                fields=("admin_unit", "reporting_year", "name"),
                name="round_once",
                violation_error_message=_("There is a round of this name for the year already."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Invitation(models.Model):
    """One facility that a round asks, and the letter with its personal link.

    `key` is the secret part of the link; a new one makes the old link useless. `joined_by` is who
    made an account with it.
    """

    round = models.ForeignKey(CollectionRound, models.CASCADE, related_name="invitations")
    facility = models.ForeignKey(Facility, models.PROTECT, related_name="invitations")
    email = models.EmailField(_("e-mail"))
    key = models.CharField(_("key"), max_length=64, unique=True)
    created_at = models.DateTimeField(_("made at"), db_default=Now())
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    opened_at = models.DateTimeField(_("opened at"), null=True, blank=True)
    joined_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reminded_at = models.DateTimeField(_("reminded at"), null=True, blank=True)
    reminders = models.PositiveSmallIntegerField(_("reminders"), default=0)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ("round", "facility")
        constraints = [
            models.UniqueConstraint(
                fields=("round", "facility"),
                name="invitation_once",
                violation_error_message=_("The facility is invited to this round already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.facility_id}"
