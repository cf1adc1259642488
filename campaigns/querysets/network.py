"""Members of the network and lots, by who asks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from accounts.roles import Permission
from campaigns.querysets.scope import AtFacilities, plan_scope, words_of
from core.search import words_query
from enterprises.querysets import Visitor

if TYPE_CHECKING:
    from campaigns.models import NetworkMember  # noqa: F401 - named in a string


class MemberQuerySet(models.QuerySet["NetworkMember"]):
    """Members of the user's territory."""

    def for_user(self, user: Visitor, permission: Permission = Permission.VIEW_PLANS) -> Self:
        return self.filter(plan_scope(user, permission))

    def of_the_network_on(self, day: date) -> Self:
        """Who had joined, and not left, at the end of the day."""
        return self.filter(Q(left_on=None) | Q(left_on__gt=day), joined_on__lte=day)

    def search(self, text: str) -> Self:
        """By name or contact; tone marks do not matter."""
        query = words_query(text)
        if query is None:
            return self
        return self.alias(words=words_of("name", "contact_name")).filter(words=query)


class LotQuerySet(AtFacilities):
    """Lots of products; the public sees those that are shown to everybody."""

    def shown_to_everybody(self) -> Self:
        return self.filter(is_public=True)
