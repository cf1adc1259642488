"""What is told of local reports: that one is due, that it is missing, and what became of it."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now
from django.urls import reverse

from accounts.choices import NotificationKind
from accounts.models import User
from accounts.services import Told, notify, notify_once
from campaigns.choices import LocalMove
from campaigns.models import LocalReport, LocalRound
from campaigns.rules import local_reminder_due_since
from campaigns.selectors.local_reports import deciders_of, reporters_of
from campaigns.services.attending import beginning_of
from core.templatetags.portal import day as day_in_words

KINDS = {
    LocalMove.SEND: NotificationKind.LOCAL_SENT,
    LocalMove.ACCEPT: NotificationKind.LOCAL_ACCEPTED,
    LocalMove.RETURN: NotificationKind.LOCAL_RETURNED,
    LocalMove.REOPEN: NotificationKind.LOCAL_RETURNED,
}


def tell_of_local_move(*, report: LocalReport, move: LocalMove, by: User) -> None:
    """What was sent is told to the department, what became of it to the unit; nobody is told of
    what she did herself."""
    kind = KINDS.get(move)
    if kind is None:
        return
    if move is LocalMove.SEND:
        people = deciders_of(report)
    else:
        people = [*reporters_of([report])[report.pk], *filter(None, [report.sent_by])]
    notify(
        users=[person for person in people if person.pk != by.pk],
        kind=kind,
        params=_params(report) | {"reason": report.reason},
        url=_page(report),
    )


@transaction.atomic
def attend_to_local_round(*, local_round: LocalRound, day: date) -> int:
    """What a round does by itself each morning: it says that it is open, and reminds two weeks
    before, three days before and after the due day; how many people were told. Safe to run twice:
    what was said is not said again."""
    if day < local_round.opens_on:
        return 0
    since = local_reminder_due_since(day, opens_on=local_round.opens_on, due_on=local_round.due_on)
    if since is not None:
        return _remind(local_round, day, occasion=since)
    if day > local_round.due_on:
        return 0
    return notify_once(told=_told(_missing(local_round), NotificationKind.LOCAL_OPEN, "open"))


@transaction.atomic
def remind_missing(*, local_round: LocalRound, day: date) -> int:
    """Reminds, by hand, all whose report is missing: each person once a day at most; how many were
    told."""
    return _remind(local_round, day, occasion=day)


def _remind(local_round: LocalRound, day: date, *, occasion: date) -> int:
    is_over = day > local_round.due_on
    kind = NotificationKind.LOCAL_OVERDUE if is_over else NotificationKind.LOCAL_DUE
    reports = _missing(local_round)
    told = list(_told(reports, kind, occasion.isoformat()))
    count = notify_once(told=told)
    if count:
        _note(reports, occasion)
    return count


def _note(reports: Collection[LocalReport], occasion: date) -> None:
    """That the units were reminded, where there is somebody to remind."""
    reached = [pk for pk, people in reporters_of(reports).items() if people]
    rows = LocalReport.objects.filter(pk__in=reached)
    rows = rows.exclude(reminded_at__gte=beginning_of(occasion))
    rows.update(reminded_at=Now(), reminders=F("reminders") + 1)


def _missing(local_round: LocalRound) -> list[LocalReport]:
    return list(local_round.reports.missing().with_context().order_by("pk"))


def _told(
    reports: Collection[LocalReport], kind: NotificationKind, occasion: str
) -> Iterable[Told]:
    people = reporters_of(reports)
    for report in reports:
        for person in people[report.pk]:
            yield Told(
                user=person,
                kind=kind,
                params=_params(report),
                url=_page(report),
                about=f"{report.pk} {report.round.due_on} {occasion}",
            )


def _params(report: LocalReport) -> dict[str, str]:
    return {
        "unit": str(report.sender),
        "year": str(report.round.year),
        "until": day_in_words(report.round.due_on),
    }


def _page(report: LocalReport) -> str:
    return reverse("campaigns:local_report", args=[report.pk])
