"""Verbs of assessments."""

from assessments.services.results import compute_results
from assessments.services.review import move_assessment

__all__ = ["compute_results", "move_assessment"]
