"""Local reports and their rounds: who may open what, and who may make which move."""

from typing import Any

from campaigns.choices import LocalMove
from tests import factories
from tests.cast import Cast
from tests.permissions.pages import REPORTERS, REPORTERS_OF_HANOI, Page
from tests.permissions.rounds import EDITORS, EDITORS_OF_HANOI

LOCAL = frozenset({"local"})
UNITS = LOCAL | {"admin"}
# Who sees the report of Bát Tràng, who writes it, who decides on it.
SEEN = REPORTERS_OF_HANOI | LOCAL
WRITTEN = EDITORS_OF_HANOI | LOCAL
MAY_MOVE = {
    LocalMove.SEND: WRITTEN,
    LocalMove.WITHDRAW: UNITS,
    LocalMove.ACCEPT: EDITORS_OF_HANOI,
    LocalMove.RETURN: EDITORS_OF_HANOI,
    LocalMove.REOPEN: EDITORS_OF_HANOI,
}


def local_round(cast: Cast) -> dict[str, Any]:
    return {"pk": _round(cast).pk}


def report(cast: Cast) -> dict[str, Any]:
    return {"pk": factories.LocalReport(round=_round(cast), admin_unit=cast.commune).pk}


def report_of_another(cast: Cast) -> dict[str, Any]:
    """Of another commune of the same province: no business of the local officer."""
    return {"pk": factories.LocalReport(round=_round(cast)).pk}


def _round(cast: Cast) -> Any:
    year = 2010 + cast.hanoi.local_rounds.count()
    return factories.LocalRound(admin_unit=cast.hanoi, created_by=cast.newcomer, year=year)


PAGES: tuple[Page, ...] = (
    Page(name="campaigns:local_report_list", opens_to=REPORTERS | LOCAL),
    Page(name="campaigns:local_report", opens_to=SEEN, of=report),
    Page(
        name="campaigns:local_report",
        opens_to=REPORTERS_OF_HANOI,
        of=report_of_another,
        label="of another unit",
    ),
    Page(name="campaigns:local_report_edit", opens_to=WRITTEN, of=report),
    Page(
        name="campaigns:local_report_move",
        opens_to=WRITTEN,
        of=report,
        method="post",
        data=lambda cast: {"move": "reopen"},
    ),
    Page(
        name="campaigns:local_report_move",
        opens_to=EDITORS_OF_HANOI,
        of=report_of_another,
        method="post",
        label="of another unit",
    ),
    Page(name="campaigns:local_report_remove", opens_to=EDITORS_OF_HANOI, of=report),
    Page(name="campaigns:local_round_list", opens_to=REPORTERS),
    Page(name="campaigns:local_round_create", opens_to=EDITORS),
    Page(name="campaigns:local_round_detail", opens_to=REPORTERS_OF_HANOI, of=local_round),
    Page(name="campaigns:local_round_edit", opens_to=EDITORS_OF_HANOI, of=local_round),
    Page(name="campaigns:local_round_remove", opens_to=EDITORS_OF_HANOI, of=local_round),
    Page(name="campaigns:local_round_remind", opens_to=EDITORS_OF_HANOI, of=local_round),
    Page(
        name="campaigns:local_round_ask",
        opens_to=EDITORS_OF_HANOI,
        of=local_round,
        method="post",
        code=302,
    ),
)
