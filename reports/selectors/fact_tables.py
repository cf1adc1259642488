"""Where a plan's facts are read: from the stored rows, or from a look-back when those know too
much. Which one is decided in the same moment of the data in which the facts are read."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from psycopg2.sql import SQL, Composable, Identifier, Literal

from assessments.choices import HANDED_IN, AssessmentKind
from assessments.models import Assessment, Solution
from campaigns.models import Participation
from enterprises.models import AdminUnit
from reports.choices import RunKind
from reports.models import LookBack, RollupRun
from reports.selectors.database import by_query, snapshot
from reports.selectors.facts import BEGINNING, stage
from reports.selectors.frame import Frame


@dataclass(frozen=True, slots=True, kw_only=True)
class FactTables:
    """Two relations with FacilityYear and FacilitySaving columns; the look-back they belong to,
    if they do."""

    years: Composable
    savings: Composable
    look_back: LookBack | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The facts of a territory and years as they were known by a day."""

    unit: AdminUnit | None
    as_of: date
    first_year: int
    last_year: int

    @property
    def key(self) -> dict[str, Any]:
        """The fields of the look-back that holds them."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


class FactsMissingError(Exception):
    """The worker has still to make the facts that a figure rests on."""

    def __init__(self, wanted: Wanted) -> None:
        super().__init__(str(wanted))
        self.wanted = wanted


STORED = FactTables(
    years=Identifier("reports_facilityyear"), savings=Identifier("reports_facilitysaving")
)
FRESH = FactTables(years=Identifier("fresh_year"), savings=Identifier("fresh_saving"))
OF_LOOK_BACK = SQL("(SELECT * FROM {table} WHERE look_back_id = {look_back})")


@contextmanager
def fact_tables(frame: Frame, *, may_make: bool = False) -> Iterator[FactTables]:
    """The facts of the plan's territory for its years (and the one before), known by the day.

    Everything read inside is of one moment.

    Args:
        may_make: whether facts that are not stored may be made on the spot, in temporary tables:
            in a command or a task, never in a request.

    Raises: FactsMissingError, when they are not stored, no look-back holds them, and they may not
    be made.
    """
    with snapshot():
        yield STORED if is_stored(frame) else _looking_back(_wanted(frame), frame, may_make)


def is_stored(frame: Frame) -> bool:
    """Whether the stored facts of the years are complete, and what was known by the day."""
    until = stored_until()
    complete = until is not None and frame.years[0] >= BEGINNING and frame.year <= until
    return complete and not _learnt_later(frame)


def stored_until() -> int | None:
    """The last year that every facility has stored facts of.

    A drain makes rows up to its own year, but only for what changed: at the turn of a year it is
    the rebuild that gives everyone a row. Before the first rebuild, the portal's first year.
    """
    runs = RollupRun.objects.filter(error="", finished_at__isnull=False).order_by("pk")
    last = runs.filter(kind=RunKind.REBUILD, province=None).last() or runs.first()
    return None if last is None else timezone.localtime(last.finished_at).year


def _wanted(frame: Frame) -> Wanted:
    """A year more than is shown: a panel is of those usable a year earlier too."""
    return Wanted(
        unit=frame.unit,
        as_of=frame.as_of,
        first_year=frame.years[0] - 1,
        last_year=frame.years[-1],
    )


def _looking_back(wanted: Wanted, frame: Frame, may_make: bool) -> FactTables:
    if may_make:
        _make(wanted, frame)
        return FRESH
    look_back = LookBack.objects.made().filter(**wanted.key).first()
    if look_back is None:
        raise FactsMissingError(wanted)
    return FactTables(
        years=_rows("reports_lookbackyear", look_back),
        savings=_rows("reports_lookbacksaving", look_back),
        look_back=look_back,
    )


def _rows(table: str, look_back: LookBack) -> Composable:
    return OF_LOOK_BACK.format(table=Identifier(table), look_back=Literal(look_back.pk))


def _make(wanted: Wanted, frame: Frame) -> None:
    stage(
        facilities=by_query(frame.facilities()),
        known_by=wanted.as_of,
        first_year=wanted.first_year,
        last_year=wanted.last_year,
    )


def _learnt_later(frame: Frame) -> bool:
    """Whether a fact of the years in question became known only after the day."""
    here = Q(facility__in=frame.facilities().values("pk"))
    started = Solution.objects.filter(assessment=OuterRef("pk"), implemented_year__lte=frame.year)
    checked = Assessment.objects.verified().filter(here, verified_on__gt=frame.as_of)
    reported = Assessment.objects.filter(
        here,
        kind=AssessmentKind.SELF,
        status__in=HANDED_IN,
        sent_on__gt=frame.as_of,
        sent_on__year__lte=frame.year,
    )
    met = Participation.objects.filter(
        here | Q(officer__facility__in=frame.facilities().values("pk")),
        activity__starts_on__gt=frame.as_of,
        activity__starts_on__year__lte=frame.year,
    )
    return (
        checked.filter(Q(reporting_year__lte=frame.year) | Exists(started)).exists()
        or reported.exists()
        or met.exists()
    )
