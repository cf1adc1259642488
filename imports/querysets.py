"""Imports and their rows by who asks and how they came out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.db import models

from accounts.policies import may
from accounts.roles import Permission
from enterprises.querysets import Visitor
from imports.choices import WRITABLE, RowOutcome

if TYPE_CHECKING:
    from imports.models import ImportBatch, ImportRow  # noqa: F401 - named in strings


class BatchQuerySet(models.QuerySet["ImportBatch"]):
    def for_user(self, user: Visitor) -> Self:
        """One's own imports, while one may import; those of everyone for who may do all."""
        if not may(user, Permission.IMPORT):
            return self.none()
        return self if user.is_superuser else self.filter(created_by=user.pk)

    def latest_first(self) -> Self:
        return self.select_related("created_by").order_by("-created_at", "-pk")


class RowQuerySet(models.QuerySet["ImportRow"]):
    def writable(self) -> Self:
        return self.filter(outcome__in=WRITABLE)

    def wrong(self) -> Self:
        return self.filter(outcome=RowOutcome.WRONG)

    def with_messages(self) -> Self:
        return self.exclude(messages=[])

    def in_order(self) -> Self:
        """As they stand in the workbook."""
        return self.order_by("position", "number")

    def of_batch(self, batch: Any) -> Self:
        return self.filter(batch=batch)
