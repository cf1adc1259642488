"""Members of the network and lots, by who asks."""

from __future__ import annotations

from datetime import date
from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q

from accounts.roles import Permission
from campaigns.querysets.scope import AtFacilities, count_of, plan_scope, words_of
from core.search import words_query
from enterprises.querysets import Visitor

if TYPE_CHECKING:
    from campaigns.models import NetworkMember

# Supplier, maker, distributor, consumer: from one end of a chain to the other.
MOST_STEPS = 3


def in_network_on(day: date) -> Q:
    """Members who had joined, and not left, at the end of the day."""
    return Q(left_on=None, joined_on__lte=day) | Q(left_on__gt=day, joined_on__lte=day)


class MemberQuerySet(models.QuerySet["NetworkMember"]):
    """Members of the user's territory."""

    def for_user(self, user: Visitor, permission: Permission = Permission.VIEW_PLANS) -> Self:
        return self.filter(plan_scope(user, permission))

    def of_the_network_on(self, day: date) -> Self:
        return self.filter(in_network_on(day))

    def search(self, text: str) -> Self:
        """By name or contact; tone marks do not matter."""
        query = words_query(text)
        if query is None:
            return self
        return self.alias(words=words_of("name", "contact_name")).filter(words=query)

    def with_context(self) -> Self:
        return self.select_related("admin_unit", "facility")

    def with_counts(self) -> Self:
        """`promised` and `kept`: how many commitments, and of how many the day is known on which
        they were kept; `linked`: with how many others it trades."""
        commitments: Any = self.model._meta.get_field("commitments").related_model
        links: Any = self.model._meta.get_field("links_down").related_model
        return self.annotate(
            promised=count_of(commitments.objects.all(), "member"),
            kept=count_of(commitments.objects.exclude(kept_on=None), "member"),
            linked=count_of(links.objects.all(), "supplier")
            + count_of(links.objects.all(), "buyer"),
        )

    def along_the_chain_of(self, member: NetworkMember, *, day: date) -> Self:
        """Who supplies the member, directly or through others, and who buys from it, by the links
        that hold on the day; the member among them."""
        ways = [
            _reached(member, far=far, near=near, steps=steps, day=day)
            for far, near in (("links_down", "buyer"), ("links_up", "supplier"))
            for steps in range(1, MOST_STEPS + 1)
        ]
        return self.filter(reduce(or_, ways, Q(pk=member.pk))).distinct()


def _reached(member: NetworkMember, *, far: str, near: str, steps: int, day: date) -> Q:
    """From whom so many links in a row lead to the member."""
    names = [f"{far}__{near}__" * step + far for step in range(steps)]
    holding = [Q(**{f"{name}__until": None}) | Q(**{f"{name}__until__gte": day}) for name in names]
    return reduce(and_, holding, Q(**{f"{names[-1]}__{near}": member.pk}))


class LotQuerySet(AtFacilities):
    """Lots of products; the public sees those that are shown to everybody."""

    searched = ("product", "code", "facility__name")

    def shown_to_everybody(self) -> Self:
        return self.filter(is_public=True)
