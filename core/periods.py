"""Days and years, as the path from a baseline to a target needs them."""

from datetime import date
from decimal import Decimal, localcontext


def year_end(year: int) -> date:
    """31 December of the year: a year's figure stands at its last day."""
    return date(year, 12, 31)


def years_later(day: date, years: int) -> date:
    """The same day so many years later; the 28th for a 29 February that is not there."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def year_fraction(day: date) -> Decimal:
    """The day as a point on the axis of years: year + day of the year / days in the year.

    Unit: years. 31/12/2020 is exactly 2021, so two year ends lie a whole number of years apart.
    """
    day_of_year = (day - date(day.year, 1, 1)).days + 1
    days_in_year = (year_end(day.year) - date(day.year, 1, 1)).days + 1
    with localcontext(prec=50):
        return day.year + Decimal(day_of_year) / days_in_year
