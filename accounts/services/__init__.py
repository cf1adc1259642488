"""Verbs of accounts."""

from accounts.services.notifications import Told, notify, notify_once

__all__ = ["Told", "notify", "notify_once"]
