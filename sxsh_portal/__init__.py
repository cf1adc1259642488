"""The wiring: settings, addresses, processes. Nothing imports it."""

from sxsh_portal.celery import app as celery_app

__all__ = ["celery_app"]
