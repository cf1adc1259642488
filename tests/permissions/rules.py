"""Rules: who may read and change which."""

from typing import Any

from tests import factories
from tests.cast import Cast
from tests.permissions.pages import PLANS, PLANS_OF_HANOI, Page
from tests.permissions.rounds import EDITORS, EDITORS_OF_HANOI


def of_hanoi(cast: Cast) -> dict[str, Any]:
    return {"pk": factories.Rule(admin_unit=cast.hanoi).pk}


def word(cast: Cast) -> dict[str, Any]:
    return {"word": "aware"}


PAGES: tuple[Page, ...] = (
    Page(name="campaigns:rule_list", opens_to=PLANS),
    Page(name="campaigns:rule_detail", opens_to=PLANS_OF_HANOI, of=of_hanoi),
    Page(name="reports:rule_create", opens_to=EDITORS, of=word),
    Page(name="reports:rule_edit", opens_to=EDITORS_OF_HANOI, of=of_hanoi),
    Page(name="reports:rule_remove", opens_to=EDITORS_OF_HANOI, of=of_hanoi),
)
