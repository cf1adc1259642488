"""Verbs of accounts."""

from collections.abc import Iterable, Mapping

from accounts.choices import NotificationKind
from accounts.models import Notification, User


def notify(
    *, users: Iterable[User], kind: NotificationKind, params: Mapping[str, str], url: str
) -> None:
    """Tells each of the people once; the letters go out with the daily one.

    Args:
        params: the values of the sentence of the kind, as text.
        url: the page where something can be done about it.
    """
    Notification.objects.bulk_create(
        Notification(user=user, kind=kind, params=dict(params), url=url)
        for user in dict.fromkeys(users)
    )
