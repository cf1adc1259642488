"""What the list of solutions can be narrowed to."""

from datetime import timedelta
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.choices import SolutionStatus
from assessments.models import Solution, SolutionCategory
from core.filters import AnyChoiceFilter, ListFilter, SearchFilter
from enterprises.filters.facilities import division_choices

SOON = timedelta(days=30)
PAYBACK = (
    ("under_1", _("less than 1 year")),
    ("1_to_3", _("1 to 3 years")),
    ("3_to_5", _("3 to 5 years")),
    ("over_5", _("more than 5 years")),
    ("never", _("never")),
    ("unknown", _("not known")),
)


class SolutionFilter(ListFilter):
    """Solutions by words, category, state, payback, trade, and what is to be done about them."""

    q = SearchFilter(label=_("Solution, facility or enterprise"))
    category = django_filters.ModelChoiceFilter(
        label=_("Category"), queryset=SolutionCategory.objects.all(), empty_label=_("any")
    )
    status = AnyChoiceFilter(label=_("State"), choices=SolutionStatus.choices)
    payback = AnyChoiceFilter(label=_("Payback"), method="that_pays_back", choices=PAYBACK)
    division = AnyChoiceFilter(
        label=_("Industry"),
        field_name="assessment__facility__industry__division",
        choices=division_choices,
    )
    follow_up = AnyChoiceFilter(
        label=_("Follow-up"),
        method="to_be_followed_up",
        choices=[("due", _("due")), ("soon", _("due within 30 days"))],
    )
    reported = AnyChoiceFilter(
        label=_("Reported steps"),
        method="with_step",
        choices=[("waiting", _("waiting to be checked"))],
    )

    class Meta:
        model = Solution
        fields: tuple[str, ...] = ()

    def that_pays_back(self, qs: Any, name: str, value: str) -> QuerySet[Solution]:
        return qs.paying_back(value)

    def to_be_followed_up(self, qs: Any, name: str, value: str) -> QuerySet[Solution]:
        today = timezone.localdate()
        return qs.follow_up_due(today if value == "due" else today + SOON)

    def with_step(self, qs: Any, name: str, value: str) -> QuerySet[Solution]:
        return qs.with_step_waiting()
