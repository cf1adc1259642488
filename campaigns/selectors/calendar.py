"""A month of activities, day by day; nothing here writes."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import F
from django.db.models.functions import Coalesce

from campaigns.models import Activity
from campaigns.policies.events import last_day_of

# What takes longer stands above the days, or it would stand on each of them.
LONGEST_ON_DAYS = timedelta(days=7)
MOST_ON_A_DAY = 4
FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month of a year."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Month:
        return cls(year=day.year, number=day.month)

    @classmethod
    def typed(cls, text: str) -> Month | None:
        """2026-11; None for what is no month."""
        year, _dash, number = text.partition("-")
        if not (year.isascii() and year.isdigit() and number.isascii() and number.isdigit()):
            return None
        fits = FIRST_YEAR <= int(year) <= LAST_YEAR and 1 <= int(number) <= 12
        return cls(year=int(year), number=int(number)) if fits else None

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        return date(self.year, self.number, calendar.monthrange(self.year, self.number)[1])

    @property
    def before(self) -> Month:
        return Month.of(self.first - timedelta(days=1))

    @property
    def after(self) -> Month:
        return Month.of(self.last + timedelta(days=1))

    def __str__(self) -> str:
        return f"{self.year}-{self.number:02}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day of a page of the calendar: what is on, the first few, and how many more."""

    day: date
    is_today: bool
    is_outside: bool
    activities: list[Activity]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Whole weeks, from Monday, that hold the month; `lasting` is what takes weeks."""

    month: Month
    weeks: list[list[Day]]
    lasting: list[Activity]
    count: int


def page_of(month: Month, activities: Any, *, today: date) -> Page:
    """The page of a month, of these activities. One query, however many there are."""
    ending = activities.annotate(last_day=Coalesce(F("ends_on"), F("starts_on")))
    here = ending.filter(starts_on__lte=month.last, last_day__gte=month.first)
    found = list(here.order_by("starts_on", "code"))
    lasting = [each for each in found if last_day_of(each) - each.starts_on >= LONGEST_ON_DAYS]
    on_days = [each for each in found if each not in lasting]
    weeks = calendar.Calendar().monthdatescalendar(month.year, month.number)
    return Page(
        month=month,
        weeks=[[_day(day, month, on_days, today) for day in week] for week in weeks],
        lasting=lasting,
        count=len(found),
    )


def _day(day: date, month: Month, activities: Iterable[Activity], today: date) -> Day:
    """Days of the months beside it are there to fill the week, and are empty."""
    is_outside = Month.of(day) != month
    on = [each for each in activities if each.starts_on <= day <= last_day_of(each)]
    shown = [] if is_outside else on[:MOST_ON_A_DAY]
    return Day(
        day=day,
        is_today=day == today,
        is_outside=is_outside,
        activities=shown,
        more=0 if is_outside else len(on) - len(shown),
    )
