"""What the lists of activities and participants can be narrowed to."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from campaigns.choices import ActivityKind, ParticipantRole
from campaigns.filters.shared import ProgrammeFilter, YearFilter, plans_of
from campaigns.models import ActionPlan, Activity, Participation
from core.filters import AnyChoiceFilter, ListFilter, SearchFilter

YES, NO = "yes", "no"


class PlanActivityFilter(ListFilter):
    """The activities of one plan by words, kind, year and whether they count."""

    q = SearchFilter(label=_("Title, code or place"))
    kind = AnyChoiceFilter(label=_("Kind"), choices=ActivityKind.choices)
    year = YearFilter(label=_("Year"), field_name="starts_on__year")
    counts = AnyChoiceFilter(
        label=_("Counts as awareness"),
        method="that_count",
        choices=[(YES, _("yes")), (NO, _("no"))],
    )
    programme = ProgrammeFilter()

    class Meta:
        model = Activity
        fields: tuple[str, ...] = ()

    def that_count(self, qs: Any, name: str, value: str) -> QuerySet[Activity]:
        return qs.filter(counts_as_awareness=value == YES)


class ActivityFilter(PlanActivityFilter):
    """Activities by words, plan, kind, year and whether they count."""

    plan = django_filters.ModelChoiceFilter(
        label=_("Plan"),
        queryset=plans_of,
        to_field_name="code",
        method="of_plan",
        empty_label=_("any"),
    )

    def of_plan(self, qs: Any, name: str, value: ActionPlan) -> QuerySet[Activity]:
        return qs.of_plan(value)


class CalendarFilter(ActivityFilter):
    """The same, of the month that the calendar shows."""

    year: Any = None
    counts: Any = None


class ParticipationFilter(ListFilter):
    """Participants by words and role."""

    q = SearchFilter(label=_("Person, facility, zone or agency"))
    role = AnyChoiceFilter(label=_("Role"), choices=ParticipantRole.choices)

    class Meta:
        model = Participation
        fields: tuple[str, ...] = ()
