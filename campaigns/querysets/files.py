"""Papers and pictures by who asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q

from enterprises.querysets import NOBODY, Visitor

if TYPE_CHECKING:
    from campaigns.models import Attachment  # noqa: F401 - named in strings

# The fields of an attachment, one of which says with what it lies.
OWNERS = ("plan", "activity", "project", "local_report")


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    def for_user(self, user: Visitor) -> Self:
        """Those of the records that the user may see."""
        seen = NOBODY
        for name in OWNERS:
            owner: Any = self.model._meta.get_field(name).related_model
            seen |= Q(**{f"{name}__in": owner.objects.for_user(user).values("pk")})
        return self.filter(seen)
