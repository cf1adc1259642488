"""What every page says while the demo programme is loaded: nothing here is real."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from accounts.models import User

DEMO_DOMAIN = "@demo.example"


def demo_notice(request: HttpRequest) -> dict[str, object]:
    """Context processor: `has_demo`, asked only where the frame of a page is drawn.

    One look at the few rows of users; a kept answer would outlive the demo it speaks of.
    """
    return {"has_demo": SimpleLazyObject(has_demo)}


def has_demo() -> bool:
    """Whether the users of the demo programme exist."""
    return User.objects.filter(email__endswith=DEMO_DOMAIN).exists()
