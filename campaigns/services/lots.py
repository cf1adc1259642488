"""What a new lot, and a new step of it, is given."""

import secrets

from campaigns.models import TraceLot

KEY_BYTES = 32


def new_key() -> str:
    """A part of an address that nobody guesses: 43 letters and digits."""
    return secrets.token_urlsafe(KEY_BYTES)


def next_position(lot: TraceLot) -> int:
    """After the last step of the lot."""
    last = lot.steps.order_by("-position").first()
    return last.position + 1 if last is not None else 1
