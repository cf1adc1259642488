"""Files of lists by whose they are and how they fare."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models.functions import Now

from core.choices import UNDER_WAY, ExportStatus

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User
    from core.models import Export  # noqa: F401 - named in strings

# A worker gives a sign of life every second or two; this long without one, and it is gone.
SILENCE = timedelta(minutes=3)
# The message to a worker may be lost with Redis; this long unanswered, it is sent again.
PATIENCE = timedelta(minutes=2)


class ExportQuerySet(models.QuerySet["Export"]):
    """Every moment is the database's own: workers on other machines may have other clocks."""

    def for_user(self, user: User | AnonymousUser) -> Self:
        """One's own; nobody sees another's, whatever she may do."""
        return self.filter(user=user.pk) if user.is_authenticated else self.none()

    def under_way(self) -> Self:
        return self.filter(status__in=UNDER_WAY)

    def lost(self) -> Self:
        """Being made, but the worker has gone silent."""
        return self.filter(status=ExportStatus.RUNNING, seen_at__lt=Now() - SILENCE)

    def forgotten(self) -> Self:
        """Waiting, but no worker has come."""
        return self.filter(status=ExportStatus.QUEUED, seen_at__lt=Now() - PATIENCE)

    def past_their_time(self) -> Self:
        return self.filter(status=ExportStatus.READY, expires_at__lt=Now())
