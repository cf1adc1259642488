"""Which day or year a cell may mean that is neither: offered to a person, never taken."""

import re
from calendar import monthrange
from datetime import date, timedelta

NUMBER = re.compile(r"\d+", re.ASCII)
MONTHS, LONGEST_MONTH = 12, 31
YEARS = range(1900, 2101)
# Years in two digits: 49 is 2049, 50 is 1950.
CENTURY, PIVOT = 100, 50
# Excel counts days; as a plain number a day of 1982 to 2064 has five digits.
EXCEL_EPOCH = date(1899, 12, 30)
SERIALS = range(30_000, 60_001)


def nearest_days(text: str) -> list[str]:
    """The one day that the text may mean, as day/month/year; none when that is not plain.

    12/31/2020 is the last of December, 31/02/2020 the last of February, 44196 what Excel counts.
    """
    numbers = [int(digits) for digits in NUMBER.findall(text)]
    if len(numbers) == 1 and text.isdecimal() and numbers[0] in SERIALS:
        return [f"{EXCEL_EPOCH + timedelta(days=numbers[0]):%d/%m/%Y}"]
    parts = 3
    found = _day(*numbers) if len(numbers) == parts else None
    return [f"{found:%d/%m/%Y}"] if found else []


def nearest_years(text: str, *, least: int, most: int) -> list[str]:
    """The one year that the text names; none when it names none or several."""
    found = {int(digits) for digits in NUMBER.findall(text)} & set(range(least, most + 1))
    return [str(year) for year in found] if len(found) == 1 else []


def _day(first: int, second: int, third: int) -> date | None:
    day, month, year = (third, second, first) if first in YEARS else (first, second, third)
    if month > MONTHS >= day:
        day, month = month, day
    if year < CENTURY:
        year += 2000 if year < PIVOT else 1900
    if year not in YEARS or not 1 <= month <= MONTHS or not 1 <= day <= LONGEST_MONTH:
        return None
    return date(year, month, min(day, monthrange(year, month)[1]))
