"""Checking assessments: who may open what, and who may make which move.

MAY_MOVE is the table that tests/assessments/test_moves.py walks: every move, every kind, every
state, every person of the cast.
"""

from collections.abc import Callable
from typing import Any

from assessments.choices import AssessmentKind, AssessmentStatus, Move
from assessments.models import Assessment, ChecklistTask
from tests import factories
from tests.cast import Cast
from tests.permissions.pages import OF_HANOI, Page, assessment, foreign_assessment

# Who checks at all, and who checks in Hà Nội, in Hải Phòng.
CHECKERS = frozenset({"officer", "stranger", "admin"})
CHECKERS_OF_HANOI = frozenset({"officer", "admin"})
CHECKERS_OF_HAIPHONG = frozenset({"stranger", "admin"})
# Who fills in what lies in Hà Nội: its owner the self-assessment, experts the others.
OWNERS = frozenset({"owner", "admin"})
EXPERTS = frozenset({"officer", "consultant", "admin"})

SELF, QUICK, DETAILED = AssessmentKind
FILLERS = {SELF: OWNERS, QUICK: EXPERTS, DETAILED: EXPERTS}
MAY_MOVE: dict[Move, Callable[[AssessmentKind], frozenset[str]]] = {
    Move.SEND: FILLERS.__getitem__,
    Move.WITHDRAW: FILLERS.__getitem__,
    Move.VERIFY: lambda kind: CHECKERS_OF_HANOI,
    Move.RETURN: lambda kind: CHECKERS_OF_HANOI,
    Move.REOPEN: lambda kind: CHECKERS_OF_HANOI,
    Move.PREFER: lambda kind: CHECKERS_OF_HANOI,
}
STARTS: dict[Move, frozenset[AssessmentStatus]] = {
    Move.SEND: frozenset(
        {AssessmentStatus.DRAFT, AssessmentStatus.RETURNED, AssessmentStatus.REOPENED}
    ),
    Move.WITHDRAW: frozenset({AssessmentStatus.SENT}),
    Move.VERIFY: frozenset({AssessmentStatus.SENT}),
    Move.RETURN: frozenset({AssessmentStatus.SENT}),
    Move.REOPEN: frozenset({AssessmentStatus.VERIFIED}),
    Move.PREFER: frozenset({AssessmentStatus.VERIFIED}),
}
ENDS: dict[Move, AssessmentStatus] = {
    Move.SEND: AssessmentStatus.SENT,
    Move.WITHDRAW: AssessmentStatus.DRAFT,
    Move.VERIFY: AssessmentStatus.VERIFIED,
    Move.RETURN: AssessmentStatus.RETURNED,
    Move.REOPEN: AssessmentStatus.REOPENED,
    Move.PREFER: AssessmentStatus.VERIFIED,
}


def in_state(
    cast: Cast, status: AssessmentStatus, kind: AssessmentKind = AssessmentKind.SELF, **fields: Any
) -> Assessment:
    """An assessment of the facility of Hà Nội in the state, not handed in by any of the cast."""
    if status == AssessmentStatus.VERIFIED:
        return factories.Assessment(facility=cast.facility, kind=kind, verified=True, **fields)
    if status == AssessmentStatus.DRAFT:
        return factories.Assessment(facility=cast.facility, kind=kind, draft=True, **fields)
    return factories.Assessment(facility=cast.facility, kind=kind, status=status, **fields)


def verified(cast: Cast) -> dict[str, Any]:
    return {"pk": in_state(cast, AssessmentStatus.VERIFIED).pk}


def own_draft(cast: Cast) -> dict[str, Any]:
    return {"pk": in_state(cast, AssessmentStatus.DRAFT).pk}


def task(cast: Cast) -> dict[str, Any]:
    made, _new = ChecklistTask.objects.get_or_create(
        number=1, defaults={"step": 1, "step_vi": "Khởi động", "name_vi": "Thành lập nhóm"}
    )
    return {"task": made.pk}


PAGES: tuple[Page, ...] = (
    Page(name="assessments:queue", opens_to=CHECKERS),
    Page(
        name="assessments:queue",
        opens_to=CHECKERS,
        data=lambda cast: {"export": "xlsx"},
        label="as a file",
    ),
    Page(name="assessments:queue_accept", opens_to=CHECKERS, method="post", code=302),
    Page(name="assessments:queue_assign", opens_to=CHECKERS, method="post", code=302),
    Page(name="assessments:queue_accept", opens_to=CHECKERS, code=405),
    Page(name="assessments:check", opens_to=CHECKERS_OF_HANOI, of=assessment, label="of Hà Nội"),
    Page(
        name="assessments:check",
        opens_to=CHECKERS_OF_HAIPHONG,
        of=foreign_assessment,
        label="of Hải Phòng",
    ),
    Page(name="assessments:check", opens_to=CHECKERS_OF_HANOI, of=verified, label="verified"),
    # Without a reason nothing is returned, and the page says so; tests/assessments/test_moves.py
    # walks through what each move does.
    Page(
        name="assessments:decide",
        opens_to=CHECKERS_OF_HANOI,
        of=assessment,
        method="post",
        data=lambda cast: {"move": Move.RETURN.value},
    ),
    Page(
        name="assessments:assign",
        opens_to=CHECKERS_OF_HANOI,
        of=assessment,
        method="post",
        code=302,
    ),
    Page(name="assessments:differences", opens_to=OF_HANOI, of=assessment),
    Page(name="assessments:checklist", opens_to=OF_HANOI, of=assessment),
    Page(
        name="assessments:checklist",
        opens_to=OF_HANOI,
        of=own_draft,
        method="post",
        data=task,
        code=302,
        label="marked, or told that it is not theirs",
    ),
)
