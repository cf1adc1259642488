"""Activities, who signed up, and who took part."""

from django.db import models
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from campaigns.choices import OWN_FIELDS, ActivityKind, ParticipantRole, SignUpState
from campaigns.models.fields import programmes
from campaigns.models.people import Officer
from campaigns.models.plans import ActionPlan
from campaigns.querysets import ActivityQuerySet, ParticipationQuerySet, SignUpQuerySet
from core.fields import money
from core.history import tracked
from enterprises.models import AdminUnit, Agency, Facility, Zone


@tracked()
class Activity(models.Model):
    """Something the programme did: a training, a fair, a leaflet, an inspection …

    Which of the fields below `reach` and of those that count belong to a kind: OWN_FIELDS.
    """

    code = models.CharField(_("activity code"), max_length=50, unique=True)
    plan = models.ForeignKey(
        ActionPlan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="activities",
        verbose_name=_("plan"),
    )
    admin_unit = models.ForeignKey(
        AdminUnit, models.PROTECT, null=True, blank=True, verbose_name=_("territory")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=ActivityKind)
    title = models.CharField(_("title"), max_length=300)
    starts_on = models.DateField(_("date"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    agency = models.ForeignKey(
        Agency,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="activities",
        verbose_name=_("agency"),
    )
    counts_as_awareness = models.BooleanField(_("counts as awareness"), default=False)
    budget_vnd = money(verbose_name=_("budget (đồng)"), null=True, blank=True)
    spent_vnd = money(verbose_name=_("spent (đồng)"), null=True, blank=True)
    copies = models.PositiveIntegerField(_("copies"), null=True, blank=True)
    booths = models.PositiveIntegerField(_("booths"), null=True, blank=True)
    reach = models.PositiveIntegerField(_("people reached"), null=True, blank=True)
    channel = models.CharField(_("channel"), max_length=200, blank=True)
    destination = models.CharField(_("destination"), max_length=200, blank=True)
    team = models.CharField(_("team"), max_length=300, blank=True)
    finding = models.TextField(_("finding"), blank=True)
    remedy = models.TextField(_("remedy"), blank=True)
    remedy_due_on = models.DateField(_("to be remedied by"), null=True, blank=True)
    proposal = models.TextField(_("proposal"), blank=True)
    decision = models.CharField(_("decision"), max_length=200, blank=True)
    programmes = programmes()
    # Whoever has the address signs up, until the day and while there are seats (null: no limit).
    sign_up_key = models.CharField(
        _("key of the sign-up page"), max_length=43, null=True, blank=True, unique=True
    )
    sign_up_until = models.DateField(_("sign-up until"), null=True, blank=True)
    seats = models.PositiveIntegerField(_("seats"), null=True, blank=True)
    # Whoever stands at the door sees the code that leads to this key's page.
    door_key = models.CharField(
        _("key of the door"), max_length=43, null=True, blank=True, unique=True
    )

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ("-starts_on", "code")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="activity_ends_after_start",
                violation_error_message=_("An activity ends after it starts."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("campaigns:activity_detail", args=[self.code])

    @property
    def own_fields(self) -> tuple[str, ...]:
        """The fields that only this kind of activity has."""
        return OWN_FIELDS.get(ActivityKind(self.kind), ())


@tracked()
class Participation(models.Model):
    """A facility, zone board or agency took part, perhaps through a named person."""

    activity = models.ForeignKey(
        Activity, models.CASCADE, related_name="participations", verbose_name=_("activity")
    )
    facility = models.ForeignKey(
        Facility,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_("facility"),
    )
    zone = models.ForeignKey(
        Zone,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_("zone"),
    )
    agency = models.ForeignKey(
        Agency,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_("agency"),
    )
    officer = models.ForeignKey(
        Officer,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_("officer"),
    )
    person = models.CharField(_("person"), max_length=150, blank=True)
    role = models.CharField(_("role"), max_length=10, choices=ParticipantRole, blank=True)
    certificate = models.CharField(_("certificate"), max_length=100, blank=True)

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        ordering = ("activity", "pk")
        constraints = [
            models.CheckConstraint(
                condition=(
                    models.Q(zone=None, agency=None)
                    | models.Q(facility=None, agency=None)
                    | models.Q(facility=None, zone=None)
                ),
                name="participation_one_party",
                violation_error_message=_(
                    "A participation names one facility, zone or agency only."
                ),
            ),
            models.UniqueConstraint(
                fields=("activity", "facility", "zone", "agency", "person"),
                name="participation_once",
                nulls_distinct=False,
                violation_error_message=_("This participant stands in the list already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity_id}: {self.person}"


@tracked()
class SignUp(models.Model):
    """Somebody who wants to come to an event, by the public page, or who came unannounced.

    `key` is the secret part of the link by which she may withdraw; `participation` what became of
    it once she came. `told_at`: when she was last written to; null while a letter is due.
    """

    activity = models.ForeignKey(
        Activity, models.CASCADE, related_name="sign_ups", verbose_name=_("activity")
    )
    name = models.CharField(_("name"), max_length=150)
    organisation = models.CharField(_("organisation"), max_length=300, blank=True)
    position = models.CharField(_("position"), max_length=150, blank=True)
    role = models.CharField(_("role"), max_length=10, choices=ParticipantRole, blank=True)
    facility = models.ForeignKey(
        Facility,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="sign_ups",
        verbose_name=_("facility"),
    )
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=50, blank=True)
    state = models.CharField(
        _("state"), max_length=9, choices=SignUpState, default=SignUpState.SIGNED_UP
    )
    key = models.CharField(_("key"), max_length=43, unique=True)
    created_at = models.DateTimeField(_("made at"), db_default=Now())
    told_at = models.DateTimeField(_("written to at"), null=True, blank=True)
    participation = models.OneToOneField(
        Participation, models.SET_NULL, null=True, blank=True, related_name="sign_up"
    )

    objects = SignUpQuerySet.as_manager()

    class Meta:
        verbose_name = _("sign-up")
        verbose_name_plural = _("sign-ups")
        ordering = ("activity", "created_at", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("activity", "email", "name"),
                # Two of one name may come unannounced.
                condition=~models.Q(email=""),
                name="signup_once",
                violation_error_message=_("You have signed up already."),
            )
        ]

    def __str__(self) -> str:
        return self.name
