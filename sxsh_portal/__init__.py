"""The wiring: settings, addresses, processes. Nothing imports it."""

import gc

# Before everything else: what a start loads stays, and what an import of a file makes is no part
# of a cycle. To look for cycles as often as Python does takes a fifth of either.
gc.set_threshold(50_000, 20, 20)

from sxsh_portal.celery import app as celery_app  # noqa: E402 - what it loads counts, too

__all__ = ["celery_app"]
