"""What several lists can be narrowed by."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from campaigns.choices import Programme
from campaigns.models import ActionPlan
from core.filters import AnyChoiceFilter, ListFilter, SearchFilter


def plans_of(request: Any) -> QuerySet[ActionPlan]:
    return ActionPlan.objects.for_user(request.user)


class YearFilter(django_filters.NumberFilter):
    """A year, typed in."""

    def __init__(self, **options: Any) -> None:
        widget = forms.NumberInput(attrs={"min": 2000, "max": 2100, "inputmode": "numeric"})
        super().__init__(widget=widget, min_value=2000, max_value=2100, **options)


class ProgrammeFilter(AnyChoiceFilter):
    """Records that also serve another programme."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            label=_("Other programme"),
            field_name="programmes",
            lookup_expr="contains",
            choices=Programme.choices,
            **options,
        )

    def filter(self, qs: Any, value: Any) -> Any:
        return super().filter(qs, [value] if value else value)


class AtFacilitiesFilter(ListFilter):
    """What facilities were given, or showed, by words, year, plan and place."""

    q = SearchFilter(label=_("Title, facility or its code"))
    plan = django_filters.ModelChoiceFilter(
        label=_("Plan"),
        queryset=plans_of,
        to_field_name="code",
        method="of_plan",
        empty_label=_("any"),
    )
    place = django_filters.CharFilter(label=_("Commune, district or province"), method="in_place")

    def of_plan(self, qs: Any, name: str, value: ActionPlan) -> Any:
        return qs.of_plan(value)

    def in_place(self, qs: Any, name: str, value: str) -> Any:
        return qs.in_place_named(value)
