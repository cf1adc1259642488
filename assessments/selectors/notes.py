"""What was said of the lines of an assessment, and the files that stand behind them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from assessments.anchors import WHOLE, anchor_of
from assessments.models import Assessment, Comment, Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class LineNotes:
    """The comments and the evidence of one line, each in the order in which they came."""

    comments: list[Comment] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.comments) + len(self.evidence)

    @property
    def open(self) -> int:
        """How many comments still ask for an answer."""
        return sum(comment.settled_at is None for comment in self.comments)


Notes = Mapping[str, LineNotes]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedLine:
    """A line as the page of notes calls it; `detail` tells it from others of its name."""

    anchor: str
    name: str
    detail: str


def notes_of(assessment: Assessment) -> dict[str, LineNotes]:
    """By anchor, what was said of a line and shown for it, in two queries; "" is the whole.
    Lines without any are not in it."""
    found: dict[str, LineNotes] = defaultdict(LineNotes)
    for comment in assessment.comments.select_related("by"):
        found[comment.anchor].comments.append(comment)
    for evidence in assessment.evidences.select_related("by"):
        found[evidence.anchor].evidence.append(evidence)
    return dict(found)


def noted_lines(assessment: Assessment, notes: Notes) -> list[NotedLine]:
    """The whole and every line that can be spoken of, in the order of the pages; three queries.

    A line that was taken away leaves what was said of it: it comes last.
    """
    lines = [
        NotedLine(anchor=WHOLE, name=_("The assessment as a whole"), detail=""),
        *(
            NotedLine(anchor=anchor_of(line), name=line.product, detail=_("output"))
            for line in assessment.outputs.all()
        ),
        *(
            NotedLine(
                anchor=anchor_of(flow),
                name=str(flow.resource),
                detail=flow.output_line.product if flow.output_line else _("whole site"),
            )
            for flow in assessment.flows.select_related("resource", "output_line")
        ),
        *(
            NotedLine(anchor=anchor_of(solution), name=solution.title, detail=_("solution"))
            for solution in assessment.solutions.all()
        ),
    ]
    known = {line.anchor for line in lines}
    gone = (anchor for anchor in notes if anchor not in known)
    return lines + [NotedLine(anchor=each, name=_("A line taken away"), detail="") for each in gone]
