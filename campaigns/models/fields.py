"""Columns that several records of this app have."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.choices import Programme


def several(choices: type[models.TextChoices], **options: Any) -> "ArrayField[Any, Any]":
    """Any number of fixed words, none of them being the usual case."""
    longest = max(len(value) for value in choices.values)
    word = models.CharField(max_length=longest, choices=choices)
    return ArrayField(word, default=list, blank=True, **options)


def programmes() -> "ArrayField[Any, Any]":
    """The other programmes that a record also serves."""
    return several(Programme, verbose_name=_("other programmes"))
