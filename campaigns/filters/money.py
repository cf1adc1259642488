"""What the list of money can be narrowed to."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from campaigns.choices import FundingSource
from campaigns.filters.shared import YearFilter, plans_of
from campaigns.models import Funding, PlanTask
from core.filters import AnyChoiceFilter, ListFilter, SearchFilter
from enterprises.models import Agency


def _agencies(request: Any) -> QuerySet[Agency]:
    seen = Funding.objects.for_user(request.user).order_by()
    return Agency.objects.filter(pk__in=seen.values("agency")).order_by("name", "pk")


def _tasks(request: Any) -> QuerySet[PlanTask]:
    """Those for which there is money."""
    seen = Funding.objects.for_user(request.user).order_by()
    return PlanTask.objects.filter(pk__in=seen.values("task")).order_by("title", "pk")


class FundingFilter(ListFilter):
    """Money by words, plan, source, year, agency and task."""

    q = SearchFilter(label=_("Plan, task, project, agency or note"))
    plan = django_filters.ModelChoiceFilter(
        label=_("Plan"), queryset=plans_of, to_field_name="code", empty_label=_("any")
    )
    source = AnyChoiceFilter(label=_("Source"), choices=FundingSource.choices)
    year = YearFilter(label=_("Year"), field_name="year")
    agency = django_filters.ModelChoiceFilter(
        label=_("Agency"), queryset=_agencies, empty_label=_("any")
    )
    task = django_filters.ModelChoiceFilter(label=_("Task"), queryset=_tasks, empty_label=_("any"))

    class Meta:
        model = Funding
        fields: tuple[str, ...] = ()
