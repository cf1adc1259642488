"""Rules by who asks, and which of them may go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from accounts.roles import Permission
from campaigns.querysets.scope import words_of
from core.search import words_query
from enterprises.querysets import Visitor, province_scope

if TYPE_CHECKING:
    from campaigns.models import Rule  # noqa: F401 - named in strings


class RuleQuerySet(models.QuerySet["Rule"]):
    def for_user(self, user: Visitor, permission: Permission = Permission.VIEW_PLANS) -> Self:
        return self.filter(province_scope(user, permission))

    def with_place(self) -> Self:
        return self.select_related("admin_unit")

    def removable(self) -> Self:
        """Without the nation's first of each word: figures of every province rest on it."""
        earlier = self.model._base_manager.filter(
            code=OuterRef("code"), admin_unit=None, valid_from__lt=OuterRef("valid_from")
        )
        return self.filter(Q(admin_unit__isnull=False) | Exists(earlier))

    def search(self, text: str) -> Self:
        """By its text; tone marks do not matter."""
        query = words_query(text)
        if query is None:
            return self
        return self.alias(words=words_of("text_vi", "text_en")).filter(words=query)
