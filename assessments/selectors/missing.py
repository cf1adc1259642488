"""What an assessment still lacks before it is sent; nothing of it forbids to send."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.choices import Direction, ResourceGroup
from assessments.models import Assessment, FlowLine, OutputLine
from assessments.selectors.fill import OUTPUT, USE, WASTE
from assessments.selectors.subjects import Line, label_of, lines_of

ENERGY: tuple[str, ...] = (ResourceGroup.ELECTRICITY, ResourceGroup.FUEL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """What is not there, in words, and the page where it can be entered."""

    text: str
    url: str


def missing_of(assessment: Assessment) -> list[Missing]:
    """In the order of the steps; two queries."""
    lines = lines_of(assessment)
    outputs = [line for line in lines if isinstance(line, OutputLine)]
    used = [line for line in lines if isinstance(line, FlowLine) and _step_of(line) == USE]
    found = []
    if not outputs:
        found.append((_("No product was entered."), OUTPUT))
    found += [(_lacking(line, assessment), _step_of(line)) for line in lines if _is_open(line)]
    if not any(line.resource.group in ENERGY for line in used):
        found.append((_("No electricity and no fuel was entered."), USE))
    return [
        Missing(text=text, url=reverse("assessments:fill", args=[assessment.pk, step]))
        for text, step in found
    ]


def _is_open(line: Line) -> bool:
    return line.current_quantity is None


def _lacking(line: Line, assessment: Assessment) -> str:
    said = {"line": label_of(line), "year": assessment.reporting_year}
    return _("%(line)s: the quantity of %(year)s") % said


def _step_of(line: Line) -> str:
    if isinstance(line, OutputLine):
        return OUTPUT
    return USE if line.direction == Direction.IN else WASTE
