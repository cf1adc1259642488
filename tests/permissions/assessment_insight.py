"""What an enterprise gets back: who may open what."""

from typing import Any

from tests import factories
from tests.cast import Cast
from tests.permissions.pages import OF_HANOI, Page, assessment, foreign_assessment

ADD = "assessments:add_proven"


def own_draft(cast: Cast) -> dict[str, Any]:
    return {"pk": factories.Assessment(facility=cast.facility, kind="self", draft=True).pk}


def proven(cast: Cast) -> dict[str, Any]:
    """The key of a solution that three other enterprises have implemented."""
    for _number in range(3):
        facility = factories.Facility(commune=cast.commune)
        solution = factories.Solution(
            assessment__facility=facility, title="Lắp biến tần", implemented=True
        )
    return {"key": f"{solution.category_id}:lap bien tan"}


PAGES: tuple[Page, ...] = (
    Page(name="assessments:insight", opens_to=OF_HANOI, of=assessment),
    Page(
        name="assessments:insight", opens_to=frozenset({"stranger", "admin"}), of=foreign_assessment
    ),
    Page(name="assessments:report_pdf", opens_to=OF_HANOI, of=assessment),
    Page(
        name="assessments:report_pdf",
        opens_to=frozenset({"stranger", "admin"}),
        of=foreign_assessment,
    ),
    Page(
        name=ADD,
        method="post",
        opens_to=frozenset({"owner", "admin"}),
        of=own_draft,
        data=proven,
        code=302,
    ),
    Page(
        name=ADD,
        method="post",
        opens_to=frozenset(),
        of=own_draft,
        data=lambda cast: {"key": "1:unknown"},
        label="unknown",
    ),
)
