"""The network of sustainable production and consumption: members, commitments, links; and lots
that a buyer can trace."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from campaigns.choices import MemberKind
from campaigns.models.activities import Activity
from campaigns.querysets import LotQuerySet, MemberQuerySet
from core.fields import quantity
from core.history import tracked
from enterprises.models import AdminUnit, Facility


@tracked()
class NetworkMember(models.Model):
    """A firm or body of the network; of a facility of the register, or known by its name only."""

    name = models.CharField(_("name"), max_length=300)
    kind = models.CharField(_("place in the chain"), max_length=11, choices=MemberKind)
    admin_unit = models.ForeignKey(
        AdminUnit, models.PROTECT, related_name="network_members", verbose_name=_("territory")
    )
    facility = models.ForeignKey(
        Facility,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="network_members",
        verbose_name=_("facility"),
    )
    joined_on = models.DateField(_("joined on"))
    left_on = models.DateField(_("left the network on"), null=True, blank=True)
    contact_name = models.CharField(_("contact"), max_length=150, blank=True)
    phone = models.CharField(_("phone"), max_length=50, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("member of the network")
        verbose_name_plural = _("members of the network")
        ordering = ("name", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("admin_unit", "name"),
                name="member_of_network_once",
                violation_error_message=_("There is a member of this name already."),
            ),
            models.CheckConstraint(
                condition=models.Q(left_on=None) | models.Q(left_on__gte=models.F("joined_on")),
                name="member_left_after_joining",
                violation_error_message=_("A member leaves after it joined."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("campaigns:member_detail", args=[self.pk])


@tracked()
class Commitment(models.Model):
    """What a member promised the network."""

    member = models.ForeignKey(
        NetworkMember, models.CASCADE, related_name="commitments", verbose_name=_("member")
    )
    text = models.TextField(_("commitment"))
    due_on = models.DateField(_("due on"), null=True, blank=True)
    kept_on = models.DateField(_("kept on"), null=True, blank=True)
    result = models.TextField(_("result"), blank=True)

    class Meta:
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        ordering = ("member", "due_on", "pk")

    def __str__(self) -> str:
        return self.text


@tracked()
class ChainLink(models.Model):
    """One member supplies another: supplier – maker – distributor – consumer."""

    supplier = models.ForeignKey(
        NetworkMember, models.CASCADE, related_name="links_down", verbose_name=_("supplier")
    )
    buyer = models.ForeignKey(
        NetworkMember, models.CASCADE, related_name="links_up", verbose_name=_("buyer")
    )
    product = models.CharField(_("product"), max_length=300)
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)
    activity = models.ForeignKey(
        Activity,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="chain_links",
        verbose_name=_("came about at"),
    )

    class Meta:
        verbose_name = _("link of a chain")
        verbose_name_plural = _("links of chains")
        ordering = ("-since", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("supplier", "buyer", "product"),
                name="chainlink_once",
                violation_error_message=_("This link stands in the list already."),
            ),
            models.CheckConstraint(
                condition=~models.Q(supplier=models.F("buyer")),
                name="chainlink_of_two",
                violation_error_message=_("A member does not supply itself."),
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="chainlink_ends_after_start",
                violation_error_message=_("A link ends after it began."),
            ),
        ]

    def __str__(self) -> str:
        return self.product


@tracked()
class TraceLot(models.Model):
    """A lot of a product, with a public page that says where it comes from.

    `key` is the address of that page, printed as a code on the goods; it shows nothing while
    `is_public` is off.
    """

    facility = models.ForeignKey(
        Facility, models.PROTECT, related_name="lots", verbose_name=_("facility")
    )
    code = models.CharField(_("lot"), max_length=50)
    product = models.CharField(_("product"), max_length=300)
    made_on = models.DateField(_("made on"))
    best_before = models.DateField(_("best before"), null=True, blank=True)
    quantity = quantity(verbose_name=_("quantity"), null=True, blank=True)
    unit = models.CharField(_("unit"), max_length=20, blank=True)
    story = models.TextField(_("how it was made"), blank=True)
    is_public = models.BooleanField(_("shown to everybody"), default=False)
    key = models.CharField(_("key"), max_length=43, unique=True)

    objects = LotQuerySet.as_manager()

    class Meta:
        verbose_name = _("lot")
        verbose_name_plural = _("lots")
        ordering = ("-made_on", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("facility", "code"),
                name="lot_once",
                violation_error_message=_("The facility has a lot of this code already."),
            ),
            models.CheckConstraint(
                condition=models.Q(best_before=None)
                | models.Q(best_before__gte=models.F("made_on")),
                name="lot_best_before_after_made",
                violation_error_message=_("A lot is best before a day after it was made."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.product} {self.code}"

    def get_absolute_url(self) -> str:
        return reverse("campaigns:lot_detail", args=[self.pk])


@tracked()
class TraceStep(models.Model):
    """A step on the way of a lot, from the raw material to the shop."""

    lot = models.ForeignKey(TraceLot, models.CASCADE, related_name="steps", verbose_name=_("lot"))
    position = models.PositiveSmallIntegerField(_("place in the order"), default=0)
    title = models.CharField(_("step"), max_length=300)
    who = models.CharField(_("by whom"), max_length=300, blank=True)
    place = models.CharField(_("place"), max_length=300, blank=True)
    done_on = models.DateField(_("date"), null=True, blank=True)

    class Meta:
        verbose_name = _("step of a lot")
        verbose_name_plural = _("steps of lots")
        ordering = ("lot", "position", "pk")

    def __str__(self) -> str:
        return self.title
