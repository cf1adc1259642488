"""An assessment of a facility: what went in and out in the baseline and in the period."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from assessments.choices import AssessmentKind, AssessmentStatus, Direction, Reason, ResultGroup
from assessments.models.resources import Resource
from assessments.querysets import AssessmentQuerySet
from core.fields import exact, money, quantity, unit_cost
from core.history import tracked
from enterprises.models import Facility

NOT_NEGATIVE = _("A quantity cannot be negative.")


def _none_or_not_negative(*fields: str) -> models.Q:
    condition = models.Q()
    for field in fields:
        condition &= models.Q(**{field: None}) | models.Q(**{f"{field}__gte": 0})
    return condition


@tracked()
class Assessment(models.Model):
    """One reporting year of a facility against its baseline year.

    `sent_on` and `verified_on` are the days from which it counts; a spreadsheet of past years
    sets them no later than the end of its reporting year, since that is what its rows say.

    `sent_by` is empty of one that a checker has brought as verified: she vouches for what the
    enterprise, or the assessor that is named, has written.
    """

    facility = models.ForeignKey(
        Facility, models.PROTECT, related_name="assessments", verbose_name=_("facility")
    )
    kind = models.CharField(_("kind"), max_length=8, choices=AssessmentKind)
    baseline_year = models.PositiveSmallIntegerField(_("baseline year"))
    reporting_year = models.PositiveSmallIntegerField(_("reporting year"))
    assessor = models.CharField(_("assessor"), max_length=200, blank=True)
    assessed_on = models.DateField(_("assessed on"), null=True, blank=True)
    status = models.CharField(
        _("status"), max_length=8, choices=AssessmentStatus, default=AssessmentStatus.DRAFT
    )
    sent_on = models.DateField(_("sent on"), null=True, blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    verified_on = models.DateField(_("verified on"), null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    # Of the draft: when somebody last left a field, and who.
    saved_at = models.DateTimeField(_("saved at"), null=True, blank=True)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    authors = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        through="Authorship",
        related_name="+",
        verbose_name=_("authors"),
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("checked by"),
    )
    # As it was handed in; null when nobody has looked for any.
    warnings = models.PositiveSmallIntegerField(_("warnings"), null=True, blank=True)
    is_preferred = models.BooleanField(_("counts for its year"), default=False)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        ordering = ("-reporting_year", "facility", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("facility", "reporting_year", "kind"),
                name="assessment_once",
                violation_error_message=_(
                    "The facility already has an assessment of this kind for the year."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(baseline_year__gte=1990)
                & models.Q(baseline_year__lte=models.F("reporting_year"))
                & models.Q(reporting_year__lte=2100),
                name="assessment_years",
                violation_error_message=_("The baseline year comes before the reporting year."),
            ),
            models.CheckConstraint(
                condition=models.Q(status=AssessmentStatus.VERIFIED, verified_on__isnull=False)
                | (~models.Q(status=AssessmentStatus.VERIFIED) & models.Q(verified_on=None)),
                name="assessment_verified_has_day",
            ),
            models.CheckConstraint(
                condition=~models.Q(sent_by=models.F("verified_by")),
                name="assessment_checked_by_another",
                violation_error_message=_(
                    "Whoever handed an assessment in cannot be the one who checked it."
                ),
            ),
            models.UniqueConstraint(
                fields=("facility", "reporting_year"),
                condition=models.Q(is_preferred=True),
                name="assessment_one_preferred",
                violation_error_message=_("Only one assessment of a year counts."),
            ),
        ]
        indexes = [
            models.Index(
                fields=("sent_on",),
                condition=models.Q(status=AssessmentStatus.SENT),
                name="assessment_waiting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.facility_id} {self.reporting_year}"


class Authorship(models.Model):
    """That a person has filled in a part of an assessment; for good, whoever saved it after her."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="authorships")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("author")
    )
    since = models.DateTimeField(_("since"), db_default=Now())

    class Meta:
        verbose_name = _("author of an assessment")
        verbose_name_plural = _("authors of assessments")
        ordering = ("assessment", "since", "pk")
        constraints = [
            models.UniqueConstraint(fields=("assessment", "user"), name="author_once"),
        ]

    def __str__(self) -> str:
        return f"{self.assessment_id} {self.user_id}"


@tracked()
class OutputLine(models.Model):
    """What the facility made of one product, baseline and period."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="outputs")
    product = models.CharField(_("product"), max_length=200)
    unit = models.CharField(_("unit"), max_length=50)
    baseline_quantity = quantity(verbose_name=_("baseline quantity"), null=True, blank=True)
    current_quantity = quantity(verbose_name=_("current quantity"), null=True, blank=True)
    baseline_share = exact(verbose_name=_("share of the baseline"), null=True, blank=True)
    baseline_value_vnd = money(verbose_name=_("baseline value (đồng)"), null=True, blank=True)

    class Meta:
        verbose_name = _("output")
        verbose_name_plural = _("outputs")
        ordering = ("assessment", "pk")
        constraints = [
            models.UniqueConstraint(fields=("assessment", "product"), name="output_once"),
            models.CheckConstraint(
                condition=_none_or_not_negative(
                    "baseline_quantity", "current_quantity", "baseline_share", "baseline_value_vnd"
                ),
                name="output_not_negative",
                violation_error_message=NOT_NEGATIVE,
            ),
        ]

    def __str__(self) -> str:
        return self.product


@tracked()
class FlowLine(models.Model):
    """A resource used or given off, for one product or (without one) for the whole site.

    Quantities and the cost are per `unit` as entered; the rules convert to the resource's unit.
    """

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="flows")
    resource = models.ForeignKey(Resource, models.PROTECT, verbose_name=_("resource"))
    direction = models.CharField(
        _("direction"), max_length=3, choices=Direction, default=Direction.IN
    )
    output_line = models.ForeignKey(
        OutputLine, models.CASCADE, null=True, blank=True, related_name="flows"
    )
    unit = models.CharField(_("unit"), max_length=20)
    baseline_quantity = quantity(verbose_name=_("baseline quantity"), null=True, blank=True)
    current_quantity = quantity(verbose_name=_("current quantity"), null=True, blank=True)
    baseline_unit_cost_vnd = unit_cost(
        verbose_name=_("baseline cost per unit (đồng)"), null=True, blank=True
    )

    class Meta:
        verbose_name = _("material and energy flow")
        verbose_name_plural = _("material and energy flows")
        ordering = ("assessment", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("assessment", "resource", "direction", "output_line"),
                name="flow_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=_none_or_not_negative(
                    "baseline_quantity", "current_quantity", "baseline_unit_cost_vnd"
                ),
                name="flow_not_negative",
                violation_error_message=NOT_NEGATIVE,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.resource_id} {self.direction}"


class Result(models.Model):
    """What an assessment saves in one group, worked out by assessments.rules when it is handed in.

    Frozen once the assessment is verified: `factors` holds the factors used.
    """

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="results")
    group = models.CharField(_("group"), max_length=16, choices=ResultGroup)
    unit = models.CharField(_("unit"), max_length=20)
    baseline = exact(verbose_name=_("baseline"), null=True, blank=True)
    expected = exact(verbose_name=_("expected"), null=True, blank=True)
    actual = exact(verbose_name=_("actual"), null=True, blank=True)
    saved = exact(verbose_name=_("saved"), null=True, blank=True)
    saving = exact(verbose_name=_("saving"), null=True, blank=True)
    coverage = exact(verbose_name=_("output covered"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=30, choices=Reason, blank=True)
    basis = models.CharField(_("basis"), max_length=20, blank=True)
    factors = models.JSONField(_("factors used"), default=list)
    method_version = models.CharField(_("method version"), max_length=10)

    class Meta:
        verbose_name = _("result")
        verbose_name_plural = _("results")
        ordering = ("assessment", "group")
        constraints = [
            models.UniqueConstraint(fields=("assessment", "group"), name="result_once"),
            models.CheckConstraint(
                condition=models.Q(saving__isnull=False, reason="")
                | (models.Q(saving=None) & ~models.Q(reason="")),
                name="result_saving_or_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assessment_id} {self.group}"
