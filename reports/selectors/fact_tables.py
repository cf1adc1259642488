"""Where a plan's facts are read: from the stored rows, or made afresh when those know too much."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from assessments.choices import HANDED_IN, AssessmentKind
from assessments.models import Assessment, Solution
from campaigns.models import Participation
from reports.choices import RunKind
from reports.models import RollupRun
from reports.selectors.database import by_query, snapshot
from reports.selectors.facts import BEGINNING, stage
from reports.selectors.frame import Frame


@dataclass(frozen=True, slots=True, kw_only=True)
class FactTables:
    """The names of two tables with FacilityYear and FacilitySaving columns."""

    years: str
    savings: str


STORED = FactTables(years="reports_facilityyear", savings="reports_facilitysaving")
FRESH = FactTables(years="fresh_year", savings="fresh_saving")


@contextmanager
def fact_tables(frame: Frame, *, years: list[int]) -> Iterator[FactTables]:
    """The facts of the plan's territory for the years (and the one before), known by the day.

    Everything read inside is of one moment. Fresh facts need a database that can be written to,
    though only for temporary tables.
    """
    with snapshot():
        if is_stored(frame, first_year=min(years)):
            yield STORED
            return
        stage(
            facilities=by_query(frame.facilities()),
            known_by=frame.as_of,
            first_year=min(years) - 1,
            last_year=max(years),
        )
        yield FRESH


def is_stored(frame: Frame, *, first_year: int) -> bool:
    """Whether the stored facts of the years are complete, and what was known by the day."""
    until = stored_until()
    complete = until is not None and first_year >= BEGINNING and frame.year <= until
    return complete and not _learnt_later(frame)


def stored_until() -> int | None:
    """The last year that every facility has stored facts of.

    A drain makes rows up to its own year, but only for what changed: at the turn of a year it is
    the rebuild that gives everyone a row. Before the first rebuild, the portal's first year.
    """
    runs = RollupRun.objects.filter(error="", finished_at__isnull=False).order_by("pk")
    last = runs.filter(kind=RunKind.REBUILD, province=None).last() or runs.first()
    return None if last is None else timezone.localtime(last.finished_at).year


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
