"""Fixed words of what every app shares."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ExportStatus(TextChoices):
    """The life of a file that a worker makes. Only READY has a file."""

    QUEUED = "queued", _("waiting for its turn")
    RUNNING = "running", _("being made")
    READY = "ready", _("ready")
    FAILED = "failed", _("failed")
    CANCELLED = "cancelled", _("cancelled")
    EXPIRED = "expired", _("removed after its time")


# Somebody is at work on the file, or will be as soon as a worker is free.
UNDER_WAY = (ExportStatus.QUEUED, ExportStatus.RUNNING)


class ExportFault(TextChoices):
    """Why a file could not be made."""

    NO_RIGHT = "no_right", _("You may not open this list any more.")
    TOO_LARGE = "too_large", _("A sheet of Excel cannot hold that many rows: narrow the list.")
    BROKEN = "broken", _("Something broke; the administrator can see what in the log.")
    GIVEN_UP = "given_up", _("The work was interrupted several times: try again later.")


class ExportFormat(TextChoices):
    """What a list can be taken out as; the words are those of its links."""

    XLSX = "xlsx", _("Excel")
    CSV = "csv", _("CSV")
    BOOK = "book", _("To bring in again")
