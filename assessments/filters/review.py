"""What the queue can be narrowed to."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.choices import AssessmentKind
from assessments.filters.assessments import year_choices
from assessments.models import Assessment
from assessments.rules.clock import last_late_day
from core.filters import AnyChoiceFilter, ListFilter, SearchFilter
from enterprises.models import Facility

LATE, IN_TIME = "late", "in_time"
WITH, WITHOUT = "with", "without"
MINE, NOBODY = "mine", "nobody"


class QueueFilter(ListFilter):
    """What waits, by facility, place, time, warnings, and by who checks it."""

    q = SearchFilter(label=_("Facility: name, code, address or tax code"))
    place = django_filters.CharFilter(label=_("Commune, district or province"), method="in_place")
    clock = AnyChoiceFilter(
        label=_("Five working days"),
        method="by_clock",
        choices=[(LATE, _("overdue")), (IN_TIME, _("in time"))],
    )
    warnings = AnyChoiceFilter(
        label=_("Warnings"),
        method="by_warnings",
        choices=[(WITH, _("with warnings")), (WITHOUT, _("without a warning"))],
    )
    checker = AnyChoiceFilter(
        label=_("Who checks"),
        method="by_checker",
        choices=[(MINE, _("I do")), (NOBODY, _("nobody yet"))],
    )
    kind = AnyChoiceFilter(label=_("Kind"), choices=AssessmentKind.choices)
    year = AnyChoiceFilter(
        label=_("Reporting year"), field_name="reporting_year", choices=year_choices
    )

    class Meta:
        model = Assessment
        fields: tuple[str, ...] = ()

    def in_place(self, qs: Any, name: str, value: str) -> QuerySet[Assessment]:
        found: QuerySet[Assessment] = qs.filter(
            facility__in=Facility.objects.in_place_named(value).values("pk")
        )
        return found

    def by_clock(self, qs: Any, name: str, value: str) -> QuerySet[Assessment]:
        last = last_late_day(timezone.localdate())
        found: QuerySet[Assessment] = (
            qs.filter(sent_on__lte=last) if value == LATE else qs.filter(sent_on__gt=last)
        )
        return found

    def by_warnings(self, qs: Any, name: str, value: str) -> QuerySet[Assessment]:
        """What nobody has looked at for warnings is neither with nor without."""
        found: QuerySet[Assessment] = (
            qs.filter(warnings__gt=0) if value == WITH else qs.filter(warnings=0)
        )
        return found

    def by_checker(self, qs: Any, name: str, value: str) -> QuerySet[Assessment]:
        checker = self.request.user if value == MINE else None
        found: QuerySet[Assessment] = qs.filter(assigned_to=checker)
        return found
