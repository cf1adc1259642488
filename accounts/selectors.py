"""Questions about accounts; nothing here writes."""

from django.contrib.auth.models import AnonymousUser

from accounts.models import Notification, User

# More than anybody wants to know exactly.
MOST_COUNTED = 100


def unread_count(user: User | AnonymousUser) -> int:
    """How many notifications a person has not read, at most MOST_COUNTED; one look at an index
    that holds the unread only, and none for a stranger."""
    if not user.is_authenticated:
        return 0
    return Notification.objects.of(user).unread()[:MOST_COUNTED].count()
