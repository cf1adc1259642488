"""Baseline values that are no longer what the report before this one said of the same year."""

from dataclasses import dataclass
from decimal import Decimal

from assessments.anchors import anchor_of
from assessments.models import Assessment
from assessments.rules.plausibility import differ
from assessments.selectors.earlier import earlier_values
from assessments.selectors.subjects import Line, label_of, lines_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedBaseline:
    """A line whose baseline differs; both values in the unit of today's line."""

    line: Line
    anchor: str
    label: str
    old: Decimal
    new: Decimal


def changed_baselines(assessment: Assessment) -> list[ChangedBaseline]:
    """In the order of the lines. A value that one of the two reports lacks is no change, and
    neither is that of a baseline year of which the earlier report said nothing."""
    earlier = earlier_values(assessment)
    found = []
    for line in lines_of(assessment) if earlier else []:
        anchor, new = anchor_of(line), line.baseline_quantity
        said = earlier.get(anchor)
        old = said.of_year(assessment.baseline_year) if said else None
        if old is not None and new is not None and differ(old, new):
            found.append(
                ChangedBaseline(line=line, anchor=anchor, label=label_of(line), old=old, new=new)
            )
    return found
