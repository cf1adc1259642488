"""Projects, transfers, followers, the network and lots: who may open what."""

from collections.abc import Callable
from typing import Any

from tests import factories
from tests.cast import Cast
from tests.permissions.pages import EVERYONE, PLANS_OF_HANOI, Page
from tests.permissions.people import SEE_FACILITIES, lists_of, pages_of
from tests.permissions.rounds import EDITORS_OF_HANOI

Record = Callable[[Cast], dict[str, Any]]


def transfer(cast: Cast) -> dict[str, Any]:
    return {"pk": factories.TechnologyTransfer(facility=cast.facility).pk}


def project(cast: Cast) -> dict[str, Any]:
    return {"pk": factories.PromotionProject(admin_unit=cast.hanoi).pk}


def member(cast: Cast) -> dict[str, Any]:
    return {"pk": factories.NetworkMember(admin_unit=cast.hanoi).pk}


def lot(cast: Cast) -> dict[str, Any]:
    return {"pk": factories.TraceLot(facility=cast.facility).pk}


def public_lot(cast: Cast) -> dict[str, Any]:
    return {"key": factories.TraceLot(facility=cast.facility, is_public=True).key}


def hidden_lot(cast: Cast) -> dict[str, Any]:
    return {"key": factories.TraceLot(facility=cast.facility).key}


def model(cast: Cast) -> dict[str, Any]:
    return {"pk": factories.DemonstrationModel(facility=cast.facility).pk}


def follower(cast: Cast) -> dict[str, Any]:
    made = factories.ModelFollower(model__facility=cast.facility, facility=cast.facility)
    return {"pk": made.model_id, "part": made.pk}


def commitment(cast: Cast) -> dict[str, Any]:
    made = factories.Commitment(member__admin_unit=cast.hanoi)
    return {"pk": made.member_id, "part": made.pk}


def link(cast: Cast) -> dict[str, Any]:
    made = factories.ChainLink(supplier__admin_unit=cast.hanoi, buyer__admin_unit=cast.hanoi)
    return {"pk": made.supplier_id, "part": made.pk}


def step(cast: Cast) -> dict[str, Any]:
    made = factories.TraceStep(lot__facility=cast.facility)
    return {"pk": made.lot_id, "part": made.pk}


def _parts(kind: str, whole: Record, part: Record) -> tuple[Page, ...]:
    """One more part of a record, its change and its removal."""
    name = f"campaigns:{kind}"
    edited: dict[str, Any] = {"opens_to": EDITORS_OF_HANOI, "of": part}
    return (
        Page(name=f"{name}_create", opens_to=EDITORS_OF_HANOI, of=whole),
        Page(name=f"{name}_edit", **edited),
        Page(name=f"{name}_remove", **edited),
    )


NOBODY: frozenset[str] = frozenset()
PAGES: tuple[Page, ...] = (
    *lists_of("transfer"),
    *pages_of("transfer", transfer, SEE_FACILITIES),
    *lists_of("project"),
    *pages_of("project", project, PLANS_OF_HANOI),
    *lists_of("member"),
    *pages_of("member", member, PLANS_OF_HANOI),
    *lists_of("lot"),
    *pages_of("lot", lot, SEE_FACILITIES),
    Page(name="campaigns:lot_label", opens_to=SEE_FACILITIES, of=lot),
    Page(name="campaigns:trace", opens_to=EVERYONE, of=public_lot),
    Page(name="campaigns:trace", opens_to=NOBODY, of=hidden_lot, anonymous=404, label="not shown"),
    *_parts("follower", model, follower),
    *_parts("commitment", member, commitment),
    *_parts("link", member, link),
    *_parts("step", lot, step),
)
