"""What was given to, or shown at, facilities, by who asks."""

from __future__ import annotations

from campaigns.querysets.scope import AtFacilities


class SupportCaseQuerySet(AtFacilities):
    """Instances of support: events, not distinct firms."""


class ModelQuerySet(AtFacilities):
    """Demonstration, pilot and exemplary models."""


class TransferQuerySet(AtFacilities):
    """Technology transfers."""
