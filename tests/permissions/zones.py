"""Zones: who may open what."""

from typing import Any

from tests import factories
from tests.cast import Cast
from tests.permissions.pages import PLANS, PLANS_OF_HANOI, Page
from tests.permissions.rounds import EDITORS, EDITORS_OF_HANOI


def zone(cast: Cast) -> dict[str, Any]:
    """In the commune of the local officer."""
    return {"pk": factories.Zone(province=cast.hanoi, communes=[cast.commune]).pk}


def zone_elsewhere(cast: Cast) -> dict[str, Any]:
    """In the same province, but not in the commune."""
    return {"pk": factories.Zone(province=cast.hanoi).pk}


PAGES: tuple[Page, ...] = (
    Page(name="enterprises:zone_list", opens_to=PLANS),
    Page(name="enterprises:zone_detail", opens_to=PLANS_OF_HANOI, of=zone),
    Page(
        name="enterprises:zone_detail",
        opens_to=PLANS_OF_HANOI - {"local"},
        of=zone_elsewhere,
        label="of another commune",
    ),
    Page(name="enterprises:zone_create", opens_to=EDITORS),
    Page(name="enterprises:zone_edit", opens_to=EDITORS_OF_HANOI, of=zone),
    Page(name="enterprises:zone_remove", opens_to=EDITORS_OF_HANOI, of=zone),
)
