"""Questions about what people are told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from accounts.models import Notification, User  # noqa: F401 - named in strings


class NotificationQuerySet(models.QuerySet["Notification"]):
    def of(self, user: User) -> Self:
        return self.filter(user=user)

    def unread(self) -> Self:
        return self.filter(read_at=None)

    def unread_first(self) -> Self:
        """The unread, then the read, each with the newest first."""
        is_read = models.Q(read_at__isnull=False)
        return self.annotate(
            is_read=models.ExpressionWrapper(is_read, models.BooleanField())
        ).order_by("is_read", "-created_at", "-pk")

    def to_be_mailed(self) -> Self:
        """Of people who want letters: what they have neither read nor been sent."""
        wanting = self.filter(user__wants_mail=True, user__is_active=True)
        return wanting.filter(read_at=None, mailed_at=None)
