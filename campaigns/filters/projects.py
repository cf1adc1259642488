"""What the list of projects of industrial promotion can be narrowed to."""

from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _

from campaigns.choices import ProjectState
from campaigns.filters.shared import ProgrammeFilter, YearFilter, plans_of
from campaigns.models import ActionPlan, PromotionProject
from core.filters import AnyChoiceFilter, ListFilter, SearchFilter


class ProjectFilter(ListFilter):
    """Projects by words, state, year, plan and other programme."""

    q = SearchFilter(label=_("Code, title or decision"))
    state = AnyChoiceFilter(label=_("State"), choices=ProjectState.choices)
    year = YearFilter(label=_("Begun in"), field_name="starts_on__year")
    plan = django_filters.ModelChoiceFilter(
        label=_("Plan"),
        queryset=plans_of,
        to_field_name="code",
        method="of_plan",
        empty_label=_("any"),
    )
    programme = ProgrammeFilter()

    class Meta:
        model = PromotionProject
        fields: tuple[str, ...] = ()

    def of_plan(self, qs: Any, name: str, value: ActionPlan) -> Any:
        return qs.of_plan(value)
