"""What views of this app may count on: someone who is signed in, and django-htmx."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from accounts.access import requires
from accounts.models import User
from accounts.roles import Permission

# Who may have brought a file: any, or the workbook of an assessment that is hers to fill in.
# Which imports she sees is the business of `for_user`.
of_bringers = requires(Permission.IMPORT, Permission.REPORT_OWN, Permission.ASSESS)


class Request(HttpRequest):
    """A signed-in person's request, with what django-htmx knows of it."""

    user: User
    htmx: HtmxDetails
