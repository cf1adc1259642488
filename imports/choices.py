"""Fixed words of imports."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class BatchStatus(TextChoices):
    """The life of an import. Only WRITTEN has touched the records; UNDONE took it back."""

    UPLOADED = "uploaded", _("waiting to be checked")
    CHECKING = "checking", _("being checked")
    CHECKED = "checked", _("checked, nothing written yet")
    WRITING = "writing", _("being written")
    WRITTEN = "written", _("written")
    UNREADABLE = "unreadable", _("the file cannot be read")
    FAILED = "failed", _("failed; tell the administrator")
    CANCELLED = "cancelled", _("cancelled")
    UNDOING = "undoing", _("being undone")
    UNDONE = "undone", _("undone")


# Somebody is at work on the import, or will be as soon as a worker is free.
AT_WORK = (
    BatchStatus.UPLOADED,
    BatchStatus.CHECKING,
    BatchStatus.WRITING,
    BatchStatus.UNDOING,
)


class Fault(TextChoices):
    """Why the last work on an import did not come to its aim."""

    BROKEN = "broken", _("An error ended the work. Tell the administrator if it happens again.")
    GIVEN_UP = (
        "given_up",
        _(
            "The work was begun several times, and each time the machine ended it before it was"
            " done. The machine may have been restarted, or lack memory."
        ),
    )
    STALE = (
        "stale",
        _(
            "The records have changed since the check, so that some rows come out otherwise. The"
            " file was checked again: look at it."
        ),
    )
    REFUSED = "refused", _("It was not possible.")


class RowOutcome(TextChoices):
    """What an import does with a row (core.spreadsheets.rows.Outcome)."""

    NEW = "new", _("New")
    CHANGED = "changed", _("Changed")
    UNCHANGED = "unchanged", _("Unchanged")
    WRONG = "wrong", _("Wrong")
    HELD = "held", _("Held back")


# A row that would change nothing but values that people have edited.
KEPT = _("Edited by hand, kept")
# Rows that writing touches.
WRITABLE = (RowOutcome.NEW, RowOutcome.CHANGED)
# Rows that somebody has to mend, or that wait for such a row.
TO_MEND = (RowOutcome.WRONG, RowOutcome.HELD)


class EffectAction(TextChoices):
    """What an import did to a record (core.bulk.Action)."""

    CREATED = "created", _("created")
    CHANGED = "changed", _("changed")
    DELETED = "deleted", _("deleted")


# In a sentence about many cells, stands for what differs from cell to cell.
VARIES = "…"
