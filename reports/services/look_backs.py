"""Look-backs: facts as they were known by a day, made by the worker so that no request makes any.

A page that needs one writes down what it wants; the row is the order. Whoever makes it holds the
row for as long as that takes, in one transaction: a worker that is killed leaves the order as it
was, and the next turn of the scheduler finds it again. A drain notes the facilities it took
against the look-backs they may concern, and their facts are made anew, they alone. So a look-back
is as late as the stored facts are, by seconds, and never silently.
"""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone
from psycopg2.sql import SQL, Identifier

from enterprises.models import AdminUnit, Facility
from reports.models import LookBack, LookBackChange
from reports.querysets import LookBackQuerySet
from reports.selectors.database import by_query, columns, execute, fetch
from reports.selectors.fact_tables import Wanted
from reports.selectors.facts import SAVING_COLUMNS, YEAR_COLUMNS, stage
from reports.services.failures import FailureKept

KEPT = timedelta(days=7)
DAY = timedelta(days=1)
RETRY_AFTER = timedelta(minutes=1)  # when it failed
# With more changes than these, a look-back is made anew from the ground up.
MANY = 20_000

# A facility concerns the look-backs of the province it lies in, or of the one in which the commune
# lay that it was in before: a former province is judged by that.
NOTE = SQL("""
    INSERT INTO reports_lookbackchange (look_back_id, facility_id)
    SELECT DISTINCT l.id, f.id
    FROM reports_lookback l, enterprises_facility f
    JOIN enterprises_adminunit u ON u.id IN (f.commune_id, f.former_commune_id)
    WHERE f.id = ANY(%(facilities)s) AND (
        l.province_id IS NULL
        OR l.province_id = coalesce(u.current_province_id, u.province_id, u.id)
    )
""")
TAKE = SQL("""
    WITH taken AS (
        DELETE FROM reports_lookbackchange WHERE look_back_id = %(look_back)s
        RETURNING facility_id
    )
    SELECT DISTINCT facility_id FROM taken
""")
TABLES = (
    ("reports_lookbackyear", "fresh_year", YEAR_COLUMNS),
    ("reports_lookbacksaving", "fresh_saving", SAVING_COLUMNS),
)
CLEAR = SQL("DELETE FROM {table} WHERE look_back_id = %(look_back)s AND {which}")
FILL = SQL("""
    INSERT INTO {table} (look_back_id, {columns}) SELECT %(look_back)s, {columns} FROM {fresh}
""")
ANALYZE = SQL("ANALYZE reports_lookbackyear, reports_lookbacksaving")
ALL, THOSE = SQL("true"), SQL("facility_id = ANY(%(facilities)s)")


def ask_for_look_back(*, wanted: Wanted) -> tuple[LookBack, bool]:
    """The look-back that holds the facts, and whether this call ordered it.

    However often it is asked for, it is ordered once. The caller queues the work after the commit.
    """
    return LookBack.objects.get_or_create(
        **wanted.key, defaults={"province": _province_of(wanted.unit)}
    )


def keep_look_back(*, look_back: LookBack) -> None:
    """Notes, once a day, that somebody still asks for it; never waits for one being renewed."""
    if look_back.asked_at > timezone.now() - DAY:
        return
    with transaction.atomic():
        free = LookBack.objects.select_for_update(skip_locked=True, no_key=True)
        for found in free.filter(pk=look_back.pk):
            found.asked_at = timezone.now()
            found.save(update_fields=["asked_at"])


def note_changes(*, facilities: Sequence[int]) -> None:
    """Notes changed facilities against the look-backs they may concern."""
    execute(NOTE, {"facilities": list(facilities)})


def make_look_backs() -> int:
    """Makes what was ordered and renews what has changed; how many.

    What another worker is busy with is left to it. What goes wrong is kept with the look-back,
    which is then failed and tried again after a minute, and raised.
    """
    return sum(_make(pk) for pk in _wanted().values_list("pk", flat=True))


def remake_look_backs() -> None:
    """Orders every look-back anew, and drops those nobody has asked for in a week.

    For the rebuild, which keeps drains away meanwhile.
    """
    held = LookBack.objects.select_for_update().order_by("pk")
    ids = [look_back.pk for look_back in held]
    LookBackChange.objects.all().delete()
    LookBack.objects.filter(pk__in=ids).not_asked_since(timezone.now() - KEPT).delete()
    LookBack.objects.filter(pk__in=ids).update(made_at=None, failed_at=None, error="")


def _province_of(unit: AdminUnit | None) -> AdminUnit | None:
    return None if unit is None else unit.current_province or unit.province or unit


def _wanted() -> LookBackQuerySet:
    return LookBack.objects.wanted(tried_before=timezone.now() - RETRY_AFTER)


def _make(pk: int) -> int:
    with FailureKept(partial(_note_failure, pk)), transaction.atomic():
        free = _wanted().select_for_update(skip_locked=True, no_key=True)
        look_back = free.filter(pk=pk).first()
        if look_back is None:
            return 0
        # Only now is anything read that counts: a change noted later is in it or comes again.
        noted = [number for (number,) in fetch(TAKE, {"look_back": pk})]
        if look_back.made_at is not None and not noted:
            return 0
        _write(look_back, noted)
        return 1


def _write(look_back: LookBack, noted: list[int]) -> None:
    """The facts of the noted facilities, or of all when it is new or much has changed."""
    is_whole = look_back.made_at is None or len(noted) > MANY
    here = Facility.objects.in_unit(look_back.unit)
    stage(
        facilities=by_query(here if is_whole else here.filter(pk__in=noted)),
        known_by=look_back.as_of,
        first_year=look_back.first_year,
        last_year=look_back.last_year,
    )
    params = {"look_back": look_back.pk, "facilities": noted}
    for table, fresh, names in TABLES:
        parts = {"table": Identifier(table), "fresh": Identifier(fresh), "columns": columns(names)}
        execute(CLEAR.format(**parts, which=ALL if is_whole else THOSE), params)
        execute(FILL.format(**parts), params)
    if is_whole:
        execute(ANALYZE)
    look_back.made_at, look_back.failed_at, look_back.error = timezone.now(), None, ""
    look_back.save(update_fields=["made_at", "failed_at", "error"])


def _note_failure(pk: int, error: str) -> None:
    failed = LookBack.objects.filter(pk=pk)
    failed.update(made_at=None, failed_at=timezone.now(), error=error)
