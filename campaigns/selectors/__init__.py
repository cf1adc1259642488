"""Questions about plans and rounds across models; nothing here writes."""

from campaigns.selectors.plans import (
    Frame,
    children_of,
    frame_of,
    hidden_participations,
    history_of,
    parent_of,
    plan_to_follow,
    targets_of,
)

__all__ = [
    "Frame",
    "children_of",
    "frame_of",
    "hidden_participations",
    "history_of",
    "parent_of",
    "plan_to_follow",
    "targets_of",
]
