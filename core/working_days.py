"""Working days of Vietnam: what is due so many of them after a day, and how many have passed.

Saturdays, Sundays, the holidays of the Labour Code (Tết, the days of the Hùng kings …), the days
that make up for one on a weekend, and the days off that the Government swaps for a Saturday, which
then is worked on. All of it comes from the library `holidays`, by year.
"""

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays.countries import Vietnam

DAY = timedelta(days=1)
# Swaps that the library does not know yet: the day off, and the Saturday worked for it.
SWAPPED = {
    date(2026, 1, 2): date(2026, 1, 10),  # announced by the Ministry of Home Affairs on 25/12/2025
}


def is_working_day(day: date) -> bool:
    if day in SWAPPED or day in SWAPPED.values():
        return day not in SWAPPED
    return _calendar(day.year).is_working_day(day)


def add_working_days(day: date, count: int) -> date:
    """The working day that is the `count`-th after the day, which itself does not count; for 0 the
    day as it is."""
    for _number in range(count):
        day += DAY
        while not is_working_day(day):
            day += DAY
    return day


def working_days_between(start: date, end: date) -> int:
    """How many working days have come after the start, the end included; 0 when it is no later.

    What is due in n working days is late as soon as this is more than n.
    """
    days = (end - start).days
    return sum(is_working_day(start + DAY * number) for number in range(1, days + 1))


@cache
def _calendar(year: int) -> "Vietnam":
    """With the next year, whose first days may be swapped for a Saturday of this one."""
    # Here, because the library brings the calendars of 250 countries along: a tenth of what every
    # process of the portal takes to start, and few of them ever ask for a working day.
    from holidays.countries import Vietnam

    return Vietnam(years=(year, year + 1))  # type: ignore[no-untyped-call]
