"""Support given, models shown and followed, and technology handed on."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from campaigns.choices import ModelKind, SupportKind
from campaigns.models.fields import programmes
from campaigns.models.plans import ActionPlan
from campaigns.models.projects import PromotionProject
from campaigns.querysets import ModelQuerySet, SupportCaseQuerySet, TransferQuerySet
from core.fields import money
from core.history import tracked
from enterprises.models import Facility


@tracked()
class SupportCase(models.Model):
    """One instance of support. Instances are events, not distinct firms."""

    facility = models.ForeignKey(
        Facility, models.PROTECT, related_name="support_cases", verbose_name=_("facility")
    )
    plan = models.ForeignKey(
        ActionPlan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="support_cases",
        verbose_name=_("plan"),
    )
    kind = models.CharField(_("kind"), max_length=10, choices=SupportKind)
    supported_on = models.DateField(_("date"))
    title = models.CharField(_("title"), max_length=300)
    equipment = models.CharField(_("equipment"), max_length=300, blank=True)
    project = models.ForeignKey(
        PromotionProject,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="support_cases",
        verbose_name=_("project"),
    )
    amount_vnd = money(verbose_name=_("amount (đồng)"), null=True, blank=True)

    objects = SupportCaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("instance of support")
        verbose_name_plural = _("instances of support")
        ordering = ("-supported_on", "pk")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("campaigns:support_detail", args=[self.pk])


@tracked()
class DemonstrationModel(models.Model):
    """A demonstration, pilot or exemplary model at a facility."""

    facility = models.ForeignKey(
        Facility, models.PROTECT, related_name="models", verbose_name=_("facility")
    )
    plan = models.ForeignKey(
        ActionPlan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="models",
        verbose_name=_("plan"),
    )
    kind = models.CharField(_("kind"), max_length=13, choices=ModelKind)
    title = models.CharField(_("title"), max_length=300)
    established_on = models.DateField(_("date"))
    project = models.ForeignKey(
        PromotionProject,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="models",
        verbose_name=_("project"),
    )
    result = models.TextField(_("result"), blank=True)
    investment_vnd = money(verbose_name=_("investment (đồng)"), null=True, blank=True)
    annual_saving_vnd = money(verbose_name=_("saving a year (đồng)"), null=True, blank=True)
    programmes = programmes()

    objects = ModelQuerySet.as_manager()

    class Meta:
        verbose_name = _("model")
        verbose_name_plural = _("models")
        ordering = ("-established_on", "pk")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("campaigns:model_detail", args=[self.pk])


@tracked()
class ModelFollower(models.Model):
    """A facility that did as a model showed."""

    model = models.ForeignKey(
        DemonstrationModel, models.CASCADE, related_name="followers", verbose_name=_("model")
    )
    facility = models.ForeignKey(
        Facility, models.PROTECT, related_name="followed_models", verbose_name=_("facility")
    )
    followed_on = models.DateField(_("date"))
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("follower of a model")
        verbose_name_plural = _("followers of models")
        ordering = ("model", "followed_on", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("model", "facility"),
                name="follower_once",
                violation_error_message=_("This facility stands among the followers already."),
            )
        ]

    def __str__(self) -> str:
        return str(self.facility)


@tracked()
class TechnologyTransfer(models.Model):
    """A technology handed on to a facility."""

    facility = models.ForeignKey(
        Facility, models.PROTECT, related_name="transfers", verbose_name=_("facility")
    )
    plan = models.ForeignKey(
        ActionPlan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="transfers",
        verbose_name=_("plan"),
    )
    title = models.CharField(_("technology"), max_length=300)
    supplier = models.CharField(_("supplier"), max_length=300, blank=True)
    contract_no = models.CharField(_("contract number"), max_length=100, blank=True)
    transferred_on = models.DateField(_("date"))
    value_vnd = money(verbose_name=_("value (đồng)"), null=True, blank=True)
    result = models.TextField(_("result"), blank=True)
    programmes = programmes()

    objects = TransferQuerySet.as_manager()

    class Meta:
        verbose_name = _("technology transfer")
        verbose_name_plural = _("technology transfers")
        ordering = ("-transferred_on", "pk")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("campaigns:transfer_detail", args=[self.pk])
