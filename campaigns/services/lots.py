"""What a new step of a lot is given."""

from campaigns.models import TraceLot


def next_position(lot: TraceLot) -> int:
    """After the last step of the lot."""
    last = lot.steps.order_by("-position").first()
    return last.position + 1 if last is not None else 1
