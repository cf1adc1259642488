"""Lists of facilities: who may open and change which."""

from typing import Any

from tests import factories
from tests.cast import Cast
from tests.permissions.pages import PLANS, PLANS_OF_HANOI, Page
from tests.permissions.rounds import EDITORS, EDITORS_OF_HANOI


def of_hanoi(cast: Cast) -> dict[str, Any]:
    return {"pk": factories.FacilityList(admin_unit=cast.hanoi, facilities=[cast.facility]).pk}


def member(cast: Cast) -> dict[str, Any]:
    return of_hanoi(cast) | {"facility": cast.facility.pk}


PAGES: tuple[Page, ...] = (
    Page(name="enterprises:lists", opens_to=PLANS),
    Page(name="enterprises:list_create", opens_to=EDITORS),
    Page(name="enterprises:list_detail", opens_to=PLANS_OF_HANOI, of=of_hanoi),
    Page(name="enterprises:list_compare", opens_to=PLANS_OF_HANOI, of=of_hanoi),
    *(
        Page(name=f"enterprises:list_{page}", opens_to=EDITORS_OF_HANOI, of=of_hanoi)
        for page in ("edit", "remove", "next", "add", "choose")
    ),
    Page(name="enterprises:list_take_off", opens_to=EDITORS_OF_HANOI, of=member),
)
