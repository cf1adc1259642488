"""Questions about assessments; nothing here writes, and each takes a bounded number of queries."""

from assessments.selectors.earlier import Earlier, earlier_report, earlier_values
from assessments.selectors.shown import (
    AssessmentShown,
    FactorShown,
    FlowShown,
    ResultShown,
    SolutionShown,
    assessment_shown,
)

__all__ = [
    "AssessmentShown",
    "Earlier",
    "FactorShown",
    "FlowShown",
    "ResultShown",
    "SolutionShown",
    "assessment_shown",
    "earlier_report",
    "earlier_values",
]
