"""With which records files may be laid, and by whom."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.roles import Permission
from campaigns.choices import LocalReportState
from campaigns.models import LocalReport
from core.spreadsheets.wordings import Text

REPORT_SENT: Text = _(
    "The report was sent: its files stay as they are, unless it is returned for correction."
)
BY_KIND = {"local_report": (Permission.REPORT_LOCAL, Permission.EDIT_PLANS)}


def hands_on(kind: str) -> tuple[Permission, ...]:
    """What lets a person lay files with records of the kind (campaigns.querysets.OWNERS) and take
    them away, where her scope for it holds the record."""
    return BY_KIND.get(kind, (Permission.EDIT_PLANS,))


def why_not_attach(to: Any) -> Text | None:
    """Why a record takes and gives no files any more; None while it does."""
    if isinstance(to, LocalReport) and to.state in (
        LocalReportState.SENT,
        LocalReportState.ACCEPTED,
    ):
        return REPORT_SENT
    return None
