"""Administrative units of both editions, agencies, and zones."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.history import tracked
from core.search import folded
from enterprises.choices import CURRENT_EDITION, AgencyKind, Level, Share, ZoneKind
from enterprises.querysets import AdminUnitQuerySet, ZoneQuerySet


class AdminUnit(models.Model):
    """A unit of one edition of the country's division. Codes were reused, so the
    key is (edition, code).

    `province` is the unit's own province in its own edition; `current_province` the one of
    today's edition that holds it now (every old province went whole into one new province).
    """

    edition = models.CharField(_("edition"), max_length=4)
    code = models.CharField(_("code"), max_length=5)
    level = models.CharField(_("level"), max_length=10, choices=Level)
    kind = models.CharField(_("kind"), max_length=20)
    name = models.CharField(_("name"), max_length=100)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    province = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    current_province = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+"
    )
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    successors = models.ManyToManyField(
        "self", through="AdminUnitSuccessor", symmetrical=False, related_name="predecessors"
    )

    search = folded("name")

    objects = AdminUnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("administrative unit")
        verbose_name_plural = _("administrative units")
        ordering = ("edition", "code")
        indexes = [GinIndex(fields=["search"], name="adminunit_search")]
        constraints = [
            models.UniqueConstraint(fields=("edition", "code"), name="adminunit_edition_code"),
            models.CheckConstraint(
                condition=models.Q(level=Level.PROVINCE, parent=None)
                | (~models.Q(level=Level.PROVINCE) & models.Q(parent__isnull=False)),
                name="adminunit_has_parent",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def territory(self) -> AdminUnitQuerySet:
        """Today's communes that the unit covers; see `territory_is_approximate`."""
        if self.edition == CURRENT_EDITION:
            return AdminUnit.objects.communes_of(self)
        return AdminUnit.objects.successors_of(self)

    def territory_is_approximate(self) -> bool:
        """True when one of today's communes also took in land from outside the old unit."""
        if self.edition == CURRENT_EDITION:
            return False
        own = AdminUnit.objects.communes_of(self)
        links = AdminUnitSuccessor.objects.filter(new__in=self.territory().values("pk"))
        return links.exclude(old__in=own.values("pk")).exists()


class AdminUnitName(models.Model):
    """What a unit was called, and which kind it was, in a span of days."""

    unit = models.ForeignKey(AdminUnit, models.CASCADE, related_name="names")
    kind = models.CharField(_("kind"), max_length=20)
    name = models.CharField(_("name"), max_length=100)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=200)

    class Meta:
        ordering = ("unit", "valid_from")
        constraints = [
            models.UniqueConstraint(fields=("unit", "valid_from"), name="unitname_unit_from")
        ]

    def __str__(self) -> str:
        return self.name


class AdminUnitSuccessor(models.Model):
    """An old unit (or a part of it) became part of a new one. Old to new is not a function."""

    old = models.ForeignKey(AdminUnit, models.CASCADE, related_name="successor_links")
    new = models.ForeignKey(AdminUnit, models.CASCADE, related_name="predecessor_links")
    share = models.CharField(_("share"), max_length=12, choices=Share)

    class Meta:
        ordering = ("old", "new")
        constraints = [models.UniqueConstraint(fields=("old", "new"), name="successor_old_new")]

    def __str__(self) -> str:
        return f"{self.old_id} → {self.new_id} ({self.share})"


@tracked()
class Agency(models.Model):
    """A state agency that leads, takes part, or is informed."""

    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=12, choices=AgencyKind, default=AgencyKind.OTHER)
    admin_unit = models.ForeignKey(
        AdminUnit, models.PROTECT, null=True, blank=True, verbose_name=_("administrative unit")
    )

    class Meta:
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")
        ordering = ("name",)
        constraints = [
            models.UniqueConstraint(
                fields=("name", "admin_unit"), name="agency_name_unit", nulls_distinct=False
            )
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class Zone(models.Model):
    """An industrial zone, cluster, craft village or local industry point."""

    code = models.CharField(_("code"), max_length=30, unique=True)
    kind = models.CharField(_("kind"), max_length=16, choices=ZoneKind)
    name = models.CharField(_("name"), max_length=200)
    province = models.ForeignKey(
        AdminUnit, models.PROTECT, related_name="zones", verbose_name=_("province")
    )
    communes = models.ManyToManyField(AdminUnit, blank=True, verbose_name=_("communes"))
    board = models.CharField(_("management board"), max_length=200, blank=True)

    objects = ZoneQuerySet.as_manager()

    class Meta:
        verbose_name = _("zone")
        verbose_name_plural = _("zones")
        ordering = ("name", "pk")
        constraints = [
            models.UniqueConstraint(fields=("province", "name"), name="zone_province_name")
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("enterprises:zone_detail", args=[self.pk])
