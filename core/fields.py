"""Decimal columns of one precision each, so that no figure is cut on its way to the database."""

from typing import Any

from django.db import models


def quantity(**options: Any) -> "models.DecimalField[Any, Any]":
    """A measured quantity as people enter it: 26 digits before the comma, 12 after."""
    return models.DecimalField(max_digits=38, decimal_places=12, **options)


def exact(**options: Any) -> "models.DecimalField[Any, Any]":
    """A computed quantity or share: 24 places keep sums exact to the last printed digit."""
    return models.DecimalField(max_digits=50, decimal_places=24, **options)


def money(**options: Any) -> "models.DecimalField[Any, Any]":
    """Money in đồng; two places hold what a conversion from tỷ đồng leaves behind."""
    return models.DecimalField(max_digits=24, decimal_places=2, **options)


def unit_cost(**options: Any) -> "models.DecimalField[Any, Any]":
    """Đồng per unit; six places hold a price per kWh turned into a price per MWh and back."""
    return models.DecimalField(max_digits=28, decimal_places=6, **options)
