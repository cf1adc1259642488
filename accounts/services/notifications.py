"""Telling people, and what becomes of it: read, read all, wanted as a letter or not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models.functions import Now

from accounts.choices import NotificationKind
from accounts.models import Notification, User

Key = tuple[int, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One sentence for one person.

    `about` names the occasion: nobody is told of it twice. `is_mailed`: a letter of its own says
    it, so that the daily one need not.
    """

    user: User
    kind: NotificationKind
    params: Mapping[str, str]
    url: str
    about: str
    is_mailed: bool = False

    @property
    def key(self) -> Key:
        return self.user.pk, self.kind.value, self.about


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


@transaction.atomic
def notify_once(*, told: Iterable[Told]) -> int:
    """Tells those who have not been told of the same occasion; how many that were.

    Safe to run twice, side by side as well: two runs for one person follow one another.
    """
    by_key = {each.key: each for each in told}
    users = {user for user, _kind, _about in by_key}
    locked = User.objects.select_for_update(no_key=True).filter(pk__in=users)
    list(locked.order_by("pk").values_list("pk", flat=True))
    known = _told_already(by_key, users)
    made = Notification.objects.bulk_create(
        _notification(each) for key, each in by_key.items() if key not in known
    )
    return len(made)


def mark_read(*, notification: Notification) -> None:
    """The first reading is the one that is kept."""
    Notification.objects.filter(pk=notification.pk).unread().update(read_at=Now())


def mark_all_read(*, user: User) -> None:
    Notification.objects.of(user).unread().update(read_at=Now())


def choose_letters(*, user: User, wanted: bool) -> None:
    """Whether the person gets the daily letter."""
    User.objects.filter(pk=user.pk).update(wants_mail=wanted)
    user.wants_mail = wanted


def _told_already(by_key: Mapping[Key, Told], users: Iterable[int]) -> set[Key]:
    abouts = {about for _user, _kind, about in by_key}
    found = Notification.objects.filter(user__in=users, params__about__in=abouts)
    return set(found.values_list("user_id", "kind", "params__about"))


def _notification(told: Told) -> Notification:
    return Notification(
        user=told.user,
        kind=told.kind,
        params={**told.params, "about": told.about},
        url=told.url,
        mailed_at=Now() if told.is_mailed else None,
    )
