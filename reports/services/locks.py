"""Who may write figures at the same time.

Two drains that move the same facility, or a drain and a rebuild, would both subtract the old and
add the new: totals were wrong in every trial without a lock taken before anything is read.
Locks belong to the transaction and go with it.
"""

from collections.abc import Iterable

from psycopg2.sql import SQL

from reports.selectors.database import Selection, execute, fetch

SPACE = 0x5358  # of advisory locks, so that no other use of them meets ours
WHOLE_COUNTRY = 0

ONE = SQL("SELECT {function}(%(space)s, %(number)s)")
PROVINCES = SQL("""
    SELECT coalesce(u.current_province_id, u.province_id, u.id)
    FROM enterprises_facility f
    JOIN enterprises_adminunit u ON u.id = coalesce(f.commune_id, f.former_commune_id)
    WHERE {now}
    UNION
    SELECT y.province_id FROM reports_facilityyear y WHERE {stored}
    ORDER BY 1
""")


def provinces_of(facilities: Selection) -> list[int]:
    """The provinces whose cells the facilities may move: where they lie, and where their stored
    facts say they do."""
    statement = PROVINCES.format(
        now=facilities.on("f", "id"), stored=facilities.on("y", "facility_id")
    )
    return [province for (province,) in fetch(statement, facilities.params)]


def lock_provinces(provinces: Iterable[int], *, wait: bool = True) -> bool:
    """Takes the provinces, in one order for all; False when one is taken and we do not wait."""
    if not _lock("pg_advisory_xact_lock_shared", WHOLE_COUNTRY, wait=wait):
        return False
    return all(_lock("pg_advisory_xact_lock", number, wait=wait) for number in sorted(provinces))


def lock_everything() -> None:
    """Waits for every drain under way and keeps others out."""
    _lock("pg_advisory_xact_lock", WHOLE_COUNTRY, wait=True)


def _lock(function: str, number: int, *, wait: bool) -> bool:
    params = {"space": SPACE, "number": number}
    if wait:
        execute(ONE.format(function=SQL(function)), params)
        return True
    tried = function.replace("pg_", "pg_try_", 1)
    return bool(fetch(ONE.format(function=SQL(tried)), params)[0][0])
