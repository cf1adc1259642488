"""New facilities of a file that look like stored ones, or like each other: found in SQL.

Comparing each with each is not done. Every name gets a few keys, each a number: its words without
legal forms (their order does not count), those words written as one, and those words without one
of them in turn or the last two. Only facilities of one commune that share a key, or an enterprise,
are looked at by `likeness.compare`, and of these only the best few are shown. The keys of stored
facilities are worked out when they are needed, and only in the communes of the file: an index over
them would cost every write more than it saves.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import connection, transaction
from psycopg2.sql import Composable

from accounts.models import User
from accounts.roles import Permission
from core.bulk import copy_lines
from enterprises.importers import duplicate_queries as queries
from enterprises.importers.likeness import Likeness, Party, compare
from enterprises.models import Facility

MOST_ASKED = 3


class Newcomer(NamedTuple):
    """A new facility of a file. `tax_code` may be a personal number; `code` is that of the file."""

    line: int
    name: str
    code: str
    tax_code: str
    enterprise_id: int | None
    commune_id: int | None
    former_commune_id: int | None

    @property
    def party(self) -> Party:
        return Party(name=self.name, tax_code=self.tax_code)


class Known(NamedTuple):
    """A stored facility that a newcomer is compared with."""

    pk: int
    code: str
    name: str
    tax_code: str
    commune: str

    @property
    def party(self) -> Party:
        return Party(name=self.name, tax_code=self.tax_code)


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
    groups = [*_groups(_run(queries.SHARED)), *map(Group._make, _run(queries.SIBLINGS))]
    fresh = _newcomers({line for group in groups for line in group.lines})
    _run(queries.DROP)
    known = _known({pk for group in groups for pk in group.facilities})
    like_stored = _best(_seen_by(user, list(_like_stored(groups, fresh, known))))
    settled = {each.newcomer.line for each in like_stored}
    found = [*like_stored, *_like_earlier(groups, fresh, settled)]
    return sorted(found, key=lambda each: (each.newcomer.line, -each.likeness.degree))


def as_query(newcomers: Iterable[Newcomer]) -> Composable:
    """A query for newcomers that are in memory: they are copied into a temporary table."""
    _run(queries.MAKE_GIVEN)
    copy_lines(queries.GIVEN, Newcomer._fields, newcomers)
    return queries.ALL_GIVEN


# In Python: only pairs that share a key --------------------------------------------------------


class Group(NamedTuple):
    """Lines of the file and stored facilities of one commune that share a key."""

    lines: list[int]
    facilities: list[int]


def _groups(shared: Iterable[tuple[int, int, bool]]) -> list[Group]:
    """From (key, line or id, whether it is new) to what shares a key."""
    found: dict[int, Group] = defaultdict(lambda: Group([], []))
    for key, number, is_new in shared:
        (found[key].lines if is_new else found[key].facilities).append(number)
    return list(found.values())


def _like_stored(
    groups: Iterable[Group], fresh: dict[int, Newcomer], known: dict[int, Known]
) -> Iterator[Resemblance]:
    pairs = {(line, pk) for g in groups for line in g.lines for pk in g.facilities if pk in known}
    for line, pk in pairs:
        newcomer, stored = fresh[line], known[pk]
        if likeness := compare(newcomer.party, stored.party):
            yield Resemblance(newcomer=newcomer, likeness=likeness, known=stored)


def _best(found: Iterable[Resemblance]) -> list[Resemblance]:
    by_line: dict[int, list[Resemblance]] = defaultdict(list)
    for each in found:
        by_line[each.newcomer.line].append(each)
    return [
        each for alike in by_line.values() for each in sorted(alike, key=_closeness)[:MOST_ASKED]
    ]


def _closeness(found: Resemblance) -> tuple[object, ...]:
    return (-found.likeness.degree, found.known.pk if found.known else 0)


def _like_earlier(
    groups: Iterable[Group], fresh: dict[int, Newcomer], settled: set[int]
) -> Iterator[Resemblance]:
    """Each row with the earliest row that it looks like; a row is asked about once, and not when
    it looks like a stored facility already."""
    pairs = {
        (max(one, first), min(one, first))
        for group in groups
        for first in sorted(set(group.lines) - settled)[:1]
        for one in group.lines
        if one != first and one not in settled
    }
    asked: set[int] = set()
    for line, first in sorted(pairs):
        likeness = compare(fresh[line].party, fresh[first].party)
        if likeness and line not in asked:
            asked.add(line)
            yield Resemblance(newcomer=fresh[line], likeness=likeness, earlier=fresh[first])


# Out of the database ---------------------------------------------------------------------------


def _run(query: Composable) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query.as_string(cursor.cursor))
        return cursor.fetchall() if cursor.description else []


def _newcomers(lines: set[int]) -> dict[int, Newcomer]:
    rows = _run(queries.newcomers(lines))
    return {row[0]: Newcomer._make(row) for row in rows}


def _known(ids: set[int]) -> dict[int, Known]:
    rows = _run(queries.known(ids)) if ids else []
    return {row[0]: Known._make(row) for row in rows}


def _seen_by(user: User, found: list[Resemblance]) -> list[Resemblance]:
    """Those whose stored facility lies in the user's territory."""
    ids = {each.known.pk for each in found if each.known}
    seen = Facility.objects.for_user(user, Permission.IMPORT).filter(pk__in=ids)
    allowed = set(seen.values_list("pk", flat=True)) if ids else set()
    return [each for each in found if each.known and each.known.pk in allowed]
