"""Facts of one facility and year. Every published figure is made from these rows, or from those of
a look-back (reports.models.look_backs), which have the same shape.

Only the roll-up writes and deletes them. The database therefore does not tie them to the facility
and the assessment they speak of: when one of those is deleted, its facts stay until the roll-up
takes them, and their sums in the cells, away together. Nor does it check their places row by row:
that took longer than making the rows, and a place that is in use cannot be deleted (PROTECT).
"""

from typing import Any

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from assessments.choices import ResultGroup
from assessments.models import Assessment
from campaigns.choices import AwareBy
from core.fields import exact, money
from enterprises.choices import EnterpriseSize, ZoneKind
from enterprises.models import AdminUnit, Facility


def left_to_rollup(to: Any, **options: Any) -> models.ForeignKey:
    """A reference to a row that may be gone for the moment until the roll-up comes by."""
    return models.ForeignKey(to, models.DO_NOTHING, db_constraint=False, db_index=False, **options)


def place() -> models.ForeignKey:
    """A unit, unchecked and without an index of its own."""
    return models.ForeignKey(
        AdminUnit, models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )


class ChangedFacility(models.Model):
    """A facility whose figures may have moved: written by database triggers, drained by the
    roll-up. Append-only, so that writers never wait for one another."""

    facility_id = models.BigIntegerField(db_index=True)
    noted_at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "reports_changed"
        ordering = ("pk",)

    def __str__(self) -> str:
        return str(self.facility_id)


class YearFacts(models.Model):
    """What held for a facility at the end of a year in which it existed.

    Flags hold from the year they came true; counts and money are those of the year itself.
    """

    facility = left_to_rollup(Facility, related_name="+")
    year = models.PositiveSmallIntegerField(_("year"))
    unit = place()
    province = place()
    division = models.CharField(_("industry division"), max_length=2)
    size = models.CharField(_("size"), max_length=6, choices=EnterpriseSize, blank=True)
    zone_kind = models.CharField(_("zone"), max_length=16, choices=ZoneKind, blank=True)
    is_aware = models.BooleanField(_("aware"))
    aware_by = models.CharField(_("aware by"), max_length=15, choices=AwareBy, blank=True)
    is_applying = models.BooleanField(_("applying"))
    is_staffed = models.BooleanField(_("has capable staff"))
    is_assessed = models.BooleanField(_("assessed in the year"))
    solutions_proposed = models.PositiveIntegerField(_("solutions proposed"))
    solutions_implemented = models.PositiveIntegerField(_("solutions implemented"))
    investment_vnd = money(verbose_name=_("invested (đồng)"))
    money_saved_vnd = money(verbose_name=_("saved a year (đồng)"))

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.facility_id} {self.year}"


class SavingFacts(models.Model):
    """The saving that stands for a facility in a year and group: that of its latest verified,
    usable assessment with a reporting year up to the year."""

    facility = left_to_rollup(Facility, related_name="+")
    year = models.PositiveSmallIntegerField(_("year"))
    group = models.CharField(_("group"), max_length=16, choices=ResultGroup)
    assessment = left_to_rollup(Assessment, related_name="+")
    reporting_year = models.PositiveSmallIntegerField(_("reporting year"))
    baseline = exact(null=True, verbose_name=_("baseline"))
    expected = exact(null=True, verbose_name=_("expected"))
    actual = exact(null=True, verbose_name=_("actual"))
    saving = exact(verbose_name=_("saving"))

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.facility_id} {self.year} {self.group}"


class FacilityYear(YearFacts):
    """As far as is known today."""

    facility = left_to_rollup(Facility, related_name="years")

    class Meta:
        verbose_name = _("facility in a year")
        verbose_name_plural = _("facilities by year")
        ordering = ("facility", "year")
        constraints = [
            models.UniqueConstraint(fields=("facility", "year"), name="facilityyear_once")
        ]
        indexes = [models.Index(fields=["province", "year"], name="facilityyear_province")]


class FacilitySaving(SavingFacts):
    """As far as is known today."""

    facility = left_to_rollup(Facility, related_name="savings")

    class Meta:
        verbose_name = _("saving of a facility in a year")
        verbose_name_plural = _("savings of facilities by year")
        ordering = ("facility", "year", "group")
        constraints = [
            models.UniqueConstraint(
                fields=("facility", "year", "group"), name="facilitysaving_once"
            )
        ]
