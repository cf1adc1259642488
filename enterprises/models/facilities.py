"""Enterprises, their facilities, and dated lists of facilities."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.fields import money
from core.history import tracked
from core.search import folded
from enterprises.choices import EnterpriseSize, FacilityKind, LegalForm, SizeSource
from enterprises.models.industries import Industry
from enterprises.models.places import AdminUnit, Zone
from enterprises.querysets import (
    EnterpriseQuerySet,
    FacilityListQuerySet,
    FacilityQuerySet,
)


@tracked(exclude=["search"])
class Enterprise(models.Model):
    """The legal person that owns facilities. Missing figures are null, never 0."""

    tax_code = models.CharField(_("tax code"), max_length=14, null=True, blank=True, unique=True)
    personal_code = models.CharField(
        _("personal number"), max_length=12, null=True, blank=True, unique=True
    )
    name = models.CharField(_("name"), max_length=300)
    legal_form = models.CharField(_("legal form"), max_length=12, choices=LegalForm, blank=True)
    staff = models.PositiveIntegerField(_("staff"), null=True, blank=True)
    revenue_vnd = money(verbose_name=_("revenue (đồng)"), null=True, blank=True)
    capital_vnd = money(verbose_name=_("capital (đồng)"), null=True, blank=True)
    size = models.CharField(_("size"), max_length=6, choices=EnterpriseSize, blank=True)
    size_source = models.CharField(
        _("source of the size"), max_length=8, choices=SizeSource, default=SizeSource.COMPUTED
    )
    search = folded("name", "tax_code")

    objects = EnterpriseQuerySet.as_manager()

    class Meta:
        verbose_name = _("enterprise")
        verbose_name_plural = _("enterprises")
        ordering = ("name", "pk")
        indexes = [GinIndex(fields=["search"], name="enterprise_search")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(tax_code__isnull=True)
                | models.Q(tax_code__regex=r"^\d{10}(-\d{3})?$"),
                name="enterprise_tax_code_form",
                violation_error_message=_("A tax code has 10 digits, or 13 as NNNNNNNNNN-NNN."),
            ),
            models.CheckConstraint(
                condition=models.Q(personal_code__isnull=True)
                | models.Q(personal_code__regex=r"^\d{12}$"),
                name="enterprise_personal_code_form",
                violation_error_message=_("A personal number has 12 digits."),
            ),
            models.CheckConstraint(
                condition=(models.Q(revenue_vnd=None) | models.Q(revenue_vnd__gte=0))
                & (models.Q(capital_vnd=None) | models.Q(capital_vnd__gte=0)),
                name="enterprise_money_not_negative",
                violation_error_message=_("Revenue and capital cannot be negative."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


@tracked(exclude=["search"])
class Facility(models.Model):
    """One site. Its place is a commune of today, or, while nobody has said which part of a
    divided commune it lies in, only the former one."""

    code = models.CharField(_("facility code"), max_length=30, unique=True)
    enterprise = models.ForeignKey(
        Enterprise, models.PROTECT, related_name="facilities", verbose_name=_("enterprise")
    )
    name = models.CharField(_("name"), max_length=300)
    industry = models.ForeignKey(
        Industry, models.PROTECT, related_name="facilities", verbose_name=_("industry")
    )
    commune = models.ForeignKey(
        AdminUnit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="facilities",
        verbose_name=_("commune"),
    )
    former_commune = models.ForeignKey(
        AdminUnit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="former_facilities",
        verbose_name=_("former commune"),
    )
    address = models.CharField(_("address"), max_length=300, blank=True)
    zone = models.ForeignKey(
        Zone,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="facilities",
        verbose_name=_("zone"),
    )
    kind = models.CharField(
        _("kind"), max_length=12, choices=FacilityKind, default=FacilityKind.INDUSTRIAL
    )
    is_rural = models.BooleanField(_("rural"), null=True, blank=True)
    opened_on = models.DateField(_("opened on"), null=True, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    contact_name = models.CharField(_("contact"), max_length=150, blank=True)
    phone = models.CharField(_("phone"), max_length=50, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    search = folded("code", "name", "address")

    objects = FacilityQuerySet.as_manager()

    class Meta:
        verbose_name = _("facility")
        verbose_name_plural = _("facilities")
        ordering = ("name", "pk")
        indexes = [
            GinIndex(fields=["search"], name="facility_search"),
            models.Index(fields=["name", "id"], name="facility_name"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(commune__isnull=False) | models.Q(former_commune__isnull=False),
                name="facility_has_place",
                violation_error_message=_("A facility lies in a commune."),
            ),
            models.CheckConstraint(
                condition=models.Q(opened_on=None)
                | models.Q(closed_on=None)
                | models.Q(closed_on__gte=models.F("opened_on")),
                name="facility_closed_after_opened",
                violation_error_message=_("A facility cannot close before it opens."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("enterprises:facility_detail", args=[self.pk])


@tracked()
class FacilityList(models.Model):
    """A dated list of facilities, such as those "with potential": the denominator of targets."""

    name = models.CharField(_("name"), max_length=200)
    admin_unit = models.ForeignKey(
        AdminUnit, models.PROTECT, null=True, blank=True, verbose_name=_("administrative unit")
    )
    decision_no = models.CharField(_("decision number"), max_length=100, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    has_potential = models.BooleanField(
        _("facilities with potential"),
        default=False,
        help_text=_("The list that the column “Có tiềm năng” of an import fills."),
    )
    # The list that this one took the place of; the two are compared by who came and who went.
    earlier = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="later",
        verbose_name=_("took the place of"),
    )
    made_from = models.CharField(_("made from"), max_length=500, blank=True)
    facilities = models.ManyToManyField(
        Facility,
        through="FacilityListMember",
        related_name="lists",
        verbose_name=_("facilities"),
    )

    objects = FacilityListQuerySet.as_manager()

    class Meta:
        verbose_name = _("facility list")
        verbose_name_plural = _("facility lists")
        ordering = ("name", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("admin_unit", "name"), name="facilitylist_name", nulls_distinct=False
            ),
            models.UniqueConstraint(
                fields=("admin_unit",),
                condition=models.Q(has_potential=True),
                name="facilitylist_one_with_potential",
                violation_error_message=_("The province already has a list of potential."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("enterprises:list_detail", args=[self.pk])


@tracked()
class FacilityListMember(models.Model):
    """A facility on a list."""

    facility_list = models.ForeignKey(FacilityList, models.CASCADE, related_name="members")
    facility = models.ForeignKey(Facility, models.CASCADE, related_name="list_memberships")

    class Meta:
        verbose_name = _("facility on a list")
        verbose_name_plural = _("facilities on a list")
        ordering = ("facility_list", "facility")
        constraints = [
            models.UniqueConstraint(fields=("facility_list", "facility"), name="member_once")
        ]

    def __str__(self) -> str:
        return str(self.facility)
