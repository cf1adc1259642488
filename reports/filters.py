"""What the list of reports can be narrowed to."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.roles import Permission
from campaigns.models import ActionPlan
from core.filters import AnyChoiceFilter, ListFilter
from reports.choices import ReportState
from reports.models import ProgressReport


def _plans(request: Any) -> QuerySet[ActionPlan]:
    return ActionPlan.objects.for_user(request.user, Permission.MAKE_REPORTS)


class ReportFilter(ListFilter):
    """Reports by plan and state."""

    wide = ("plan",)
    plan = django_filters.ModelChoiceFilter(
        label=_("Plan"), queryset=_plans, to_field_name="code", empty_label=_("any")
    )
    state = AnyChoiceFilter(label=_("State"), choices=ReportState.choices)

    class Meta:
        model = ProgressReport
        fields: tuple[str, ...] = ()
