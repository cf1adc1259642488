"""The clock of checking: what was handed in is checked within five working days."""

from datetime import date, timedelta

from core.working_days import add_working_days, working_days_between

# Working days. Source: the check of energy reports by the department, which programmes follow.
CHECK_WITHIN = 5


def check_due_on(sent_on: date) -> date:
    """The last day on which the check is in time: the fifth working day after it was handed in."""
    return add_working_days(sent_on, CHECK_WITHIN)


def days_waited(sent_on: date, *, today: date) -> int:
    """Working days since it was handed in; on that day 0."""
    return working_days_between(sent_on, today)


def is_late(sent_on: date, *, today: date) -> bool:
    return check_due_on(sent_on) < today


def last_late_day(today: date) -> date:
    """What was handed in on this day or before it is late today; what came later is not."""
    day = today - timedelta(days=CHECK_WITHIN)
    while not is_late(day, today=today):
        day -= timedelta(days=1)
    return day
