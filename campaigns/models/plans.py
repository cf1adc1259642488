"""Action plans and what they promise."""

from decimal import Decimal

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from campaigns.choices import Basis, Denominator, Direction, Method, programme_names
from campaigns.models.fields import programmes, several
from campaigns.models.indicators import Indicator
from campaigns.querysets import PlanQuerySet
from core.fields import exact
from core.history import tracked
from enterprises.choices import EnterpriseSize, ZoneKind
from enterprises.models import AdminUnit, FacilityList, Industry, SectorGroup


@tracked()
class ActionPlan(models.Model):
    """A plan of a province (or, without a unit, of the country), of many years or of one."""

    code = models.CharField(_("plan code"), max_length=50, unique=True)
    name = models.CharField(_("name"), max_length=300)
    admin_unit = models.ForeignKey(
        AdminUnit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="plans",
        verbose_name=_("province"),
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("part of"),
    )
    decision_no = models.CharField(_("decision number"), max_length=100, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    issuer = models.CharField(_("issuer"), max_length=200, blank=True)
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"))
    programmes = programmes()

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("action plan")
        verbose_name_plural = _("action plans")
        ordering = ("-starts_on", "code")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gt=models.F("starts_on")),
                name="plan_ends_after_start",
                violation_error_message=_("A plan ends after it starts."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("campaigns:plan_detail", args=[self.code])

    @property
    def programme_names(self) -> str:
        """The other programmes that it also serves, in words."""
        return programme_names(self.programmes)


@tracked()
class Target(models.Model):
    """What a plan promises: a value or a band, of which denominator, by when, reckoned how."""

    plan = models.ForeignKey(ActionPlan, models.CASCADE, related_name="targets")
    indicator = models.ForeignKey(Indicator, models.PROTECT, verbose_name=_("indicator"))
    low = exact(verbose_name=_("low"))
    high = exact(verbose_name=_("high"), null=True, blank=True)
    direction = models.CharField(
        _("reached when"), max_length=8, choices=Direction, default=Direction.AT_LEAST
    )
    unit = models.CharField(_("unit"), max_length=20)
    base_year = models.PositiveSmallIntegerField(_("base year"), null=True, blank=True)
    base_value = exact(verbose_name=_("base value"), null=True, blank=True)
    due_year = models.PositiveSmallIntegerField(_("due year"))
    basis = models.CharField(_("basis"), max_length=8, choices=Basis, default=Basis.PER_UNIT)
    denominator = models.CharField(
        _("denominator"), max_length=12, choices=Denominator, default=Denominator.ALL
    )
    facility_list = models.ForeignKey(
        FacilityList, models.PROTECT, null=True, blank=True, verbose_name=_("facility list")
    )
    method = models.CharField(_("method"), max_length=17, choices=Method, default=Method.ADJUSTED)
    industries = models.ManyToManyField(Industry, blank=True, verbose_name=_("industries"))
    sector_groups = models.ManyToManyField(
        SectorGroup, blank=True, verbose_name=_("local sector groups")
    )
    sizes = several(EnterpriseSize, verbose_name=_("sizes"))
    zone_kinds = several(ZoneKind, verbose_name=_("kinds of zones"))
    is_rural = models.BooleanField(_("rural"), null=True, blank=True)
    # What tells two promises of one indicator apart, such as the name of a sector.
    part = models.CharField(_("part"), max_length=200, blank=True)
    text = models.TextField(_("wording of the plan"), blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering = ("plan", "position", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("plan", "indicator", "denominator", "facility_list", "due_year", "part"),
                name="target_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=models.Q(high=None) | models.Q(high__gte=models.F("low")),
                name="target_band_upright",
                violation_error_message=_("The upper end of a band is not below the lower one."),
            ),
            models.CheckConstraint(
                condition=models.Q(denominator=Denominator.LIST, facility_list__isnull=False)
                | (~models.Q(denominator=Denominator.LIST) & models.Q(facility_list=None)),
                name="target_list_named",
                violation_error_message=_("A list as denominator needs its name."),
            ),
            models.CheckConstraint(
                condition=models.Q(base_year=None) | models.Q(base_year__lt=models.F("due_year")),
                name="target_base_before_due",
                violation_error_message=_("The base year comes before the due year."),
            ),
        ]

    def __str__(self) -> str:
        part = f", {self.part}" if self.part else ""
        return f"{self.indicator}{part} ({self.due_year})"

    @property
    def is_at_most(self) -> bool:
        return self.direction == Direction.AT_MOST

    @property
    def goal(self) -> Decimal:
        """The end of the band at which the target is reached."""
        end = self.high if self.is_at_most and self.high is not None else self.low
        return Decimal(end)


@tracked()
class InterimValue(models.Model):
    """What a target should have reached in a year before it is due."""

    target = models.ForeignKey(Target, models.CASCADE, related_name="interim_values")
    year = models.PositiveSmallIntegerField(_("year"))
    value = exact(verbose_name=_("value"))

    class Meta:
        ordering = ("target", "year")
        constraints = [models.UniqueConstraint(fields=("target", "year"), name="interimvalue_once")]

    def __str__(self) -> str:
        return f"{self.target_id} {self.year}"
