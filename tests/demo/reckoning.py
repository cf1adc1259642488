"""The demo's figures a second time, in plain Python from the records, without the roll-up."""

from collections.abc import Iterable
from decimal import Decimal

from django.db.models import Q

from assessments.models import Result, Solution
from campaigns.models import Participation
from enterprises.models import AdminUnit, Facility

RANK = {"detailed": 3, "quick": 2, "self": 1}


def hanoi() -> AdminUnit:
    return AdminUnit.objects.get(edition="2025", code="01")


def open_at_end_of(year: int, unit: AdminUnit) -> set[int]:
    rows = Facility.objects.in_unit(unit).values_list("pk", "opened_on", "closed_on")
    return {
        pk
        for pk, opened, closed in rows
        if (opened is None or opened.year <= year) and (closed is None or closed.year > year)
    }


def saving(group: str, year: int, unit: AdminUnit, *, since: int = 0) -> Decimal | None:
    """Σ(E − R)/ΣE in percent over each facility's latest verified, usable result."""
    present = open_at_end_of(year, unit)
    rows = Result.objects.filter(
        group=group,
        saving__isnull=False,
        assessment__status="verified",
        assessment__reporting_year__range=(since, year),
    ).values_list(
        "assessment__facility",
        "assessment__reporting_year",
        "assessment__kind",
        "expected",
        "actual",
    )
    latest: dict[int, tuple[tuple[int, int], Decimal, Decimal]] = {}
    for facility, reporting_year, kind, expected, actual in rows:
        rank = (reporting_year, RANK[kind])
        if facility in present and (facility not in latest or rank > latest[facility][0]):
            latest[facility] = (rank, expected, actual)
    # A material without costs knows its saving, but no sum that could be added to others.
    known = [(expected, actual) for _, expected, actual in latest.values() if expected is not None]
    whole = sum(expected for expected, _ in known)
    return (whole - sum(actual for _, actual in known)) / whole * 100 if whole else None


def applying(year: int, unit: AdminUnit) -> set[int]:
    solutions = Solution.objects.filter(
        Q(implemented_year__lte=year)
        | Q(implemented_year=None, assessment__reporting_year__lte=year),
        status__in=("implemented", "confirmed"),
        assessment__status="verified",
    )
    return open_at_end_of(year, unit) & _ids(
        solutions.values_list("assessment__facility", flat=True)
    )


def aware(year: int, unit: AdminUnit) -> set[int]:
    """By an activity that counts, or by applying; nobody in the demo is by a form alone."""
    visits = Participation.objects.filter(
        activity__counts_as_awareness=True, activity__starts_on__year__lte=year
    )
    came = open_at_end_of(year, unit) & _ids(visits.values_list("facility", flat=True))
    return came | applying(year, unit)


def percent(part: set[int], whole: set[int]) -> float:
    return len(part) / len(whole) * 100


def _ids(rows: Iterable[int | None]) -> set[int]:
    return {pk for pk in rows if pk is not None}
