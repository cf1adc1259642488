"""The life of a solution: one table of what may follow on what, and the days that go with it."""

import calendar
from collections.abc import Mapping
from datetime import date

from assessments.choices import SolutionStatus

ALWAYS = (SolutionStatus.POSTPONED, SolutionStatus.REJECTED)
# Whoever turns off a light does not study it first: steps ahead may be left out, none is taken
# back. The result may be measured more than once before it is confirmed.
NEXT: Mapping[SolutionStatus, tuple[SolutionStatus, ...]] = {
    SolutionStatus.PROPOSED: (
        SolutionStatus.SCREENED,
        SolutionStatus.STUDIED,
        SolutionStatus.CHOSEN,
        SolutionStatus.IN_PROGRESS,
        SolutionStatus.IMPLEMENTED,
        *ALWAYS,
    ),
    SolutionStatus.SCREENED: (
        SolutionStatus.STUDIED,
        SolutionStatus.CHOSEN,
        SolutionStatus.IN_PROGRESS,
        SolutionStatus.IMPLEMENTED,
        *ALWAYS,
    ),
    SolutionStatus.STUDIED: (
        SolutionStatus.CHOSEN,
        SolutionStatus.IN_PROGRESS,
        SolutionStatus.IMPLEMENTED,
        *ALWAYS,
    ),
    SolutionStatus.CHOSEN: (SolutionStatus.IN_PROGRESS, SolutionStatus.IMPLEMENTED, *ALWAYS),
    SolutionStatus.IN_PROGRESS: (SolutionStatus.IMPLEMENTED, *ALWAYS),
    SolutionStatus.IMPLEMENTED: (SolutionStatus.CONFIRMED, SolutionStatus.IMPLEMENTED),
    SolutionStatus.CONFIRMED: (),
    SolutionStatus.POSTPONED: (
        SolutionStatus.PROPOSED,
        SolutionStatus.SCREENED,
        SolutionStatus.STUDIED,
        SolutionStatus.CHOSEN,
        SolutionStatus.IN_PROGRESS,
        SolutionStatus.IMPLEMENTED,
        SolutionStatus.REJECTED,
    ),
    SolutionStatus.REJECTED: (),
}
# A result is looked at again 6 to 12 months after (DOMAIN section 5).
FIRST_FOLLOW_UP, LAST_FOLLOW_UP = 6, 12


def may_follow(before: SolutionStatus, after: SolutionStatus) -> bool:
    return after in NEXT[before]


def months_after(day: date, months: int) -> date:
    """The same day of the month so many months later, or the last of that month: 31/8 + 6 months
    is 28/2."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def follow_up_window(implemented_on: date) -> tuple[date, date]:
    """The first and the last day for looking at the result of what was done that day."""
    return (
        months_after(implemented_on, FIRST_FOLLOW_UP),
        months_after(implemented_on, LAST_FOLLOW_UP),
    )
