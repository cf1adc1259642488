"""The calendar of activities: a month at an address that carries the filters."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accounts.access import Request, requires
from accounts.policies import may
from accounts.roles import Permission
from campaigns.filters.activities import CalendarFilter
from campaigns.models import Activity
from campaigns.policies.activities import HOLDING
from campaigns.selectors.calendar import Month, page_of


@requires(Permission.VIEW_PLANS)
def activity_calendar(request: Request) -> HttpResponse:
    """The month that the address names, else this one."""
    today = timezone.localdate()
    month = Month.typed(request.GET.get("month", "")) or Month.of(today)
    found = CalendarFilter(
        request.GET, queryset=Activity.objects.for_user(request.user), request=request
    )
    activities: Any = found.qs if found.is_valid() else found.queryset.none()
    context = {
        "filter": found,
        "page": page_of(month, activities, today=today),
        "today": Month.of(today),
        "query": _without_month(request),
        "may_edit": any(may(request.user, each) for each in HOLDING),
    }
    return render(request, "campaigns/activity_calendar.html", context)


def _without_month(request: HttpRequest) -> str:
    """The filters of the address, to be kept from month to month."""
    query = request.GET.copy()
    query.pop("month", None)
    return query.urlencode()
