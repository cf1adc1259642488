"""The first address: each person's own beginning."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sxsh_portal.navigation import entries


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """The first page of the navigation that the person may open: progress for those who run
    plans, the facilities for those who own them; who has no role yet learns whom to ask."""
    open_to_her = entries(request)
    if open_to_her:
        return redirect(open_to_her[0].url)
    return render(request, "no_role.html")
