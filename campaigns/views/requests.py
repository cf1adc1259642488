"""What a view of this app is given."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from accounts.models import User


class Request(HttpRequest):
    """A signed-in person's request, with what django-htmx knows of it."""

    user: User
    htmx: HtmxDetails
