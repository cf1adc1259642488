"""Baseline values that are no longer what the report before this one said of the same year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assessments.anchors import anchor_of
from assessments.models import Assessment, FlowLine, OutputLine
from assessments.rules.plausibility import Finding, differ
from assessments.selectors.earlier import earlier_values
from assessments.selectors.subjects import Line, label_of, lines_of
from core.bulk import any_key

# By report, what the rules of plausibility say of its baseline.
ChangesFound = Mapping[int, Sequence[Finding]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedBaseline:
    """A line whose baseline differs; both values in the unit of today's line."""

    line: Line
    anchor: str
    label: str
    old: Decimal
    new: Decimal

    @property
    def report(self) -> int:
        return self.line.assessment_id


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


def changes_found(found: ChangesFound) -> list[ChangedBaseline]:
    """The same of what was found in many reports, in their order; two queries."""
    lines = _lines_of(found)
    return [
        ChangedBaseline(line=line, anchor=each.anchor, label=label_of(line), old=old, new=new)
        for findings in found.values()
        for each in findings
        if (line := lines.get(each.anchor)) is not None
        and isinstance(old := each.told["before"], Decimal)
        and (new := line.baseline_quantity) is not None
    ]


def _lines_of(assessment_ids: Mapping[int, object]) -> dict[str, Line]:
    """The lines of the reports by their anchors."""
    theirs = {"assessment__in": any_key(assessment_ids)}
    flows = FlowLine.objects.filter(**theirs).select_related("resource", "output_line")
    lines: list[Line] = [*OutputLine.objects.filter(**theirs), *flows]
    return {anchor_of(line): line for line in lines}
