"""What the list of officers can be narrowed to."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigns.choices import Employer
from campaigns.models import Officer
from core.filters import AnyChoiceFilter, ListFilter, SearchFilter
from core.periods import year_end
from enterprises.models import AdminUnit

YES, NO = "yes", "no"
IN_POST, LEFT = "in_post", "left"
THIS_YEAR = "this_year"


def _units_of_officers(request: Any) -> QuerySet[AdminUnit]:
    officers = Officer.objects.for_user(request.user).order_by()
    return AdminUnit.objects.filter(pk__in=officers.values("admin_unit")).order_by("name", "pk")


class OfficerFilter(ListFilter):
    """Officers by words, territory, employer, and whether they can guide and are in post.

    Of officers with `capable_until`."""

    q = SearchFilter(label=_("Name, position or employer"))
    province = django_filters.ModelChoiceFilter(
        label=_("Territory"),
        field_name="admin_unit",
        queryset=_units_of_officers,
        empty_label=_("any"),
    )
    employer = AnyChoiceFilter(
        label=_("Employed by"), method="employed_by", choices=Employer.choices
    )
    capable = AnyChoiceFilter(
        label=_("Able to guide"),
        method="that_are_capable",
        choices=[(YES, _("yes")), (THIS_YEAR, _("until the end of this year")), (NO, _("no"))],
    )
    state = AnyChoiceFilter(
        label=_("State"),
        method="in_state",
        choices=[(IN_POST, _("in post")), (LEFT, _("left"))],
    )

    class Meta:
        model = Officer
        fields: tuple[str, ...] = ()

    def employed_by(self, qs: Any, name: str, value: str) -> QuerySet[Officer]:
        return qs.filter(**{f"{Employer(value)}__isnull": False})

    def that_are_capable(self, qs: Any, name: str, value: str) -> QuerySet[Officer]:
        today = timezone.localdate()
        found = {
            YES: Q(capable_until__gte=today),
            THIS_YEAR: Q(capable_until=year_end(today.year)),
            NO: Q(capable_until=None) | Q(capable_until__lt=today),
        }
        return qs.filter(found[value])

    def in_state(self, qs: Any, name: str, value: str) -> QuerySet[Officer]:
        today = timezone.localdate()
        return qs.in_office_on(today) if value == IN_POST else qs.filter(left_on__lte=today)
