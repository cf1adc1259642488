"""New facilities of a file that look like stored ones, or like each other.

They are compared commune by commune, those that share a key (`neighbours`), and of the stored ones
that a row looks like (`likeness.compare`) only the best few are shown. The keys of stored
facilities are worked out when they are needed, and only in the communes of the file: an index over
them would cost every write more than it saves.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from operator import attrgetter
from typing import Any, NamedTuple

from django.db import connection, transaction
from psycopg2.sql import Composable

from accounts.models import User
from accounts.roles import Permission
from core.bulk import copy_lines
from enterprises.importers import duplicate_queries as queries
from enterprises.importers.likeness import Likeness, compare
from enterprises.importers.neighbours import Neighbour, worth_comparing
from enterprises.models import Facility

MOST_ASKED = 3
AT_ONCE = 5000


class Newcomer(NamedTuple):
    """A new facility of a file. `tax_code` may be a personal number; `code` is that of the file."""

    line: int
    name: str
    code: str
    tax_code: str
    enterprise_id: int | None
    commune_id: int | None
    former_commune_id: int | None


class Known(NamedTuple):
    """A stored facility that a newcomer looks like, with the name of its commune."""

    pk: int
    code: str
    name: str
    commune: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resemblance:
    """A newcomer, and the stored facility or the earlier row of the file that it looks like."""

    newcomer: Newcomer
    likeness: Likeness
    known: Known | None = None
    earlier: Newcomer | None = None


@transaction.atomic
def find_likely_duplicates(newcomers: Composable, *, user: User) -> list[Resemblance]:
    """What somebody should be asked about, by row; at most three stored facilities for each.

    Args:
        newcomers: a query for the fields of `Newcomer` in their order, for the facilities that
            are new; `as_query` makes one of rows in memory.
        user: who imports; facilities outside the territory are not looked at.
    """
    _run(queries.take(newcomers))
    like_stored, like_earlier = _alike()
    best = list(_best(_seen_by(user, like_stored)))
    earliest = list(_earliest(like_earlier, settled={each.line for each in best}))
    known = _known({each.other for each in best})
    fresh = _newcomers({each.line for each in (*best, *earliest)} | {e.other for e in earliest})
    _run(queries.DROP)
    found = [
        Resemblance(newcomer=fresh[line], likeness=likeness, known=known[other])
        for line, other, likeness in best
    ]
    found += [
        Resemblance(newcomer=fresh[line], likeness=likeness, earlier=fresh[other])
        for line, other, likeness in earliest
    ]
    return sorted(found, key=lambda each: (each.newcomer.line, -each.likeness.degree))


def as_query(newcomers: Iterable[Newcomer]) -> Composable:
    """A query for newcomers that are in memory: they are copied into a temporary table."""
    _run(queries.MAKE_GIVEN)
    copy_lines(queries.GIVEN, Newcomer._fields, newcomers)
    return queries.ALL_GIVEN


# Comparing ------------------------------------------------------------------------------------


class Alike(NamedTuple):
    """A row, and the stored facility (by its id) or the earlier row that it looks like."""

    line: int
    other: int
    likeness: Likeness


def _alike() -> tuple[list[Alike], list[Alike]]:
    """Rows that look like stored facilities, and rows that look like earlier ones; commune by
    commune, so that no more than one is ever held in memory."""
    like_stored: set[Alike] = set()
    like_earlier: set[Alike] = set()
    neighbours = map(Neighbour._make, _stream(queries.NEIGHBOURS))
    for _place, near in groupby(neighbours, key=attrgetter("commune_id", "numbers")):
        for one, other in worth_comparing(near):
            if likeness := compare(one.party, other.party):
                found = like_earlier if other.is_new else like_stored
                found.add(Alike(one.number, other.number, likeness))
    return list(like_stored), list(like_earlier)


def _best(found: Iterable[Alike]) -> Iterator[Alike]:
    """For each row those stored facilities that it looks like most."""
    ordered = sorted(found, key=lambda each: (each.line, -each.likeness.degree, each.other))
    for _line, alike in groupby(ordered, key=attrgetter("line")):
        yield from islice(alike, MOST_ASKED)


def _earliest(found: Iterable[Alike], settled: set[int]) -> Iterator[Alike]:
    """Each row with the earliest that it looks like; but those that look like stored facilities,
    about which somebody is asked already."""
    asked: set[int] = set()
    for each in sorted(found, key=attrgetter("line", "other")):
        if each.line not in asked and not settled & {each.line, each.other}:
            asked.add(each.line)
            yield each


# Out of the database ---------------------------------------------------------------------------


def _run(query: Composable) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query.as_string(cursor.cursor))
        return cursor.fetchall() if cursor.description else []


def _stream(query: Composable) -> Iterator[tuple[Any, ...]]:
    """Row by row, of which few are held at a time."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(query.as_string(cursor.cursor))
        while rows := cursor.fetchmany(AT_ONCE):
            yield from rows


def _newcomers(lines: set[int]) -> dict[int, Newcomer]:
    rows = _run(queries.newcomers(lines))
    return {row[0]: Newcomer._make(row) for row in rows}


def _known(ids: set[int]) -> dict[int, Known]:
    rows = _run(queries.known(ids))
    return {row[0]: Known._make(row) for row in rows}


def _seen_by(user: User, found: list[Alike]) -> list[Alike]:
    """Those whose stored facility lies in the user's territory."""
    ids = {each.other for each in found}
    seen = Facility.objects.for_user(user, Permission.IMPORT).filter(pk__in=ids)
    allowed = set(seen.values_list("pk", flat=True))
    return [each for each in found if each.other in allowed]
