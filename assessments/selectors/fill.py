"""The steps of filling in an assessment, and how far each has come."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from assessments.choices import AssessmentStatus, Direction, Move
from assessments.models import Assessment, FlowLine, OutputLine, ReviewEvent
from assessments.selectors.earlier import Earlier
from assessments.selectors.subjects import Line
from core.spreadsheets.wordings import Text

FACILITY, OUTPUT, USE, WASTE, SOLUTIONS, SEND = (
    "facility",
    "output",
    "use",
    "waste",
    "solutions",
    "send",
)
LABELS: dict[str, Text] = {
    FACILITY: _("Facility"),
    OUTPUT: _("Products and output"),
    USE: _("Materials and energy"),
    WASTE: _("Waste and emissions"),
    SOLUTIONS: _("Solutions"),
    SEND: _("Look over and send"),
}


# The steps that are made of lines, and which.
LINES_OF_STEP: dict[str, Callable[[Line], bool]] = {
    OUTPUT: lambda line: isinstance(line, OutputLine),
    USE: lambda line: isinstance(line, FlowLine) and line.direction == Direction.IN,
    WASTE: lambda line: isinstance(line, FlowLine) and line.direction == Direction.OUT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step; `state` is "done" when something was entered there."""

    key: str
    label: Text
    url: str
    state: str


def steps_of(assessment: Assessment) -> list[Step]:
    """All steps in their order, in three queries."""
    flows = set(assessment.flows.values_list("direction", flat=True))
    done = {
        FACILITY: assessment.saved_at is not None,
        OUTPUT: assessment.outputs.exclude(current_quantity=None).exists(),
        USE: Direction.IN in flows,
        WASTE: Direction.OUT in flows,
        SOLUTIONS: assessment.solutions.exists(),
    }
    return [
        Step(
            key=key,
            label=label,
            url=reverse("assessments:fill", args=[assessment.pk, key]),
            state="done" if done.get(key) else "",
        )
        for key, label in LABELS.items()
    ]


def known_before(said: Earlier | None, assessment: Assessment) -> dict[str, Decimal]:
    """By field, what the earlier report said of a line: of its own year beside this year's
    quantity, of the baseline year beside the baseline."""
    if said is None:
        return {}
    values = {
        "current_quantity": said.current,
        "baseline_quantity": said.of_year(assessment.baseline_year),
    }
    return {name: value for name, value in values.items() if value is not None}


def came_back(assessment: Assessment) -> ReviewEvent | None:
    """The move that opened it again after it was handed in, with its reason; None of a draft."""
    if assessment.status == AssessmentStatus.DRAFT:
        return None
    moves = assessment.moves.filter(move__in=(Move.RETURN, Move.REOPEN))
    return moves.select_related("by").last()
