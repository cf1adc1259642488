"""Activities and who took part in them: who may open what."""

from typing import Any

from tests import factories
from tests.cast import Cast
from tests.permissions.pages import PLANS, PLANS_OF_HANOI, Page
from tests.permissions.rounds import EDITORS, EDITORS_OF_HANOI


def activity(cast: Cast) -> dict[str, Any]:
    return {"code": factories.Activity(plan=cast.plan).code}


def activity_by_id(cast: Cast) -> dict[str, Any]:
    return {"pk": factories.Activity(plan=cast.plan).pk}


def participation(cast: Cast) -> dict[str, Any]:
    of = factories.Activity(plan=cast.plan)
    return {
        "pk": of.pk,
        "participation": factories.Participation(activity=of, facility=cast.facility).pk,
    }


PAGES: tuple[Page, ...] = (
    Page(name="campaigns:activity_list", opens_to=PLANS),
    Page(name="campaigns:activity_detail", opens_to=PLANS_OF_HANOI, of=activity),
    Page(name="campaigns:activity_kinds", opens_to=EDITORS),
    Page(
        name="campaigns:activity_create", opens_to=EDITORS, of=lambda cast: {"kind": "inspection"}
    ),
    Page(name="campaigns:activity_edit", opens_to=EDITORS_OF_HANOI, of=activity_by_id),
    Page(
        name="campaigns:activity_edit",
        opens_to=EDITORS_OF_HANOI,
        of=activity_by_id,
        method="post",
    ),
    Page(name="campaigns:activity_remove", opens_to=EDITORS_OF_HANOI, of=activity_by_id),
    Page(name="campaigns:participation_create", opens_to=EDITORS_OF_HANOI, of=activity_by_id),
    Page(name="campaigns:participation_edit", opens_to=EDITORS_OF_HANOI, of=participation),
    Page(name="campaigns:participation_remove", opens_to=EDITORS_OF_HANOI, of=participation),
)
