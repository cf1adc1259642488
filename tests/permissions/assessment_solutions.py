"""Solutions: who may open what."""

from typing import Any

from django.utils import timezone

from assessments.choices import AssessmentKind, SolutionStatus
from assessments.models import Solution
from assessments.services.solution_life import report_step
from tests import factories
from tests.cast import Cast
from tests.permissions.pages import OF_HANOI, REGISTER, Page

FOREIGN = frozenset({"stranger", "admin"})
# Who fills in a self-assessment of the facility, who an expert one, who says what became of it.
FILLERS = frozenset({"owner", "admin"})
EXPERTS = frozenset({"officer", "consultant", "admin"})
REPORTERS = FILLERS | EXPERTS
CHECKERS = frozenset({"officer", "admin"})


def draft(cast: Cast) -> dict[str, Any]:
    made = factories.Assessment(facility=cast.facility, kind=AssessmentKind.SELF, draft=True)
    return {"pk": made.pk}


def expert_draft(cast: Cast) -> dict[str, Any]:
    return {"pk": factories.Assessment(facility=cast.facility, draft=True).pk}


def solution_of_draft(cast: Cast) -> dict[str, Any]:
    return {"pk": factories.Solution(assessment_id=draft(cast)["pk"]).pk}


def solution_of_expert_draft(cast: Cast) -> dict[str, Any]:
    return {"pk": factories.Solution(assessment_id=expert_draft(cast)["pk"]).pk}


def solution(cast: Cast) -> dict[str, Any]:
    """Of a verified assessment."""
    made = factories.Assessment(facility=cast.facility, verified=True)
    return {"pk": factories.Solution(assessment=made).pk}


def foreign_solution(cast: Cast) -> dict[str, Any]:
    made = factories.Assessment(facility=cast.foreign_facility, verified=True)
    return {"pk": factories.Solution(assessment=made).pk}


def chosen(cast: Cast) -> dict[str, Any]:
    return solution(cast) | {"status": SolutionStatus.CHOSEN.value}


def sent_solution(cast: Cast) -> dict[str, Any]:
    """Of an assessment that is being checked: nothing can be said now."""
    made = factories.Assessment(facility=cast.facility)
    return {"pk": factories.Solution(assessment=made).pk, "status": SolutionStatus.CHOSEN.value}


def reported_step(cast: Cast) -> dict[str, Any]:
    of = Solution.objects.get(pk=solution(cast)["pk"])
    today = timezone.localdate()
    step = report_step(solution=of, status=SolutionStatus.CHOSEN, on=today, by=cast.owner)
    return {"pk": step.pk}


PAGES: tuple[Page, ...] = (
    Page(name="assessments:solution_list", opens_to=REGISTER),
    Page(
        name="assessments:solution_list",
        opens_to=REGISTER,
        data=lambda cast: {"export": "xlsx"},
        label="as a file",
    ),
    Page(
        name="assessments:solution_list",
        opens_to=REGISTER,
        method="post",
        code=405,
        label="without a format",
    ),
    Page(name="assessments:solution", opens_to=OF_HANOI, of=solution, label="of Hà Nội"),
    Page(name="assessments:solution", opens_to=FOREIGN, of=foreign_solution, label="of Hải Phòng"),
    Page(
        name="assessments:fill_solutions", opens_to=FILLERS, of=draft, label="of a self-assessment"
    ),
    Page(
        name="assessments:fill_solutions",
        opens_to=EXPERTS,
        of=expert_draft,
        label="of an expert assessment",
    ),
    Page(name="assessments:solution_add", opens_to=FILLERS, of=draft),
    Page(name="assessments:solution_change", opens_to=FILLERS, of=solution_of_draft),
    Page(
        name="assessments:solution_change",
        opens_to=EXPERTS,
        of=solution_of_expert_draft,
        label="of an expert assessment",
    ),
    Page(
        name="assessments:solution_change",
        opens_to=EXPERTS,
        of=solution,
        code=302,
        label="that is locked",
    ),
    Page(
        name="assessments:solution_rank",
        opens_to=FILLERS,
        of=solution_of_draft,
        method="post",
        code=302,
    ),
    Page(
        name="assessments:solution_bring_back",
        opens_to=FILLERS,
        of=draft,
        method="post",
        code=302,
    ),
    # The administrator comes after the owner, and then it is gone.
    Page(
        name="assessments:solution_remove",
        opens_to=frozenset({"owner"}),
        of=solution_of_draft,
        method="post",
        code=302,
    ),
    Page(name="assessments:solution_step", opens_to=REPORTERS, of=chosen),
    Page(
        name="assessments:solution_step",
        opens_to=frozenset(),
        of=sent_solution,
        label="while it is checked",
    ),
    Page(
        name="assessments:solution_follow_up",
        opens_to=OF_HANOI,
        of=solution,
        method="post",
        label="without a day",
    ),
    Page(
        name="assessments:solution_settle",
        opens_to=CHECKERS,
        of=reported_step,
        method="post",
        label="without a reason",
    ),
)
