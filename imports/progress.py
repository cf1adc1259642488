"""How far the work on an import is, in words: only what is known, from the database alone."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from django.utils import timezone
from django.utils.translation import gettext_lazy, ngettext

from core.spreadsheets.wordings import Text
from imports.choices import BatchStatus
from imports.models import ImportBatch
from imports.policies import can_cancel, can_take_back, is_waiting
from imports.records import name_of_kind
from imports.services.guard import heard

PHASES: dict[str, Text] = {
    "read": gettext_lazy("Reading the file"),
    "check": gettext_lazy("Checking the rows"),
    "compare": gettext_lazy("All rows are read; comparing them with the records"),
    "write": gettext_lazy("Writing, table %(number)s of %(total)s: %(name)s"),
    "undo": gettext_lazy("Taking back: %(name)s"),
    "refresh": gettext_lazy("Working out what follows from the records"),
}
WAITING = gettext_lazy("Waiting for its turn")
WAITING_TO_WRITE = gettext_lazy("Waiting until another import is written")
GONE = gettext_lazy(
    "The work has stopped before it was done. It is taken up again by itself, within a minute."
)
# An estimate needs some time, and some rows, to rest on.
LEAST_SECONDS, LEAST_SHARE = 3, 0.1
# The page asks often at first, since most files are done within seconds.
PAUSES = ((timedelta(seconds=10), "500ms"), (timedelta(minutes=2), "2s"))
LONGEST_PAUSE = "5s"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """`done` and `total` are rows, 0 where none are counted; `elapsed` and `left` are words, ""
    where nothing can be said; `ahead` is how many other imports come first."""

    phase: str
    done: int
    total: int
    elapsed: str
    left: str
    ahead: int
    pause: str
    can_cancel: bool
    can_take_back: bool

    @property
    def is_counted(self) -> bool:
        return self.total > 0


def progress_of(batch: ImportBatch) -> Progress:
    """Of an import that somebody is at work on, or will be."""
    words, waits = heard(batch.pk) or (None, False)
    counted = words is not None and words[:1] == ["check"]
    spent = timezone.now() - batch.started_at if batch.started_at else None
    return Progress(
        phase=_phase(batch, words, waits=waits),
        done=batch.done_rows if counted else 0,
        total=batch.total_rows if counted else 0,
        elapsed="" if spent is None else span(spent),
        left=_left(batch, spent) if counted else "",
        ahead=ImportBatch.objects.before(batch).count() if is_waiting(batch) else 0,
        pause=_pause(batch.started_at or batch.seen_at),
        can_cancel=can_cancel(batch),
        can_take_back=can_take_back(batch),
    )


def span(length: timedelta) -> str:
    """45 seconds; 3 minutes 20 seconds."""
    minutes, seconds = divmod(max(0, int(length.total_seconds())), 60)
    told = ngettext("%(count)s second", "%(count)s seconds", seconds) % {"count": seconds}
    if not minutes:
        return told
    return f"{_minutes(minutes)} {told}"


def _minutes(count: int) -> str:
    return ngettext("%(count)s minute", "%(count)s minutes", count) % {"count": count}


def _phase(batch: ImportBatch, words: list[str] | None, *, waits: bool) -> str:
    if is_waiting(batch):
        return str(WAITING)
    if words is None:
        return str(GONE)
    if waits and batch.status in (BatchStatus.WRITING, BatchStatus.UNDOING):
        return str(WAITING_TO_WRITE)
    phase, *about = words or [""]
    if batch.status == BatchStatus.UPLOADED:
        return str(PHASES["read"])
    if phase not in PHASES:
        return str(batch.get_status_display())
    return str(PHASES[phase]) % _named(about)


def _named(about: list[str]) -> dict[str, str]:
    """What is said of a table: its number of how many, and its name."""
    if not about:
        return {}
    *numbers, label = about
    number, total = numbers or ("", "")
    return {
        "number": number,
        "total": total,
        "name": name_of_kind(label),
    }


def _left(batch: ImportBatch, spent: timedelta | None) -> str:
    """How long the rows that are left will take, if they go like those that are done; rounded
    up, and nothing while there is too little to go by."""
    seconds = spent.total_seconds() if spent else 0
    if seconds < LEAST_SECONDS or batch.done_rows < max(1, batch.total_rows * LEAST_SHARE):
        return ""
    rest = seconds * max(0, batch.total_rows - batch.done_rows) / batch.done_rows
    if rest > 60:
        minutes = ceil(rest / 60)
        return _minutes(minutes)
    return span(timedelta(seconds=max(1, ceil(rest / 10)) * 10))


def _pause(since: datetime | None) -> str:
    waited = timezone.now() - since if since else timedelta(0)
    return next((pause for limit, pause in PAUSES if waited < limit), LONGEST_PAUSE)
