"""Filters are declared: what a list can be narrowed to, in the order of the form."""

from typing import Any

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _


class SearchFilter(django_filters.CharFilter):
    """Words to look for; the queryset's own `search` knows where, tone marks aside."""

    def __init__(self, **options: Any) -> None:
        label = options.pop("label", _("Search"))
        widget = forms.TextInput(attrs={"type": "search"})
        super().__init__(label=label, widget=widget, **options)

    def filter(self, qs: Any, value: Any) -> Any:
        return qs.search(value) if value else qs


class AnyChoiceFilter(django_filters.ChoiceFilter):
    """One of the choices, or any."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("empty_label", _("any"))
        super().__init__(**options)


class ListFilter(django_filters.FilterSet):
    """The filters of a list page."""

    wide: tuple[str, ...] = ("q",)

    @property
    def is_narrowing(self) -> bool:
        """Whether anything is left out of the list; a list empty of itself says something else."""
        return any(self.data.get(name) for name in self.filters)
