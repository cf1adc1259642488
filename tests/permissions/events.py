"""Sign-ups, the door, certificates and the calendar: who may open what. The public pages open to
whoever has the key, and to nobody without one."""

from typing import Any

from django.utils import timezone

from campaigns.services.certificates import token_of
from tests import factories
from tests.cast import Cast
from tests.permissions.activities import activity_by_id
from tests.permissions.pages import EVERYONE, PLANS, Page
from tests.permissions.rounds import EDITORS_OF_HANOI

KEY = "a-key-that-nobody-guesses"


def event(cast: Cast) -> Any:
    """Today, with its pages open."""
    return factories.Activity(
        plan=cast.plan, starts_on=timezone.localdate(), sign_up_key=KEY, door_key=KEY
    )


def by_key(cast: Cast) -> dict[str, Any]:
    event(cast)
    return {"key": KEY}


def by_personal_key(cast: Cast) -> dict[str, Any]:
    return {"key": factories.SignUp(activity=event(cast)).key}


def sign_up(cast: Cast) -> dict[str, Any]:
    made = factories.SignUp(activity=event(cast))
    return {"pk": made.activity_id, "sign_up": made.pk}


def event_page(cast: Cast) -> dict[str, Any]:
    return {"pk": event(cast).pk, "page": "door"}


def certificate(cast: Cast) -> dict[str, Any]:
    given = factories.Participation(activity=event(cast), certificate="001/X")
    return {"pk": given.activity_id, "participation": given.pk}


NOBODY: frozenset[str] = frozenset()
SHUT = {"others": 404, "anonymous": 404}
PUBLIC = ("sign_up", "sign_up_thanks", "sign_up_own", "door", "door_thanks")

PAGES: tuple[Page, ...] = (
    Page(name="campaigns:attendance_paste", opens_to=EDITORS_OF_HANOI, of=activity_by_id),
    *(
        Page(
            name=f"campaigns:{name}",
            opens_to=EVERYONE,
            of=by_personal_key if name == "sign_up_own" else by_key,
        )
        for name in PUBLIC
    ),
    *(
        Page(
            name=f"campaigns:{name}",
            opens_to=NOBODY,
            of=lambda cast: {"key": "another"},
            label="with a key that is none",
            **SHUT,
        )
        for name in PUBLIC
    ),
    Page(name="campaigns:activity_calendar", opens_to=PLANS),
    Page(
        name="campaigns:certificate_check",
        opens_to=EVERYONE,
        of=lambda cast: {"token": token_of(certificate(cast)["participation"])},
    ),
    Page(
        name="campaigns:certificate_check",
        opens_to=NOBODY,
        of=lambda cast: {"token": "1:forged"},
        label="that nobody signed",
        **SHUT,
    ),
    Page(
        name="campaigns:certificates",
        opens_to=EDITORS_OF_HANOI,
        of=lambda cast: {"pk": certificate(cast)["pk"]},
    ),
    Page(
        name="campaigns:certificates_number",
        opens_to=EDITORS_OF_HANOI,
        of=activity_by_id,
        method="post",
        code=302,
    ),
    Page(name="campaigns:sign_up_list", opens_to=EDITORS_OF_HANOI, of=activity_by_id),
    Page(name="campaigns:sign_up_open", opens_to=EDITORS_OF_HANOI, of=activity_by_id),
    Page(name="campaigns:sign_up_came", opens_to=EDITORS_OF_HANOI, of=activity_by_id),
    Page(
        name="campaigns:sign_up_switch",
        opens_to=EDITORS_OF_HANOI,
        of=event_page,
        method="post",
        code=302,
    ),
    Page(name="campaigns:poster", opens_to=EDITORS_OF_HANOI, of=event_page),
    Page(name="campaigns:sign_up_edit", opens_to=EDITORS_OF_HANOI, of=sign_up),
    Page(name="campaigns:sign_up_remove", opens_to=EDITORS_OF_HANOI, of=sign_up),
)
