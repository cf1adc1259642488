"""Who may do what with a local report, in which state: one table, and the questions asked of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import lazystr
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Permission
from campaigns.choices import LocalMove, LocalReportState
from campaigns.errors import LocalReportRefusedError
from campaigns.models import LocalReport
from core.spreadsheets.wordings import Text
from enterprises.querysets import Visitor

DRAFT, SENT, ACCEPTED, RETURNED = LocalReportState
# In these states the unit writes; in the others nobody does.
OPEN = (DRAFT, RETURNED)
# The unit writes its report, or the department what came on paper.
FILLING = (Permission.REPORT_LOCAL, Permission.EDIT_PLANS)
DECIDING = (Permission.EDIT_PLANS,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """From which states a move leads, to which one, and what it asks of who makes it: any of the
    permissions for this report. `by_another`: not by who sent it."""

    starts: tuple[LocalReportState, ...]
    ends: LocalReportState
    permissions: tuple[Permission, ...]
    by_another: bool = False
    asks_reason: bool = False


# The whole life of a local report. The permission matrix of the tests walks through it.
MOVES: Mapping[LocalMove, Rule] = {
    LocalMove.SEND: Rule(starts=OPEN, ends=SENT, permissions=FILLING),
    LocalMove.WITHDRAW: Rule(starts=(SENT,), ends=DRAFT, permissions=(Permission.REPORT_LOCAL,)),
    LocalMove.ACCEPT: Rule(starts=(SENT,), ends=ACCEPTED, permissions=DECIDING, by_another=True),
    LocalMove.RETURN: Rule(
        starts=(SENT,), ends=RETURNED, permissions=DECIDING, by_another=True, asks_reason=True
    ),
    LocalMove.REOPEN: Rule(
        starts=(ACCEPTED,), ends=RETURNED, permissions=DECIDING, asks_reason=True
    ),
}
NOT_YOURS: Text = _("You may not do this with this report.")
OWN_WORK: Text = _("Whoever sent a report cannot decide on it: ask a colleague.")
NO_REASON: Text = _("Say why, so that the unit can mend its report.")
WRONG_STATE: Text = _("The report is now “%(state)s”: somebody else was quicker.")


def may_fill_in(user: Visitor, report: LocalReport) -> bool:
    """Whether the person may change the words of the report now."""
    return report.state in OPEN and _holds(user, report, FILLING)


def moves_open_to(user: Visitor, report: LocalReport) -> list[LocalMove]:
    """The moves the person may make now, in the order of the table."""
    return [move for move in MOVES if refusal_of(user, report, move) is None]


def refusal_of(user: Visitor, report: LocalReport, move: LocalMove) -> Text | None:
    """Why the person cannot make the move now; None when she can."""
    rule = MOVES[move]
    if not _holds(user, report, rule.permissions):
        return NOT_YOURS
    if report.state not in rule.starts:
        return lazystr(WRONG_STATE % {"state": report.get_state_display()})
    return OWN_WORK if rule.by_another and report.sent_by_id == user.pk else None


def check_move(user: User, report: LocalReport, move: LocalMove, *, reason: str) -> None:
    """Raises LocalReportRefusedError, in words, when the move cannot be made."""
    refusal = refusal_of(user, report, move)
    if refusal is None and MOVES[move].asks_reason and not reason.strip():
        refusal = NO_REASON
    if refusal is not None:
        raise LocalReportRefusedError(refusal)


def _holds(user: Visitor, report: LocalReport, permissions: tuple[Permission, ...]) -> bool:
    return any(
        LocalReport.objects.for_user(user, permission).filter(pk=report.pk).exists()
        for permission in permissions
    )
