"""Norms of specific consumption: what making one unit of a product may use."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models.resources import Resource
from core.fields import quantity
from core.history import tracked
from enterprises.models import Industry


@tracked()
class Norm(models.Model):
    """The quantity of a resource (`unit`) per `per_unit` of the product, from a day on.

    It holds for a product, for all products of an industry, or for a product of an industry, in
    the whole country, as its source says.
    """

    industry = models.ForeignKey(
        Industry,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="norms",
        verbose_name=_("industry"),
    )
    product = models.CharField(_("product"), max_length=200, blank=True)
    resource = models.ForeignKey(
        Resource, models.PROTECT, related_name="norms", verbose_name=_("resource")
    )
    quantity = quantity(verbose_name=_("quantity"))
    unit = models.CharField(_("unit"), max_length=20)
    per_unit = models.CharField(_("per unit of product"), max_length=50)
    valid_from = models.DateField(_("valid from"))
    source = models.CharField(_("source"), max_length=300)

    class Meta:
        verbose_name = _("consumption norm")
        verbose_name_plural = _("consumption norms")
        ordering = ("industry", "product", "resource", "-valid_from")
        constraints = [
            models.UniqueConstraint(
                fields=("industry", "product", "resource", "valid_from"),
                name="norm_once",
                nulls_distinct=False,
                violation_error_message=_("This norm is already there for the day."),
            ),
            models.CheckConstraint(
                condition=models.Q(quantity__gt=0),
                name="norm_positive",
                violation_error_message=_("A norm is larger than zero."),
            ),
            models.CheckConstraint(
                condition=models.Q(industry__isnull=False) | ~models.Q(product=""),
                name="norm_has_object",
                violation_error_message=_("A norm names an industry, a product or both."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.product or self.industry_id}: {self.resource_id}"
