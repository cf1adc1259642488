"""The door of every page: strangers sign in first; who may not enter learns not even that it is
there."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase
from django_htmx.middleware import HtmxDetails

from accounts.models import User
from accounts.policies import may
from accounts.roles import Permission

View = Callable[..., HttpResponseBase]


class Request(HttpRequest):
    """A signed-in person's request, with what django-htmx knows of it."""

    user: User
    htmx: HtmxDetails


def requires(*permissions: Permission) -> Callable[[View], View]:
    """Decorator of a view: anonymous → sign-in; without any of the permissions anywhere → 404.

    What of it a person sees is the business of `for_user` inside the view.
    """

    def guard(view: View) -> View:
        @login_required
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not any(may(request.user, permission) for permission in permissions):
                raise Http404
            return view(request, *args, **kwargs)

        return guarded

    return guard
