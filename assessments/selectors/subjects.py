"""What a line is about, whatever its spelling: those of one subject are compared."""

from decimal import Decimal

from assessments.models import Assessment, FlowLine, OutputLine
from core.text import fold
from core.units import UnitError, convert

Line = OutputLine | FlowLine


def lines_of(assessment: Assessment) -> list[Line]:
    """Products first, then what was used and given off; two queries."""
    flows = assessment.flows.select_related("resource", "output_line")
    return [*assessment.outputs.all(), *flows]


def subject_of(line: Line) -> tuple[object, ...]:
    """A product by its folded name; a resource by its direction and the product it is metered
    for, or the whole site."""
    if isinstance(line, OutputLine):
        return ("output", fold(line.product))
    product = fold(line.output_line.product) if line.output_line else ""
    return ("flow", line.resource_id, line.direction, product)


def label_of(line: Line) -> str:
    """What people call the line: its product, or its resource and the product it is metered for."""
    if isinstance(line, OutputLine):
        return line.product
    return f"{line.resource}, {line.output_line}" if line.output_line else str(line.resource)


def in_unit_of(line: Line, value: Decimal | None, before: Line) -> Decimal | None:
    """A value of another line of the subject in this one's unit; None when that is unlike."""
    if value is None:
        return None
    try:
        return convert(value, from_unit=before.unit, to_unit=line.unit)
    except UnitError:
        return None
