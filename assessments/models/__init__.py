from assessments.models.assessments import Assessment, FlowLine, OutputLine, Result
from assessments.models.norms import Norm
from assessments.models.resources import ConversionFactor, Resource, SolutionCategory
from assessments.models.solutions import Solution

__all__ = [
    "Assessment",
    "ConversionFactor",
    "FlowLine",
    "Norm",
    "OutputLine",
    "Resource",
    "Result",
    "Solution",
    "SolutionCategory",
]
