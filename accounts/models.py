"""Who signs in. What a person may do, and where, is a Membership (enterprises)."""

import hashlib
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

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
        return [item for item in self._in_force() if permission in MAY[Role(item.role)]]

    def standing(self) -> str:
        """A digest of what the person may do today, and where: when two differ, so may what she
        sees."""
        places = sorted(
            (item.role, item.admin_unit_id or 0, item.zone_id or 0, item.enterprise_id or 0)
            for item in self._in_force()
        )
        said = repr((self.is_active, self.is_superuser, places))
        return hashlib.sha256(said.encode()).hexdigest()

    def _in_force(self) -> "list[Membership]":
        if self._active is None:
            self._active = list(
                self.memberships.active(timezone.localdate()).select_related("admin_unit")
            )
        return self._active
