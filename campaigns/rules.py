"""The days of collection rounds and of local reports. Pure: dates in, words of a fixed list out."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

State = Literal["ahead", "open", "correcting", "past"]
# How long before the closing day those who have not answered are reminded.
REMINDED_BEFORE = timedelta(days=7)
DAY = timedelta(days=1)
# How long before the due day of local reports those who have not sent theirs are reminded, and how
# long after it the portal goes on by itself.
LOCAL_REMINDED_BEFORE = (timedelta(days=14), timedelta(days=3))
LOCAL_REMINDED_UNTIL = timedelta(days=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """From when to when a round takes reports, and until when it takes corrections; each day is
    the last on which that still holds."""

    opens_on: date
    closes_on: date
    corrected_until: date

    def state_on(self, day: date) -> State:
        if day < self.opens_on:
            return "ahead"
        if day <= self.closes_on:
            return "open"
        return "correcting" if day <= self.corrected_until else "past"

    def days_left(self, day: date) -> int:
        """Whole days until the next border, the last day itself not counted; 0 when past."""
        borders = {
            "ahead": self.opens_on,
            "open": self.closes_on,
            "correcting": self.corrected_until,
            "past": day,
        }
        return (borders[self.state_on(day)] - day).days

    def reminder_due_since(self, day: date) -> date | None:
        """The day since which the reminder of now is due: a week before closing, and again the day
        after; None while none is. Who was reminded since needs no other."""
        if not self.opens_on <= day <= self.corrected_until:
            return None
        if day > self.closes_on:
            return self.closes_on + DAY
        begins = max(self.closes_on - REMINDED_BEFORE, self.opens_on + DAY)
        return begins if day >= begins else None


def local_reminder_due_since(day: date, *, opens_on: date, due_on: date) -> date | None:
    """The day since which the reminder of now is due: two weeks before local reports are due, three
    days before, and the day after; None while none is, and when it is long over. A reminder that
    would fall before the round opens is left out: the opening itself is told."""
    steps = [due_on - before for before in LOCAL_REMINDED_BEFORE] + [due_on + DAY]
    if day > due_on + LOCAL_REMINDED_UNTIL:
        return None
    return max((step for step in steps if opens_on < step <= day), default=None)
