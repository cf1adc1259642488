"""Plans and what they promise: who may open and change what."""

from typing import Any

from tests import factories
from tests.cast import Cast
from tests.permissions.pages import PLANS_OF_HANOI, Page
from tests.permissions.rounds import EDITORS, EDITORS_OF_HANOI

ADMIN = frozenset({"admin"})


def by_code(cast: Cast) -> dict[str, Any]:
    return {"code": cast.plan.code}


def by_id(cast: Cast) -> dict[str, Any]:
    return {"pk": cast.plan.pk}


def national(cast: Cast) -> dict[str, Any]:
    return {"pk": factories.ActionPlan(admin_unit=None).pk}


def target(cast: Cast) -> dict[str, Any]:
    return {"pk": cast.plan.pk, "target": factories.Target(plan=cast.plan).pk}


PAGES: tuple[Page, ...] = (
    Page(name="campaigns:plan_detail", opens_to=PLANS_OF_HANOI, of=by_code, label="of Hà Nội"),
    Page(name="campaigns:plan_create", opens_to=EDITORS),
    Page(name="campaigns:plan_edit", opens_to=EDITORS_OF_HANOI, of=by_id),
    Page(name="campaigns:plan_edit", opens_to=EDITORS_OF_HANOI, of=by_id, method="post"),
    Page(name="campaigns:plan_edit", opens_to=ADMIN, of=national, label="of the nation"),
    Page(name="campaigns:plan_remove", opens_to=EDITORS_OF_HANOI, of=by_id),
    Page(name="campaigns:plan_remove", opens_to=ADMIN, of=national, label="of the nation"),
    Page(
        name="campaigns:plan_next",
        opens_to=EDITORS_OF_HANOI,
        of=by_id,
        method="post",
        code=302,
    ),
    Page(
        name="campaigns:plan_next",
        opens_to=ADMIN,
        of=national,
        method="post",
        code=302,
        label="of the nation",
    ),
    Page(name="campaigns:target_create", opens_to=EDITORS_OF_HANOI, of=by_id),
    Page(name="campaigns:target_edit", opens_to=EDITORS_OF_HANOI, of=target),
    Page(name="campaigns:target_edit", opens_to=EDITORS_OF_HANOI, of=target, method="post"),
    Page(name="campaigns:target_remove", opens_to=EDITORS_OF_HANOI, of=target),
    Page(
        name="campaigns:target_move",
        opens_to=EDITORS_OF_HANOI,
        of=target,
        method="post",
        code=302,
    ),
)
