"""The roll-up: from what changed to the facts, from the facts to the cells.

A drain recomputes the facilities noted in reports_changed and adds the difference to their cells:
its cost depends on what changed. A rebuild does the same to every facility and then takes the
cells' sums anew. Both write only rows that differ and give the same numbers to the last digit,
since facts and sums are exact decimals.

Facts of a deleted facility or assessment stay (reports.models.facts) until the drain that its
deletion was noted for finds nothing fresh in their place and subtracts them from the cells.
"""

from collections.abc import Callable, Iterator
from functools import partial

from django.db import DatabaseError, transaction
from django.utils import timezone
from psycopg2.sql import SQL

from enterprises.models import AdminUnit
from reports.choices import RunKind
from reports.models import RollupRun
from reports.selectors.database import Selection, by_ids, by_range, execute, fetch
from reports.selectors.facts import stage
from reports.services.cells import ALL_CELLS, add_difference, restore_cells
from reports.services.differences import SAVINGS, YEARS, find_difference, write_difference
from reports.services.locks import lock_everything, lock_provinces, provinces_of
from reports.services.look_backs import note_changes, remake_look_backs

BATCH = 10_000
RANGE = 50_000
LAST_ID = 2**63 - 1

WAITING = SQL("""
    SELECT DISTINCT facility_id
    FROM (SELECT facility_id FROM reports_changed ORDER BY id LIMIT %(batch)s) AS oldest
""")
TAKE = SQL("""
    WITH taken AS (
        DELETE FROM reports_changed WHERE id IN (
            SELECT id FROM reports_changed WHERE {facilities} FOR UPDATE SKIP LOCKED
        ) RETURNING facility_id
    )
    SELECT DISTINCT facility_id FROM taken
""")
FORGET = SQL("DELETE FROM reports_changed WHERE {facilities}")
OF_PROVINCE = SQL("""
    SELECT f.id FROM enterprises_facility f
    JOIN enterprises_adminunit u ON u.id = coalesce(f.commune_id, f.former_commune_id)
    WHERE coalesce(u.current_province_id, u.province_id, u.id) = %(province)s
    UNION
    SELECT facility_id FROM reports_facilityyear WHERE province_id = %(province)s
    ORDER BY 1
""")
# The last id of every so many, so that the ranges are of even size however ids are spread.
ENDS = SQL("""
    SELECT id FROM (
        SELECT id, row_number() OVER (ORDER BY id) AS number FROM enterprises_facility
    ) AS numbered WHERE number %% %(size)s = 0 ORDER BY id
""")
MOVED = SQL("""
    SELECT count(*) FROM (
        SELECT facility_id FROM moved_year UNION SELECT facility_id FROM moved_saving
    ) AS moved
""")
ELSEWHERE = SQL("SELECT EXISTS (SELECT FROM moved_year WHERE province_id <> ALL(%(locked)s))")


MANY = 500
# What the facts are made from.
ANALYZE_SOURCES = SQL("""
    ANALYZE enterprises_facility, enterprises_enterprise, enterprises_zone, assessments_assessment,
        assessments_result, assessments_solution, campaigns_activity, campaigns_participation,
        campaigns_officer, reports_changed
""")
ANALYZE_FACTS = SQL("ANALYZE reports_facilityyear, reports_facilitysaving")
IS_MUCH = SQL("SELECT EXISTS (SELECT FROM reports_changed OFFSET %(many)s)")


class FacilityMovedError(Exception):
    """A facility changed its province between the lock and the reading: begin the batch anew."""


def drain(*, batch: int = BATCH, wait: bool = True) -> int:
    """Rolls up what changed, in batches of one transaction each.

    Args:
        batch: how many notes are looked at in one go.
        wait: for provinces that another run is working on; without it they are left to it.

    Returns: how many facilities' facts moved.
    """
    if fetch(IS_MUCH, {"many": MANY})[0][0]:
        refresh_statistics()
    moved = 0
    while (found := _recorded(partial(_drain_batch, batch, wait), RunKind.DRAIN)) is not None:
        moved += found
    return moved


def rebuild(*, province: AdminUnit | None = None) -> int:
    """Makes every fact and cell anew, of one province or of all, in one transaction.

    Returns: how many facilities' facts were not what they should have been.
    """
    refresh_statistics()
    run = _rebuild_all if province is None else partial(_rebuild_province, province)
    return _recorded(run, RunKind.REBUILD, province) or 0


def refresh_statistics() -> None:
    """Tables that were filled a moment ago have no statistics yet, and without them the facts
    were once planned to take four minutes instead of one second."""
    execute(ANALYZE_SOURCES)


def _drain_batch(batch: int, wait: bool) -> int | None:
    """The oldest notes; None when there are none, or none that this run may take."""
    waiting = [number for (number,) in fetch(WAITING, {"batch": batch})]
    if not waiting:
        return None
    locked = provinces_of(by_ids(waiting))
    if not lock_provinces(locked, wait=wait):
        return None
    # Only now is anything read that counts: whoever held these provinces before has finished.
    noted = by_ids(waiting)
    taken = fetch(TAKE.format(facilities=noted.on("facility_id")), noted.params)
    if not taken:
        return None
    changed = [number for (number,) in taken]
    note_changes(facilities=changed)
    moved = _renew_facts(by_ids(changed))
    if moved and fetch(ELSEWHERE, {"locked": locked})[0][0]:
        raise FacilityMovedError
    for sums in ALL_CELLS:
        add_difference(sums)
    return moved


def _rebuild_all() -> int:
    lock_everything()
    # These notes are from committed writes, which the statements below will see.
    execute(FORGET.format(facilities=SQL("true")))
    moved = sum(_renew_facts(part) for part in ranges())
    execute(ANALYZE_FACTS)
    restore_cells()
    remake_look_backs()
    return moved


def _rebuild_province(province: AdminUnit) -> int:
    ids = [number for (number,) in fetch(OF_PROVINCE, {"province": province.pk})]
    facilities = by_ids(ids)
    locked = provinces_of(facilities)
    lock_provinces(locked)
    execute(FORGET.format(facilities=facilities.on("facility_id")), facilities.params)
    note_changes(facilities=ids)
    moved = _renew_facts(facilities)
    if moved and fetch(ELSEWHERE, {"locked": locked})[0][0]:
        raise FacilityMovedError
    restore_cells(provinces=locked)
    return moved


def _renew_facts(facilities: Selection) -> int:
    """Facts of the facilities made anew, and stored where they differ; how many differed."""
    stage(facilities=facilities, last_year=timezone.localdate().year)
    for kept in (YEARS, SAVINGS):
        selected = facilities.on("s", "facility_id")
        find_difference(kept, selected=selected, params=facilities.params)
    for kept in (YEARS, SAVINGS):
        write_difference(kept)
    return int(fetch(MOVED)[0][0])


def ranges(size: int = RANGE) -> Iterator[Selection]:
    """All facilities, those deleted included, in ranges of ids with about as many in each."""
    first = 0
    for (last,) in fetch(ENDS, {"size": size}):
        yield by_range(first, last)
        first = last + 1
    yield by_range(first, LAST_ID)


def _recorded(
    work: Callable[[], int | None], kind: RunKind, province: AdminUnit | None = None
) -> int | None:
    """One transaction and its row among the runs; what failed is noted once and raised again."""
    run = RollupRun(kind=kind, province=province)
    while True:
        try:
            with transaction.atomic():
                moved = work()
                if moved is not None:
                    _finish(run, moved)
        except FacilityMovedError:
            continue
        except DatabaseError as error:
            _note_failure(run, str(error))
            raise
        else:
            return moved


def _finish(run: RollupRun, moved: int) -> None:
    """A drain that moved nothing leaves no row."""
    if moved or run.kind == RunKind.REBUILD:
        run.facilities = moved
        run.finished_at = timezone.now()
        run.save()


def _note_failure(run: RollupRun, error: str) -> None:
    RollupRun.objects.update_or_create(
        kind=run.kind,
        province=run.province,
        error=error,
        defaults={"started_at": run.started_at, "finished_at": timezone.now()},
    )
