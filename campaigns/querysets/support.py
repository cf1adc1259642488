"""What was given to, or shown at, facilities, by who asks."""

from __future__ import annotations

from typing import Any, Self

from campaigns.querysets.scope import AtFacilities, count_of


class SupportCaseQuerySet(AtFacilities):
    """Instances of support: events, not distinct firms."""

    searched = ("title", "equipment", "facility__name")

    def with_context(self) -> Self:
        return super().with_context().select_related("project")


class ModelQuerySet(AtFacilities):
    """Demonstration, pilot and exemplary models."""

    def with_context(self) -> Self:
        """`follower_count` besides: how many facilities did as the model showed."""
        followers: Any = self.model._meta.get_field("followers").related_model
        told = super().with_context().select_related("project")
        return told.annotate(follower_count=count_of(followers.objects.all(), "model"))


class TransferQuerySet(AtFacilities):
    """Technology transfers."""

    searched = ("title", "supplier", "facility__name")
