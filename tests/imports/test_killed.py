"""A worker killed at any moment leaves nothing of an import in the records, or all of it; the
import says so, and can be run again to its end. One import is killed over and over."""

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from bench.facilities import write_facilities
from core.history import events_of
from enterprises.models import Enterprise, Facility
from imports.choices import AT_WORK, BatchStatus, Fault, RowOutcome
from imports.models import ImportBatch, ImportEffect, ImportRow
from imports.services import (
    find_lost_batches,
    open_batch,
    restart_batch,
    start_undoing,
    start_writing,
)
from imports.services.guard import heard
from imports.services.working import MOST_ATTEMPTS
from tests.imports.killable import Worker, worker

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
# Checked are more than are read at once, so that half of a check may have been kept.
ROWS_CHECKED, ROWS_WRITTEN = 2200, 800
SEED = 20_261_122
KILLS_OF_CHECK, KILLS_OF_WRITING, KILLS_OF_UNDO = 10, 10, 3
# What came to its end before it was killed is killed sooner the next time.
SOONER = 0.6
PATIENCE = 30.0
Standing = tuple[int, ...]
NOTHING: Standing = (0, 0, 0, 0, 0)
ALL: Standing = tuple(times * ROWS_WRITTEN for times in (1, 1, 2, 1, 1))


@pytest.fixture
def hands(admin: Any) -> Iterator[Worker]:
    with worker() as found:
        yield found


def standing(batch: ImportBatch) -> Standing:
    """What of an import is in the records, in the list of its effects, and in history."""
    return (
        Facility.objects.count(),
        Enterprise.objects.count(),
        ImportEffect.objects.filter(batch=batch).count(),
        *(
            events_of(model)
            .objects.filter(pgh_context__metadata__batch=batch.pk, pgh_label="insert")
            .count()
            for model in (Facility, Enterprise)
        ),
    )


def file_of(rows: int, directory: Path) -> bytes:
    return write_facilities(directory / f"{rows}.xlsx", rows=rows).read_bytes()


def bring(content: bytes, by: Any) -> ImportBatch:
    return open_batch(kind="facilities", content=content, file_name="nhieu.xlsx", by=by)


def kill(hands: Worker, batch: ImportBatch, *, after: float) -> BatchStatus:
    """Kills the work; returns what the import says once the server has noticed."""
    hands.work_on_and_die(batch.pk, after=after)
    deadline = time.monotonic() + PATIENCE
    while heard(batch.pk) is not None:
        assert time.monotonic() < deadline, "the server still works for a dead client"
        time.sleep(0.02)
    batch.refresh_from_db()
    return BatchStatus(batch.status)


def work(hands: Worker, batch: ImportBatch, *, to: BatchStatus) -> float:
    """Lets the work come to its end; the seconds it took."""
    seconds = hands.work_on(batch.pk)
    batch.refresh_from_db()
    assert batch.status == to
    return seconds


def give_out_again(batch: ImportBatch) -> None:
    """What was begun and has nobody at work on it is found by the scheduler; after three times it
    is given up, and a person begins it again."""
    begun = batch.status in AT_WORK and batch.started_at is not None
    given_up = begun and batch.attempts == MOST_ATTEMPTS
    assert find_lost_batches() == ([batch.pk] if begun and not given_up else [])
    batch.refresh_from_db()
    assert batch.fault == (Fault.GIVEN_UP if given_up else "")
    if batch.status == BatchStatus.FAILED:
        restart_batch(batch=batch)
        batch.refresh_from_db()


def see_every_row_checked(batch: ImportBatch, *, rows: int) -> None:
    assert batch.counts == {"facilities": {RowOutcome.NEW.value: rows}}
    assert ImportRow.objects.filter(batch=batch).count() == rows


def order_writing(hands: Worker, batch: ImportBatch) -> None:
    """Has the import written, checking it first where it is not checked."""
    if batch.status == BatchStatus.UPLOADED:
        assert standing(batch) == NOTHING
        work(hands, batch, to=BatchStatus.CHECKED)
    if batch.status == BatchStatus.CHECKED:
        see_every_row_checked(batch, rows=ROWS_WRITTEN)
        start_writing(batch=batch, by=batch.created_by)
        batch.refresh_from_db()


def order_undoing(batch: ImportBatch, admin: Any) -> None:
    if batch.status == BatchStatus.WRITTEN:
        assert standing(batch) == ALL
        start_undoing(batch=batch, by=admin)


def take_back(hands: Worker, batch: ImportBatch, admin: Any) -> None:
    """All of it is there, exactly once, and then none of it."""
    order_undoing(batch, admin)
    work(hands, batch, to=BatchStatus.UNDONE)
    assert standing(batch)[:2] == NOTHING[:2]


@dataclass
class Victim:
    """An import that is killed over and over, and what it said each time."""

    hands: Worker
    admin: Any
    chance: random.Random
    content: bytes = b""
    batch: ImportBatch = field(default_factory=ImportBatch)
    said: list[BatchStatus] = field(default_factory=list)

    def kill(self, *, within: float) -> BatchStatus:
        self.said.append(kill(self.hands, self.batch, after=self.chance.uniform(0, within)))
        return self.said[-1]

    def bring(self, content: bytes) -> None:
        self.content = content
        self.bring_again()

    def bring_again(self) -> None:
        self.batch = bring(self.content, self.admin)


def test_an_import_is_done_wholly_or_not_at_all(hands: Worker, admin: Any, tmp_path: Path) -> None:
    chance = random.Random(SEED)  # noqa: S311 - a game of chance, not a secret
    victim = Victim(hands=hands, admin=admin, chance=chance)
    victim.bring(file_of(ROWS_CHECKED, tmp_path))
    kill_the_check(victim)
    victim.bring(file_of(ROWS_WRITTEN, tmp_path))
    kill_the_writing(victim)
    kill_the_undoing(victim)
    # With fewer that hit the work itself, the moments were badly chosen.
    assert victim.said.count(BatchStatus.CHECKING) >= 3
    assert victim.said.count(BatchStatus.WRITING) >= 3
    assert BatchStatus.UNDOING in victim.said


def kill_the_check(victim: Victim) -> None:
    within = work(victim.hands, victim.batch, to=BatchStatus.CHECKED)
    for _ in range(KILLS_OF_CHECK):
        if victim.batch.status == BatchStatus.CHECKED:
            victim.bring_again()
            within *= SOONER
        victim.kill(within=within)
        assert standing(victim.batch) == NOTHING
        give_out_again(victim.batch)
    if victim.batch.status != BatchStatus.CHECKED:
        work(victim.hands, victim.batch, to=BatchStatus.CHECKED)
    see_every_row_checked(victim.batch, rows=ROWS_CHECKED)


def kill_the_writing(victim: Victim) -> None:
    order_writing(victim.hands, victim.batch)
    within = work(victim.hands, victim.batch, to=BatchStatus.WRITTEN)
    for _ in range(KILLS_OF_WRITING):
        if victim.batch.status == BatchStatus.WRITTEN:
            take_back(victim.hands, victim.batch, victim.admin)
            victim.bring_again()
            within *= SOONER
        order_writing(victim.hands, victim.batch)
        said = victim.kill(within=within)
        assert standing(victim.batch) == (ALL if said == BatchStatus.WRITTEN else NOTHING)
        give_out_again(victim.batch)
    write_to_the_end(victim)


def kill_the_undoing(victim: Victim) -> None:
    within = 0.3
    for _ in range(KILLS_OF_UNDO):
        if victim.batch.status == BatchStatus.UNDONE:
            victim.bring_again()
            write_to_the_end(victim)
            within *= SOONER
        order_undoing(victim.batch, victim.admin)
        said = victim.kill(within=within)
        assert standing(victim.batch)[:2] == (NOTHING if said == BatchStatus.UNDONE else ALL)[:2]
        give_out_again(victim.batch)
    if victim.batch.status != BatchStatus.UNDONE:
        take_back(victim.hands, victim.batch, victim.admin)


def write_to_the_end(victim: Victim) -> None:
    order_writing(victim.hands, victim.batch)
    if victim.batch.status != BatchStatus.WRITTEN:
        work(victim.hands, victim.batch, to=BatchStatus.WRITTEN)
    assert standing(victim.batch) == ALL
