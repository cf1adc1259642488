"""The first address, each person's own beginning; and the door of the administration."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
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


@login_required
def administration(request: HttpRequest) -> HttpResponse:
    """Where the administration sends whoever is not signed in to it: the portal has one sign-in,
    and for those who may not open the administration it is not there."""
    if not request.user.is_staff:
        raise Http404
    return redirect("admin:index")
