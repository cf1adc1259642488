"""Rounds, invitations, notifications: who may open what."""

from typing import Any

from accounts.choices import NotificationKind
from accounts.models import Notification
from accounts.services.daily_letter import switch_address
from campaigns.services.colleagues import token_for
from tests import factories
from tests.cast import Cast
from tests.permissions.pages import EVERYONE, PLANS, PLANS_OF_HANOI, SIGNED_IN, Page

EDITORS = frozenset({"officer", "stranger", "admin"})
EDITORS_OF_HANOI = EDITORS - {"stranger"}
OWNER = frozenset({"owner"})


def round_of_hanoi(cast: Cast) -> dict[str, Any]:
    made = factories.CollectionRound(admin_unit=cast.hanoi, created_by=cast.officer)
    return {"pk": made.pk}


def invitation(cast: Cast) -> dict[str, Any]:
    """Of the facility of Hà Nội, to a round of its department."""
    made = _invitation(cast)
    return {"pk": made.round_id, "invitation": made.pk}


def link(cast: Cast) -> dict[str, Any]:
    return {"key": _invitation(cast).key}


def own_round(cast: Cast) -> dict[str, Any]:
    return {"pk": _invitation(cast).pk}


def link_to_colleague(cast: Cast) -> dict[str, Any]:
    enterprise = cast.facility.enterprise
    return {"token": token_for(email="a@test.example", enterprise=enterprise, by=cast.owner)}


def news_of_officer(cast: Cast) -> dict[str, Any]:
    params = {"facility": "Kim Lan", "year": "2025"}
    told = Notification.objects.create(
        user=cast.officer, kind=NotificationKind.SENT, params=params, url="/"
    )
    return {"pk": told.pk}


def switch_of_officer(cast: Cast) -> dict[str, Any]:
    return {"token": switch_address(cast.officer).rstrip("/").rpartition("/")[2]}


def _invitation(cast: Cast) -> Any:
    made = factories.CollectionRound(admin_unit=cast.hanoi, created_by=cast.officer)
    return factories.Invitation(round=made, facility=cast.facility)


PAGES: tuple[Page, ...] = (
    # Rounds, for those who plan
    Page(name="campaigns:round_list", opens_to=PLANS),
    Page(name="campaigns:round_list", opens_to=PLANS, data=lambda cast: {"export": "csv"}),
    Page(name="campaigns:round_create", opens_to=EDITORS),
    Page(name="campaigns:round_detail", opens_to=PLANS_OF_HANOI, of=round_of_hanoi),
    Page(name="campaigns:round_rates", opens_to=PLANS_OF_HANOI, of=round_of_hanoi),
    Page(name="campaigns:round_edit", opens_to=EDITORS_OF_HANOI, of=round_of_hanoi),
    Page(name="campaigns:round_choose", opens_to=EDITORS_OF_HANOI, of=round_of_hanoi),
    Page(
        name="campaigns:round_choose",
        opens_to=EDITORS_OF_HANOI,
        of=round_of_hanoi,
        method="post",
        code=302,
    ),
    Page(name="campaigns:round_remind", opens_to=EDITORS_OF_HANOI, of=round_of_hanoi),
    Page(name="campaigns:round_invitation", opens_to=EDITORS_OF_HANOI, of=invitation),
    Page(
        name="campaigns:round_withdraw",
        opens_to=frozenset({"officer"}),
        of=invitation,
        method="post",
        code=302,
    ),
    # The link of a letter opens to whoever has it
    Page(name="campaigns:invitation", opens_to=EVERYONE, of=link),
    Page(
        name="campaigns:invitation",
        opens_to=EVERYONE,
        of=lambda cast: {"key": "guessed"},
        code=404,
        label="guessed",
    ),
    Page(name="campaigns:invitation_sign_up", opens_to=EVERYONE, of=link, method="post"),
    Page(name="campaigns:invitation_sign_in", opens_to=EVERYONE, of=link, method="post"),
    Page(name="campaigns:invitation_begin", opens_to=EVERYONE, of=link, method="post", code=302),
    # An enterprise's own
    Page(name="campaigns:my_facility", opens_to=OWNER),
    Page(
        name="campaigns:my_round",
        opens_to=OWNER | {"admin"},
        of=own_round,
        method="post",
        code=302,
    ),
    Page(
        name="campaigns:my_colleague",
        opens_to=OWNER,
        of=lambda cast: {"pk": cast.facility.enterprise_id},
        method="post",
        data=lambda cast: {"email": "colleague@test.example"},
        code=302,
    ),
    Page(
        name="campaigns:my_colleague",
        opens_to=frozenset(),
        of=lambda cast: {"pk": cast.foreign_facility.enterprise_id},
        method="post",
        label="of another enterprise",
    ),
    Page(name="campaigns:colleague", opens_to=EVERYONE, of=link_to_colleague),
    Page(
        name="campaigns:colleague",
        opens_to=EVERYONE,
        of=lambda cast: {"token": "guessed"},
        code=404,
        label="guessed",
    ),
    # What one is told, and nobody else
    Page(name="notifications", opens_to=SIGNED_IN),
    Page(name="notifications", opens_to=SIGNED_IN, data=lambda cast: {"export": "xlsx"}),
    Page(name="notification", opens_to=frozenset({"officer"}), of=news_of_officer, code=302),
    Page(name="notifications_read", opens_to=SIGNED_IN, method="post", code=302),
    Page(name="letters", opens_to=SIGNED_IN),
    Page(name="letters_off", opens_to=EVERYONE, of=switch_of_officer),
    Page(
        name="letters_off",
        opens_to=EVERYONE,
        of=lambda cast: {"token": f"{cast.officer.pk}:guessed"},
        code=404,
        label="guessed",
    ),
)
