"""Resources, their dated conversion factors, and the categories of solutions."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from assessments.choices import ResourceGroup


class Resource(models.Model):
    """Something a facility uses or gives off, in one unit of account."""

    code = models.SlugField(_("code"), unique=True)
    name_vi = models.CharField(_("Vietnamese name"), max_length=200)
    name_en = models.CharField(_("English name"), max_length=200)
    group = models.CharField(_("group"), max_length=16, choices=ResourceGroup)
    unit = models.CharField(_("unit"), max_length=20)

    class Meta:
        verbose_name = _("resource")
        verbose_name_plural = _("resources")
        ordering = ("group", "code")

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name_vi


class ConversionFactor(models.Model):
    """TOE and tCO2e per unit of a resource from a day on, with its source. Missing is null."""

    resource = models.ForeignKey(Resource, models.CASCADE, related_name="factors")
    toe_per_unit = models.DecimalField(
        _("TOE per unit"), max_digits=20, decimal_places=12, null=True, blank=True
    )
    tco2e_per_unit = models.DecimalField(
        _("tCO2e per unit"), max_digits=20, decimal_places=12, null=True, blank=True
    )
    valid_from = models.DateField(_("valid from"))
    source = models.TextField(_("source"))

    class Meta:
        verbose_name = _("conversion factor")
        verbose_name_plural = _("conversion factors")
        ordering = ("resource", "valid_from")
        constraints = [
            models.UniqueConstraint(fields=("resource", "valid_from"), name="factor_from"),
            models.CheckConstraint(
                condition=(models.Q(toe_per_unit=None) | models.Q(toe_per_unit__gt=0))
                & (models.Q(tco2e_per_unit=None) | models.Q(tco2e_per_unit__gte=0)),
                name="factor_positive",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.resource_id} {self.valid_from}"


class SolutionCategory(models.Model):
    """One of the eight categories of cleaner-production solutions (DOMAIN section 5)."""

    number = models.PositiveSmallIntegerField(_("number"), primary_key=True)
    code = models.SlugField(_("code"), unique=True)
    name_vi = models.CharField(_("Vietnamese name"), max_length=200)
    name_en = models.CharField(_("English name"), max_length=200)

    class Meta:
        verbose_name = _("solution category")
        verbose_name_plural = _("solution categories")
        ordering = ("number",)

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name_vi
