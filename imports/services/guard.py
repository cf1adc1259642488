"""Who is at work on an import: one process at a time, and seen to be gone when it is gone.

Whoever works on an import holds a lock of the database's for as long as its session lives, through
transactions that take minutes. A process that is killed loses it with its connection: while the
lock is held the work goes on, and when nobody holds it, nobody works. Several may try at once; all
but the first leave.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self

from django.db import connection
from django.utils import timezone

from imports.choices import AT_WORK, BatchStatus, Fault
from imports.errors import ImportRefusedError, StaleCheckError
from imports.models import ImportBatch

LOCKS = 0x494D5054  # "IMPT", beside the number of the import
# A server that notices at once that its client has been killed need not end what it was doing.
TAKE = """
    SELECT pg_try_advisory_lock(%s, %s),
        set_config('client_connection_check_interval', '5s', false)
"""
GIVE_BACK = "SELECT pg_advisory_unlock(%s, %s)"
# What a session says of itself is seen by others at once, even from within its transaction.
SAY = "SELECT set_config('application_name', %s, %s)"
SAID = """
    SELECT a.application_name, coalesce(a.wait_event = 'advisory', false)
    FROM pg_locks AS l JOIN pg_stat_activity AS a USING (pid)
    WHERE l.locktype = 'advisory' AND l.granted AND l.classid = %s AND l.objid = %s
        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""
MOST_SAID = 63  # bytes


@contextmanager
def working_on(batch_id: int) -> Iterator[bool]:
    """`with working_on(pk) as ours:` nobody else works on the import inside; false when somebody
    does already. May be nested."""
    with connection.cursor() as cursor:
        cursor.execute(TAKE, [LOCKS, batch_id])
        ours = bool(cursor.fetchone()[0])
    try:
        yield ours
    finally:
        if ours and connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute(GIVE_BACK, [LOCKS, batch_id])
                cursor.execute("RESET application_name")


def say(*words: Any) -> None:
    """Says what the work has come to, for those who look. In a transaction it is said until the
    transaction ends."""
    text = " ".join(map(str, words))[:MOST_SAID]
    with connection.cursor() as cursor:
        cursor.execute(SAY, [text, connection.in_atomic_block])


def heard(batch_id: int) -> tuple[list[str], bool] | None:
    """The words of whoever works on the import, and whether it waits for others; None when nobody
    works."""
    with connection.cursor() as cursor:
        cursor.execute(SAID, [LOCKS, batch_id])
        found = cursor.fetchone()
    return None if found is None else ((found[0] or "").split(), found[1])


def fresh_order() -> dict[str, Any]:
    """The fields of an import that has just been given to the workers."""
    return {
        "seen_at": timezone.now(),
        "started_at": None,
        "attempts": 0,
        "fault": "",
        "fault_detail": "",
    }


class LeftAt:
    """`with LeftAt(batch, status):` an error inside leaves the import at the status, says why, and
    goes on to whoever watches over errors. A worker that is told to stop leaves it as it is: the
    work is taken up again."""

    def __init__(self, batch: ImportBatch, status: BatchStatus) -> None:
        self.batch = batch
        self.status = status

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if isinstance(error, StaleCheckError):
            leave_at(self.batch, status=self.status, fault=Fault.STALE)
        elif isinstance(error, ImportRefusedError):
            leave_at(self.batch, status=self.status, fault=Fault.REFUSED, detail=str(error)[:500])
        elif isinstance(error, Exception):
            leave_at(self.batch, status=self.status, fault=Fault.BROKEN)


def leave_at(batch: ImportBatch, *, status: BatchStatus, fault: Fault, detail: str = "") -> None:
    """Ends the work on an import without its aim; what was cancelled meanwhile stays so. One that
    is to be checked again has not been given to a worker yet: its `seen_at` is empty."""
    ended = fresh_order() | {"seen_at": None, "status": status}
    ImportBatch.objects.filter(pk=batch.pk, status__in=AT_WORK).update(
        **ended | {"fault": fault, "fault_detail": detail}
    )
