"""The steps of filling in an assessment, and how far each has come."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from assessments.choices import Direction
from assessments.models import Assessment
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
