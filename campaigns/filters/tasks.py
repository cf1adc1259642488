"""What the list of tasks can be narrowed to."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigns.choices import TaskState
from campaigns.filters.shared import YearFilter, plans_of
from campaigns.models import PlanTask
from core.filters import AnyChoiceFilter, ListFilter, SearchFilter
from enterprises.models import Agency


def _agencies(request: Any) -> QuerySet[Agency]:
    """Those that lead, or take part in, a task that the person may see."""
    seen = PlanTask.objects.for_user(request.user).order_by()
    leads = Agency.objects.filter(pk__in=seen.values("lead"))
    partners = Agency.objects.filter(pk__in=seen.values("partners"))
    return (leads | partners).order_by("name", "pk")


class TaskFilter(ListFilter):
    """Tasks by words, plan, agency, the year they are due in, and how they stand today."""

    q = SearchFilter(label=_("Task or lead agency"))
    plan = django_filters.ModelChoiceFilter(
        label=_("Plan"), queryset=plans_of, to_field_name="code", empty_label=_("any")
    )
    agency = django_filters.ModelChoiceFilter(
        label=_("Agency, leading or taking part"),
        queryset=_agencies,
        method="of_agency",
        empty_label=_("any"),
    )
    year = YearFilter(label=_("Due in the year"), field_name="due_on__year")
    state = AnyChoiceFilter(label=_("State"), method="in_state", choices=TaskState.choices)

    class Meta:
        model = PlanTask
        fields: tuple[str, ...] = ()

    def of_agency(self, qs: Any, name: str, value: Agency) -> QuerySet[PlanTask]:
        return qs.of_agency(value)

    def in_state(self, qs: Any, name: str, value: str) -> QuerySet[PlanTask]:
        return qs.in_state(value, day=timezone.localdate())
