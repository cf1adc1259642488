"""What lists of facilities, and two versions side by side, can be narrowed to."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from core.filters import AnyChoiceFilter, ListFilter, SearchFilter
from enterprises.choices import ListChange
from enterprises.filters.facilities import FacilityFilter
from enterprises.models import AdminUnit, FacilityList


def _lists(request: Any) -> QuerySet[FacilityList]:
    return FacilityList.objects.for_user(request.user)


def _territories(request: Any) -> QuerySet[AdminUnit]:
    """The provinces whose lists the person may see."""
    units = _lists(request).order_by().values("admin_unit")
    return AdminUnit.objects.filter(pk__in=units).order_by("name", "pk")


class FacilityListFilter(ListFilter):
    """Lists of facilities by words and territory."""

    q = SearchFilter(label=_("Name or decision"))
    province = django_filters.ModelChoiceFilter(
        label=_("Territory"), field_name="admin_unit", queryset=_territories, empty_label=_("any")
    )

    class Meta:
        model = FacilityList
        fields: tuple[str, ...] = ()


class ComparedFilter(FacilityFilter):
    """Two lists side by side: with which other one, and what became of the facilities."""

    other = django_filters.ModelChoiceFilter(
        label=_("Compared with"),
        queryset=_lists,
        method="with_other",
        empty_label=_("the version before"),
    )
    change = AnyChoiceFilter(label=_("What became of it"), choices=ListChange.choices)

    def with_other(self, qs: Any, name: str, value: FacilityList) -> Any:
        """The page has asked for the two already."""
        return qs
