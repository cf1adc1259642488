"""Which role a person has, and where."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role
from core.history import tracked
from enterprises.models.facilities import Enterprise
from enterprises.models.places import AdminUnit, Zone
from enterprises.querysets import MembershipQuerySet


@tracked()
class Membership(models.Model):
    """A role in a territory, a zone or an enterprise; without any of them, in the whole country."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=12, choices=Role)
    admin_unit = models.ForeignKey(AdminUnit, models.PROTECT, null=True, blank=True)
    zone = models.ForeignKey(Zone, models.PROTECT, null=True, blank=True)
    enterprise = models.ForeignKey(Enterprise, models.PROTECT, null=True, blank=True)
    valid_from = models.DateField(_("valid from"), db_default=Now())
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ("user", "pk")
        constraints = [
            models.CheckConstraint(
                condition=(
                    models.Q(zone=None, enterprise=None)
                    | models.Q(admin_unit=None, enterprise=None)
                    | models.Q(admin_unit=None, zone=None)
                ),
                name="membership_one_place",
                violation_error_message=_("A membership names one place only."),
            ),
            models.CheckConstraint(
                condition=~models.Q(role=Role.ENTERPRISE) | models.Q(enterprise__isnull=False),
                name="membership_enterprise_named",
                violation_error_message=_("An enterprise user belongs to an enterprise."),
            ),
            models.UniqueConstraint(
                fields=("user", "role", "admin_unit", "zone", "enterprise", "valid_from"),
                name="membership_once",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.role}"
