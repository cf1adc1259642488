"""Facts as they were known on a day gone by: made by the worker, read by pages, kept for a while.

Their rows have the shape of the stored facts (reports.models.facts), and like those the database
does not check them one by one. A change of a facility is noted against the look-backs it may
concern, and the worker makes those facts anew.
"""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enterprises.models import AdminUnit
from reports.models.facts import SavingFacts, YearFacts
from reports.querysets import LookBackQuerySet


class LookBack(models.Model):
    """What was known by a day of a territory and some years.

    province: today's province that holds the territory; None, like unit, for the whole country.
    The row itself is the order to make it: it is wanted until `made_at` is set, and there is no
    other list of work that could be lost.
    """

    unit = models.ForeignKey(
        AdminUnit, models.CASCADE, null=True, related_name="+", verbose_name=_("territory")
    )
    province = models.ForeignKey(
        AdminUnit, models.CASCADE, null=True, related_name="+", verbose_name=_("province")
    )
    as_of = models.DateField(_("cut-off date"))
    first_year = models.PositiveSmallIntegerField(_("first year"))
    last_year = models.PositiveSmallIntegerField(_("last year"))
    asked_at = models.DateTimeField(_("asked for at"), default=timezone.now)
    made_at = models.DateTimeField(_("made at"), null=True)
    failed_at = models.DateTimeField(_("failed at"), null=True)
    error = models.TextField(_("error"), blank=True)

    objects = LookBackQuerySet.as_manager()

    class Meta:
        verbose_name = _("look-back")
        verbose_name_plural = _("look-backs")
        ordering = ("asked_at", "pk")
        constraints = [
            # So that two who ask at once ask for one.
            models.UniqueConstraint(
                fields=("unit", "as_of", "first_year", "last_year"),
                name="lookback_once",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.as_of}"


def of_look_back(name: str) -> models.ForeignKey:
    return models.ForeignKey(
        LookBack, models.CASCADE, related_name=name, db_constraint=False, db_index=False
    )


class LookBackYear(YearFacts):
    """As far as was known by the day of the look-back."""

    pk = models.CompositePrimaryKey("look_back_id", "facility_id", "year")
    look_back = of_look_back("years")

    class Meta:
        verbose_name = _("facility in a year, looking back")
        verbose_name_plural = _("facilities by year, looking back")
        ordering = ("facility", "year")


class LookBackSaving(SavingFacts):
    """As far as was known by the day of the look-back."""

    pk = models.CompositePrimaryKey("look_back_id", "facility_id", "year", "group")
    look_back = of_look_back("savings")

    class Meta:
        verbose_name = _("saving of a facility in a year, looking back")
        verbose_name_plural = _("savings of facilities by year, looking back")
        ordering = ("facility", "year", "group")


class LookBackChange(models.Model):
    """A facility whose facts in a look-back may have moved. Append-only, as ChangedFacility is."""

    look_back = models.ForeignKey(
        LookBack, models.CASCADE, related_name="changes", db_constraint=False
    )
    facility_id = models.BigIntegerField()

    class Meta:
        verbose_name = _("change of a look-back")
        verbose_name_plural = _("changes of look-backs")
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.look_back_id} {self.facility_id}"
