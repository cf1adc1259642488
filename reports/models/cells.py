"""Sums of facts at commune × division × size × zone kind × year: what dashboards read."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.choices import ResultGroup
from enterprises.choices import EnterpriseSize, ZoneKind
from reports.models.facts import place

KEY = ("unit", "province", "division", "size", "zone_kind", "year")


def total(**options: Any) -> models.DecimalField:
    """A sum of exact values: the same 24 places, room for a nation's worth before them."""
    return models.DecimalField(max_digits=60, decimal_places=24, default=0, **options)


class CellKey(models.Model):
    """Where, in which trade and size, and when."""

    year = models.PositiveSmallIntegerField(_("year"))
    unit = place()
    province = place()
    division = models.CharField(_("industry division"), max_length=2)
    size = models.CharField(_("size"), max_length=6, choices=EnterpriseSize, blank=True)
    zone_kind = models.CharField(_("zone"), max_length=16, choices=ZoneKind, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.unit_id} {self.division} {self.year}"


class Cell(CellKey):
    """Sums of FacilityYear rows."""

    facilities = models.BigIntegerField(_("facilities"), default=0)
    aware = models.BigIntegerField(_("aware"), default=0)
    applying = models.BigIntegerField(_("applying"), default=0)
    staffed = models.BigIntegerField(_("staffed"), default=0)
    assessed = models.BigIntegerField(_("assessed"), default=0)
    solutions_proposed = models.BigIntegerField(_("solutions proposed"), default=0)
    solutions_implemented = models.BigIntegerField(_("solutions implemented"), default=0)
    investment_vnd = total(verbose_name=_("invested (đồng)"))
    money_saved_vnd = total(verbose_name=_("saved a year (đồng)"))

    class Meta(CellKey.Meta):
        verbose_name = _("cell")
        verbose_name_plural = _("cells")
        ordering = KEY
        constraints = [models.UniqueConstraint(fields=KEY, name="cell_once")]
        indexes = [models.Index(fields=["province", "year"], name="cell_province")]


class CellSaving(CellKey):
    """Sums of FacilitySaving rows: what reports.rules turns into the three methods."""

    group = models.CharField(_("group"), max_length=16, choices=ResultGroup)
    n = models.BigIntegerField(_("facilities"), default=0)
    baseline = total(verbose_name=_("baseline"))
    expected = total(verbose_name=_("expected"))
    actual = total(verbose_name=_("actual"))
    weighted = models.DecimalField(
        _("baseline times saving"), max_digits=90, decimal_places=48, default=0
    )
    savings = total(verbose_name=_("sum of savings"))

    class Meta(CellKey.Meta):
        verbose_name = _("saving of a cell")
        verbose_name_plural = _("savings of cells")
        ordering = (*KEY, "group")
        constraints = [models.UniqueConstraint(fields=(*KEY, "group"), name="cellsaving_once")]
        indexes = [models.Index(fields=["province", "year", "group"], name="cellsaving_province")]
