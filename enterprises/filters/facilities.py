"""What the register's lists can be narrowed to."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from core.filters import AnyChoiceFilter, ListFilter, SearchFilter
from enterprises.choices import EnterpriseSize, ZoneKind
from enterprises.models import Facility, Industry

NO_ZONE = "none"
# Industry proper: mining, manufacturing, energy, water and waste (VSIC sections B to E).
DIVISIONS = tuple(f"{number:02}" for number in (*range(5, 10), *range(10, 34), *range(35, 40)))


def division_choices() -> list[tuple[str, str]]:
    """The divisions of industry, by their names in the latest classification."""
    rows = Industry.objects.filter(level=2, code__in=DIVISIONS).order_by("code", "version")
    return list({row.code: (row.code, str(row)) for row in rows}.values())


class FacilityFilter(ListFilter):
    """Facilities by words, place, trade, size and zone."""

    q = SearchFilter(
        label=_("Name, code, address or tax code"),
    )
    place = django_filters.CharFilter(label=_("Commune, district or province"), method="in_place")
    division = AnyChoiceFilter(
        label=_("Industry"), field_name="industry__division", choices=division_choices
    )
    size = AnyChoiceFilter(
        label=_("Size"), field_name="enterprise__size", choices=EnterpriseSize.choices
    )
    zone = AnyChoiceFilter(
        label=_("Zone, craft village"),
        method="in_zone",
        choices=[*ZoneKind.choices, (NO_ZONE, _("outside any zone"))],
    )
    state = AnyChoiceFilter(
        label=_("State"),
        method="in_state",
        choices=[("open", _("in operation")), ("closed", _("closed"))],
    )

    class Meta:
        model = Facility
        fields: tuple[str, ...] = ()

    def in_place(self, qs: Any, name: str, value: str) -> QuerySet[Facility]:
        return qs.in_place_named(value)

    def in_zone(self, qs: Any, name: str, value: str) -> QuerySet[Facility]:
        return qs.filter(Q(zone=None) if value == NO_ZONE else Q(zone__kind=value))

    def in_state(self, qs: Any, name: str, value: str) -> QuerySet[Facility]:
        return qs.filter(closed_on__isnull=value == "open")
