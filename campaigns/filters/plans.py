"""What the list of plans can be narrowed to."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigns.filters.shared import ProgrammeFilter, YearFilter, plans_of
from campaigns.models import ActionPlan
from core.filters import AnyChoiceFilter, ListFilter, SearchFilter
from enterprises.models import AdminUnit

IN_FORCE, ENDED, AHEAD = "in_force", "ended", "ahead"


def _provinces(request: Any) -> QuerySet[AdminUnit]:
    """The provinces of both editions whose plans the person may see."""
    units = plans_of(request).order_by().values("admin_unit")
    return AdminUnit.objects.filter(pk__in=units).order_by("name", "edition")


class PlanFilter(ListFilter):
    """Plans by words, territory, year and state."""

    q = SearchFilter(label=_("Name, code or decision"))
    province = django_filters.ModelChoiceFilter(
        label=_("Territory"), field_name="admin_unit", queryset=_provinces, empty_label=_("any")
    )
    year = YearFilter(label=_("In force in the year"), method="in_year")
    state = AnyChoiceFilter(
        label=_("State"),
        method="in_state",
        choices=[(IN_FORCE, _("in force")), (ENDED, _("ended")), (AHEAD, _("not yet begun"))],
    )
    programme = ProgrammeFilter()

    class Meta:
        model = ActionPlan
        fields: tuple[str, ...] = ()

    def in_year(self, qs: Any, name: str, value: Any) -> QuerySet[ActionPlan]:
        return qs.in_force_in(int(value))

    def in_state(self, qs: Any, name: str, value: str) -> QuerySet[ActionPlan]:
        today = timezone.localdate()
        if value == IN_FORCE:
            return qs.in_force_on(today)
        return qs.filter(ends_on__lt=today) if value == ENDED else qs.filter(starts_on__gt=today)
