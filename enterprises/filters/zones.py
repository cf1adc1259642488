"""What the list of zones can be narrowed to."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from core.filters import AnyChoiceFilter, ListFilter, SearchFilter
from enterprises.choices import ZoneKind
from enterprises.filters.facilities import FacilityFilter
from enterprises.models import Zone


class ZoneFilter(ListFilter):
    """Zones by words, kind and place."""

    q = SearchFilter(label=_("Name, code or board"))
    kind = AnyChoiceFilter(label=_("Kind"), choices=ZoneKind.choices)
    place = django_filters.CharFilter(label=_("Commune or province"), method="in_place")

    class Meta:
        model = Zone
        fields: tuple[str, ...] = ()

    def in_place(self, qs: Any, name: str, value: str) -> QuerySet[Zone]:
        return qs.in_place_named(value)


class InZoneFilter(FacilityFilter):
    """The facilities of one zone: by all but the zone."""

    zone = None  # type: ignore[assignment] # which takes the filter away
