"""Working days of Vietnam, against the official calendars of 2025 and 2026."""

from datetime import date

import pytest

from core.working_days import add_working_days, is_working_day, working_days_between


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2025, 1, 24), True),  # the last Friday before Tết
        (date(2025, 1, 27), False),  # Monday, for the fourth day of Tết on a Saturday
        (date(2025, 1, 29), False),  # the first day of Tết
        (date(2025, 2, 3), True),  # the offices open again
        (date(2025, 4, 7), False),  # the Hùng kings, a Monday
        (date(2025, 4, 26), True),  # a Saturday, worked for 2 May
        (date(2025, 5, 2), False),  # swapped for that Saturday
        (date(2025, 9, 1), False),  # beside the National Day
        (date(2025, 9, 2), False),
        (date(2026, 1, 2), False),  # swapped for the Saturday after the next one
        (date(2026, 1, 10), True),
        (date(2026, 2, 16), False),  # Monday, the eve of Tết
        (date(2026, 2, 20), False),  # Friday, its last day
        (date(2026, 2, 23), True),
        (date(2026, 4, 27), False),  # Monday, for the Hùng kings on a Sunday
        (date(2026, 4, 30), False),
        (date(2026, 5, 1), False),
        (date(2026, 8, 22), True),  # a Saturday, worked for 31 August
        (date(2026, 8, 31), False),
        (date(2026, 11, 24), False),  # the Day of Vietnamese Culture, since 2026
        (date(2026, 11, 21), False),  # a plain Saturday
    ],
)
def test_days_of_2025_and_2026(day: date, works: bool) -> None:
    assert is_working_day(day) is works


@pytest.mark.parametrize(
    ("sent", "due"),
    [
        (date(2025, 11, 3), date(2025, 11, 10)),  # Monday to Monday
        (date(2025, 11, 7), date(2025, 11, 14)),  # Friday to Friday
        (date(2025, 11, 8), date(2025, 11, 14)),  # Saturday: the clock starts on Monday
        (date(2025, 1, 22), date(2025, 2, 5)),  # across nine days of Tết
        (date(2025, 4, 24), date(2025, 5, 5)),  # 25, 26 (a Saturday), 28, 29 April, 5 May
        (date(2026, 2, 12), date(2026, 2, 26)),  # 13 February, then 23 to 26
    ],
)
def test_due_in_five_working_days(sent: date, due: date) -> None:
    assert add_working_days(sent, 5) == due
    assert working_days_between(sent, due) == 5


def test_nothing_passes_within_a_day_nor_backwards() -> None:
    assert working_days_between(date(2025, 11, 3), date(2025, 11, 3)) == 0
    assert working_days_between(date(2025, 11, 4), date(2025, 11, 3)) == 0
    assert add_working_days(date(2025, 11, 8), 0) == date(2025, 11, 8)


def test_a_saturday_of_the_year_before_can_be_swapped() -> None:
    """2 January 2015 was worked on 27 December 2014."""
    assert is_working_day(date(2014, 12, 27))
    assert not is_working_day(date(2015, 1, 2))
