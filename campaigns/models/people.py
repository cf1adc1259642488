"""Officers who carry the programme."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from campaigns.querysets import OfficerQuerySet
from core.history import tracked
from enterprises.models import AdminUnit, Agency, Facility, Zone


@tracked()
class Officer(models.Model):
    """A dedicated officer of an agency, a zone board or a facility."""

    name = models.CharField(_("name"), max_length=150)
    position = models.CharField(_("position"), max_length=150, blank=True)
    admin_unit = models.ForeignKey(
        AdminUnit, models.PROTECT, related_name="officers", verbose_name=_("territory")
    )
    agency = models.ForeignKey(
        Agency,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="officers",
        verbose_name=_("agency"),
    )
    zone = models.ForeignKey(
        Zone,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="officers",
        verbose_name=_("zone"),
    )
    facility = models.ForeignKey(
        Facility,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="officers",
        verbose_name=_("facility"),
    )
    phone = models.CharField(_("phone"), max_length=50, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    started_on = models.DateField(_("started on"), null=True, blank=True)
    left_on = models.DateField(_("left on"), null=True, blank=True)

    objects = OfficerQuerySet.as_manager()

    class Meta:
        verbose_name = _("officer")
        verbose_name_plural = _("officers")
        ordering = ("name", "pk")
        constraints = [
            models.CheckConstraint(
                condition=(
                    models.Q(agency__isnull=False, zone=None, facility=None)
                    | models.Q(agency=None, zone__isnull=False, facility=None)
                    | models.Q(agency=None, zone=None, facility__isnull=False)
                ),
                name="officer_one_employer",
                violation_error_message=_("An officer belongs to one agency, zone or facility."),
            ),
            models.UniqueConstraint(
                fields=("name", "agency", "zone", "facility"),
                name="officer_once",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("campaigns:officer_detail", args=[self.pk])

    @property
    def employer(self) -> Agency | Zone | Facility | None:
        return self.agency or self.zone or self.facility
