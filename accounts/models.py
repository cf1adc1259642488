"""Who signs in. What a person may do, and where, is a Membership (enterprises)."""

import hashlib
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower, Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.choices import NotificationKind
from accounts.querysets import NotificationQuerySet
from accounts.roles import MAY, Permission, Role

if TYPE_CHECKING:
    from enterprises.models import Membership


class UserManager(BaseUserManager["User"]):
    """Makes users whose name is their e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").lower())


class User(AbstractUser):
    """A person; the e-mail address is the user name."""

    username = None  # type: ignore[assignment]
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    email = models.EmailField(_("e-mail"), unique=True)
    full_name = models.CharField(_("full name"), max_length=150, blank=True)
    language = models.CharField(_("language"), max_length=2, default="vi")
    wants_mail = models.BooleanField(_("one letter a day with what is new"), default=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]
    _active: "list[Membership] | None" = None

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ("email",)
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_folded")]

    def __str__(self) -> str:
        return self.full_name or self.email

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return str(self)

    def active_memberships(self, permission: Permission) -> "list[Membership]":
        """Today's memberships whose role carries the permission; read once per request."""
        return [item for item in self.memberships_in_force() if permission in MAY[Role(item.role)]]

    def standing(self) -> str:
        """A digest of what the person may do today, and where: when two differ, so may what she
        sees."""
        places = sorted(
            (item.role, item.admin_unit_id or 0, item.zone_id or 0, item.enterprise_id or 0)
            for item in self.memberships_in_force()
        )
        said = repr((self.is_active, self.is_superuser, places))
        return hashlib.sha256(said.encode()).hexdigest()

    def memberships_in_force(self) -> "list[Membership]":
        """Today's, with their places, the oldest first; read once per request."""
        if self._active is None:
            today = self.memberships.active(timezone.localdate())
            with_places = today.select_related("admin_unit", "zone", "enterprise")
            self._active = list(with_places.order_by("pk"))
        return self._active


class Notification(models.Model):
    """What a person is told: in the portal at once, and in one letter a day."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notifications")
    kind = models.CharField(_("kind"), max_length=16, choices=NotificationKind)
    params = models.JSONField(_("values"), default=dict)
    url = models.CharField(_("address"), max_length=300, blank=True)
    created_at = models.DateTimeField(_("at"), db_default=Now())
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)
    mailed_at = models.DateTimeField(_("sent by e-mail at"), null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        ordering = ("-created_at", "-pk")
        indexes = [
            models.Index(
                fields=("user", "-created_at"),
                condition=models.Q(read_at=None),
                name="notification_unread",
            ),
        ]

    def __str__(self) -> str:
        return str(NotificationKind(self.kind).label) % self.params
