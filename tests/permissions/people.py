"""Officers, instances of support and models: who may open what."""

from collections.abc import Callable
from typing import Any

from tests import factories
from tests.cast import Cast
from tests.permissions.pages import PLANS, PLANS_OF_HANOI, Page
from tests.permissions.rounds import EDITORS, EDITORS_OF_HANOI

# Who sees plans, and the facilities of Hà Nội as well.
SEE_FACILITIES = PLANS_OF_HANOI - {"ministry"}
Record = Callable[[Cast], dict[str, Any]]


def officer_of_agency(cast: Cast) -> dict[str, Any]:
    return {"pk": factories.Officer(admin_unit=cast.hanoi).pk}


def officer_of_facility(cast: Cast) -> dict[str, Any]:
    return {"pk": factories.Officer(admin_unit=cast.hanoi, facility=cast.facility).pk}


def support(cast: Cast) -> dict[str, Any]:
    return {"pk": factories.SupportCase(facility=cast.facility).pk}


def model(cast: Cast) -> dict[str, Any]:
    return {"pk": factories.DemonstrationModel(facility=cast.facility).pk}


def pages_of(kind: str, of: Record, seen_by: frozenset[str], label: str = "") -> tuple[Page, ...]:
    """Page, change and removal of a kind of record."""
    name = f"campaigns:{kind}"
    edited: dict[str, Any] = {"opens_to": EDITORS_OF_HANOI, "of": of, "label": label}
    return (
        Page(name=f"{name}_detail", opens_to=seen_by, of=of, label=label),
        Page(name=f"{name}_edit", **edited),
        Page(name=f"{name}_edit", method="post", **edited),
        Page(name=f"{name}_remove", **edited),
    )


def lists_of(kind: str) -> tuple[Page, ...]:
    name = f"campaigns:{kind}"
    return (
        Page(name=f"{name}_list", opens_to=PLANS),
        Page(name=f"{name}_create", opens_to=EDITORS),
    )


PAGES: tuple[Page, ...] = (
    *lists_of("officer"),
    *pages_of("officer", officer_of_agency, PLANS_OF_HANOI, "of an agency"),
    *pages_of("officer", officer_of_facility, SEE_FACILITIES, "of a facility"),
    Page(name="campaigns:officer_training", opens_to=EDITORS_OF_HANOI, of=officer_of_agency),
    *lists_of("support"),
    *pages_of("support", support, SEE_FACILITIES),
    *lists_of("model"),
    *pages_of("model", model, SEE_FACILITIES),
)
