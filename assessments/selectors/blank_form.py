"""The self-assessment as paper: what is known is printed, the rest are lines to write on."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from assessments.choices import Direction
from assessments.models import Assessment, FlowLine, OutputLine, SolutionCategory
from assessments.selectors.earlier import earlier_report
from assessments.selectors.subjects import Line, lines_of
from core.spreadsheets.wordings import Text

OUTPUTS = "outputs"
# Part, its title, what its first column holds, and how many empty lines it has.
PARTS: tuple[tuple[str, Text, Text, int], ...] = (
    (OUTPUTS, _("II. Products and output"), _("Product"), 3),
    (Direction.IN.value, _("III. Materials, energy and water"), _("Resource"), 5),
    (Direction.OUT.value, _("IV. Waste and emissions"), _("Waste or emission"), 3),
)
SPARE_SOLUTIONS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedLine:
    """A line that is known: what it is about, in which unit, and its baseline if that is known."""

    name: str
    detail: str
    unit: str
    baseline: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A table of the form; `spare` are its empty lines."""

    key: str
    title: Text
    head: Text
    lines: Sequence[PrintedLine]
    spare: range


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankForm:
    """The form of one assessment."""

    parts: Sequence[Part]
    titles: Sequence[str]
    spare_solutions: range
    categories: Sequence[SolutionCategory]


def blank_form_of(assessment: Assessment) -> BlankForm:
    """The form with the lines of the assessment; where it has none yet, with those of the report
    before. Seven queries at most."""
    source = assessment
    if not assessment.outputs.exists() and not assessment.flows.exists():
        source = earlier_report(assessment) or assessment
    # A baseline of another year is not the one to be written down.
    is_same = source.baseline_year == assessment.baseline_year
    printed = [(line, _printed(line, is_same)) for line in lines_of(source)]
    return BlankForm(
        parts=[
            Part(
                key=key,
                title=title,
                head=head,
                lines=[told for line, told in printed if _part_of(line) == key],
                spare=range(spare),
            )
            for key, title, head, spare in PARTS
        ],
        titles=list(assessment.solutions.values_list("title", flat=True)),
        spare_solutions=range(SPARE_SOLUTIONS),
        categories=list(SolutionCategory.objects.all()),
    )


def _part_of(line: Line) -> str:
    return OUTPUTS if isinstance(line, OutputLine) else line.direction


def _printed(line: Line, with_baseline: bool) -> PrintedLine:
    product = line.output_line if isinstance(line, FlowLine) else None
    return PrintedLine(
        name=line.product if isinstance(line, OutputLine) else str(line.resource),
        detail=product.product if product else "",
        unit=line.unit,
        baseline=line.baseline_quantity if with_baseline else None,
    )
