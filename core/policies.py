"""Who gets the file of a list: its owner, while her rights are those by which it was made."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from core.choices import ExportStatus
from core.listings import ClosedPageError, listed_at
from core.models import Export
from core.spreadsheets.wordings import Text

if TYPE_CHECKING:
    from accounts.models import User

CHANGED_RIGHTS = _("Your rights have changed since the file was made: make it again.")
NOT_THERE = _("The file is not there any more: make it again.")
CLOSED = _("You may not open this list any more.")


def why_not_hand_out(export: Export, *, to: "User") -> Text | None:
    """What forbids giving the file to its owner now; None when nothing does.

    What it holds was chosen by the rights of then. Whoever may do something else today, or
    elsewhere, might not choose the same rows, so the file is made again.
    """
    if export.status != ExportStatus.READY or not _is_there(export):
        return NOT_THERE
    if export.standing != to.standing():
        return CHANGED_RIGHTS
    try:
        listed_at(export.page, place=export.place, query=export.query, user=to)
    except ClosedPageError:
        return CLOSED
    return None


def _is_there(export: Export) -> bool:
    return bool(export.file.name and export.file.storage.exists(export.file.name))
