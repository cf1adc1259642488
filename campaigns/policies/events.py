"""Until when one may sign up for an event, and when its door is open."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from campaigns.models import Activity
from core.spreadsheets.wordings import Text

PAST: Text = _("The event is over.")
CLOSED: Text = _("The closing date is past. Who comes all the same may ask at the door.")
AHEAD: Text = _("The door opens on the day of the event.")


def last_day_of(activity: Activity) -> date:
    return activity.ends_on or activity.starts_on


def why_no_sign_up(activity: Activity, *, day: date) -> Text | None:
    """Why nobody can sign up on the day; None while everybody can."""
    if day > last_day_of(activity):
        return PAST
    until = activity.sign_up_until
    return CLOSED if until is not None and day > until else None


def why_no_entry(activity: Activity, *, day: date) -> Text | None:
    """Why nobody can be written down at the door; None on the days of the event."""
    if day > last_day_of(activity):
        return PAST
    return AHEAD if day < activity.starts_on else None
