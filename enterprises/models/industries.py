"""Industries (VSIC) and the province's own sector groups."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Industry(models.Model):
    """A class of the Vietnam Standard Industrial Classification; the key is (version, code)."""

    version = models.CharField(_("version"), max_length=4)
    code = models.CharField(_("code"), max_length=5)
    level = models.PositiveSmallIntegerField(_("level"))
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    division = models.CharField(
        _("division"), max_length=2, blank=True, help_text=_("level 2 code; empty for a section")
    )
    name_vi = models.CharField(_("Vietnamese name"), max_length=300)
    name_en = models.CharField(_("English name"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("industry")
        verbose_name_plural = _("industries")
        ordering = ("version", "code")
        constraints = [
            models.UniqueConstraint(fields=("version", "code"), name="industry_version_code"),
            models.CheckConstraint(
                condition=models.Q(level__range=(1, 5)), name="industry_level_1_5"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def name(self) -> str:
        if get_language() == "en" and self.name_en:
            return self.name_en
        return self.name_vi


class SectorGroup(models.Model):
    """A local group of trades beside VSIC, such as ceramics or metal finishing."""

    code = models.SlugField(_("code"), unique=True)
    name_vi = models.CharField(_("Vietnamese name"), max_length=200)
    name_en = models.CharField(_("English name"), max_length=200)
    industries = models.ManyToManyField(Industry, blank=True, related_name="sector_groups")

    class Meta:
        verbose_name = _("sector group")
        verbose_name_plural = _("sector groups")
        ordering = ("code",)

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name_vi
