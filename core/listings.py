"""A list page asked without a browser: what it holds for a person, by its name and filters.

The page answers as it does to its visitors, guards included, so a file that a worker makes holds
what the page would show at that moment, and nothing to whom the page is closed.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import NoReverseMatch, resolve, reverse

from core.exports import Writable

if TYPE_CHECKING:
    from accounts.models import User


class ClosedPageError(Exception):
    """The person may not open the page any more, or it does not exist any more."""


class Enquiry(HttpRequest):
    """The request of a worker on behalf of a person."""

    def __init__(self, *, user: "User", path: str, query: str) -> None:
        super().__init__()
        self.method = "GET"
        self.path = self.path_info = path
        self.GET = QueryDict(query)
        self.user = user


class Answer(HttpResponse):
    """What a list page answers to an enquiry."""

    def __init__(self, content: Writable) -> None:
        super().__init__()
        self.listed = content


def listed_at(page: str, *, place: Mapping[str, Any], query: str, user: "User") -> Writable:
    """What the page of this name would give the person as a file; nothing is read yet.

    Raises ClosedPageError when the page is closed to her.
    """
    try:
        path = reverse(page, kwargs=dict(place))
        match = resolve(path)
        request = Enquiry(user=user, path=path, query=query)
        answer = match.func(request, *match.args, **match.kwargs)
    except (Http404, PermissionDenied, NoReverseMatch):
        raise ClosedPageError from None
    if not isinstance(answer, Answer):
        raise ClosedPageError
    return answer.listed
