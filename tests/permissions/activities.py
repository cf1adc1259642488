"""Activities and who took part in them: who may open what."""

from typing import Any

from tests import factories
from tests.cast import Cast
from tests.permissions.pages import PLANS, PLANS_OF_HANOI, Page
from tests.permissions.rounds import EDITORS, EDITORS_OF_HANOI

LOCAL = frozenset({"local"})


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


def of_commune(cast: Cast) -> Any:
    """What the commune of the local officer holds by itself."""
    return factories.Activity(admin_unit=cast.commune)


def of_neighbour(cast: Cast) -> dict[str, Any]:
    held_by = factories.Commune(province=cast.hanoi)
    return {"code": factories.Activity(admin_unit=held_by).code}


PAGES: tuple[Page, ...] = (
    Page(name="campaigns:activity_list", opens_to=PLANS),
    Page(name="campaigns:activity_detail", opens_to=PLANS_OF_HANOI, of=activity),
    Page(name="campaigns:activity_kinds", opens_to=EDITORS | LOCAL),
    Page(
        name="campaigns:activity_create",
        opens_to=EDITORS | LOCAL,
        of=lambda cast: {"kind": "inspection"},
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
    # What a unit holds itself: its officer edits it, that of its neighbour does not see it.
    *(
        Page(
            name=f"campaigns:{name}",
            opens_to=EDITORS_OF_HANOI | LOCAL,
            of=lambda cast: {"pk": of_commune(cast).pk},
            label="of the commune",
        )
        for name in ("activity_edit", "activity_remove", "participation_create")
    ),
    Page(
        name="campaigns:activity_detail",
        opens_to=PLANS_OF_HANOI - LOCAL,
        of=of_neighbour,
        label="of another commune",
    ),
)
