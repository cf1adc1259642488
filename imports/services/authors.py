"""Who wrote an entry of history, where its context knows only the id."""

from collections.abc import Iterable

from accounts.models import User


def names_of(ids: Iterable[str | None]) -> dict[str, str]:
    """Id, as a context holds it, → name; no query when there is none."""
    wanted = {key for key in ids if key}
    found = User.objects.filter(pk__in=wanted) if wanted else ()
    return {str(user.pk): str(user) for user in found}
