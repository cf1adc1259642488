"""Indicators and the dated rules that define them."""

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from campaigns.choices import IndicatorKind, RuleCode
from campaigns.querysets import RuleQuerySet
from core.history import tracked
from enterprises.models import AdminUnit


class Indicator(models.Model):
    """A figure a plan may promise; the code is a public promise (DESIGN section 7)."""

    code = models.SlugField(_("code"), primary_key=True)
    name_vi = models.CharField(_("Vietnamese name"), max_length=200)
    name_en = models.CharField(_("English name"), max_length=200)
    unit = models.CharField(_("unit"), max_length=20)
    kind = models.CharField(_("kind"), max_length=8, choices=IndicatorKind)
    definition_vi = models.TextField(_("Vietnamese definition"))
    definition_en = models.TextField(_("English definition"))
    position = models.PositiveSmallIntegerField(_("position"))

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ("position",)

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name_vi

    @property
    def definition(self) -> str:
        return self.definition_en if get_language() == "en" else self.definition_vi


@tracked()
class Rule(models.Model):
    """The stated meaning of "applying", "aware" or "capable", from a day on; for one province
    or, without one, for all that have no rule of their own. `params` are what the roll-up uses."""

    code = models.CharField(_("code"), max_length=10, choices=RuleCode)
    admin_unit = models.ForeignKey(AdminUnit, models.PROTECT, null=True, blank=True)
    valid_from = models.DateField(_("valid from"))
    text_vi = models.TextField(_("Vietnamese text"))
    text_en = models.TextField(_("English text"))
    params = models.JSONField(_("parameters"), default=dict, blank=True)

    objects = RuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("rule")
        verbose_name_plural = _("rules")
        ordering = ("code", "valid_from")
        constraints = [
            models.UniqueConstraint(
                fields=("code", "admin_unit", "valid_from"),
                name="rule_from",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_code_display()} ({self.valid_from:%d/%m/%Y})"

    def get_absolute_url(self) -> str:
        return reverse("campaigns:rule_detail", args=[self.pk])

    @property
    def text(self) -> str:
        return self.text_en if get_language() == "en" else self.text_vi
