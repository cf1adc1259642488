"""Rounds of local reports are opened; reports are sent, accepted and returned."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from campaigns.choices import LocalMove
from campaigns.models import LocalReport, LocalRound
from campaigns.policies.local_reports import MOVES, check_move
from campaigns.selectors.local_figures import frozen, values_of
from campaigns.selectors.local_reports import units_to_ask
from campaigns.services.local_telling import attend_to_local_round, tell_of_local_move
from core.history import written_by

BATCH = 2000
CHANGED = ("state", "figures", "sent_at", "sent_by", "decided_at", "decided_by", "reason")


@transaction.atomic
def save_local_round(*, local_round: LocalRound, by: User) -> LocalRound:
    """Stores a round that a form has checked, asks every unit and zone, and tells their people
    when it is open; who made it stays."""
    if local_round.pk is None:
        local_round.created_by = by
    with written_by(by, source="form"):
        local_round.save()
    ask_units(local_round=local_round, by=by)
    attend_to_local_round(local_round=local_round, day=timezone.localdate())
    return local_round


@transaction.atomic
def ask_units(*, local_round: LocalRound, by: User) -> int:
    """A report, still empty, for each unit and zone that has none yet; how many were made. Safe to
    do twice: zones that were added to the register since are asked then."""
    reports = LocalReport.objects.filter(round=local_round)
    asked = set(reports.values_list("admin_unit", "zone"))
    new = [place for place in units_to_ask(local_round) if place not in asked]
    with written_by(by, source="form"):
        LocalReport.objects.bulk_create(
            (
                LocalReport(round=local_round, admin_unit_id=unit, zone_id=zone)
                for unit, zone in new
            ),
            batch_size=BATCH,
            ignore_conflicts=True,
        )
    return len(new)


@transaction.atomic
def move_local_report(*, report: LocalReport, move: LocalMove, by: User, reason: str = "") -> None:
    """Turns the report into its next state, with everything that goes with it: what is sent keeps
    the figures of the day; what the unit writes again gets new ones.

    Raises LocalReportRefusedError when the move cannot be made; of two people at the same moment
    the second is told what the first has made of it.
    """
    locked = LocalReport.objects.select_for_update(of=("self",)).with_context().get(pk=report.pk)
    check_move(by, locked, move, reason=reason)
    _turn(locked, move, by, reason.strip())
    with written_by(by, source="form", reason=reason.strip()):
        locked.save(update_fields=CHANGED)
    tell_of_local_move(report=locked, move=move, by=by)
    for field in CHANGED:
        setattr(report, field, getattr(locked, field))


def _turn(report: LocalReport, move: LocalMove, by: User, reason: str) -> None:
    now = timezone.now()
    report.state = MOVES[move].ends
    if move is LocalMove.SEND:
        day = timezone.localdate()
        report.figures = frozen(values_of(report, day=day), day=day)
        report.sent_at, report.sent_by = now, by
        report.decided_at = report.decided_by = None
        report.reason = ""
        return
    if move is LocalMove.WITHDRAW:
        report.sent_at = report.sent_by = None
    else:
        report.decided_at, report.decided_by, report.reason = now, by, reason
    if move is not LocalMove.ACCEPT:
        report.figures = None
