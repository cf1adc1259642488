from assessments.models.assessments import Assessment, Authorship, FlowLine, OutputLine, Result
from assessments.models.norms import Norm
from assessments.models.resources import ConversionFactor, Resource, SolutionCategory
from assessments.models.reviews import (
    BaselineChange,
    ChecklistMark,
    ChecklistTask,
    Comment,
    Evidence,
    Explanation,
    ReviewEvent,
)
from assessments.models.solutions import MeasuredEffect, Solution, SolutionEffect, SolutionStep

__all__ = [
    "Assessment",
    "Authorship",
    "BaselineChange",
    "ChecklistMark",
    "ChecklistTask",
    "Comment",
    "ConversionFactor",
    "Evidence",
    "Explanation",
    "FlowLine",
    "MeasuredEffect",
    "Norm",
    "OutputLine",
    "Resource",
    "Result",
    "ReviewEvent",
    "Solution",
    "SolutionCategory",
    "SolutionEffect",
    "SolutionStep",
]
