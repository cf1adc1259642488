"""How comments, explanations and evidence name the line they speak of: “flow-12”; "" is the whole.

The page uses the same names as ids, so that a link leads to the line.
"""

from assessments.models import FlowLine, OutputLine, Solution

Line = OutputLine | FlowLine | Solution
WHOLE = ""
NAMES: dict[type[Line], str] = {OutputLine: "output", FlowLine: "flow", Solution: "solution"}
MODELS = {name: model for model, name in NAMES.items()}


def anchor_of(line: Line) -> str:
    return f"{NAMES[type(line)]}-{line.pk}"


def line_at(anchor: str, *, assessment: int) -> Line | None:
    """The line of the assessment that the anchor names; None when there is none, or for the
    whole."""
    name, _, number = anchor.partition("-")
    model = MODELS.get(name)
    if model is None or not number.isdecimal():
        return None
    return model._default_manager.filter(assessment=assessment, pk=int(number)).first()
