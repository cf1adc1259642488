"""Questions about activities; nothing here writes."""

import re
from datetime import date
from typing import Any

from campaigns.choices import OWN_FIELDS, programme_names
from campaigns.models import Activity
from core.numbers import DASH
from core.templatetags.portal import day, number
from enterprises.models import AdminUnit

# As departments number them: "HĐ-2026-014".
PREFIX = "HĐ-{year}-"
WIDTH = 3


def next_code(year: int) -> str:
    """The code after the highest of the year; codes that are numbered otherwise do not matter."""
    prefix = PREFIX.format(year=year)
    codes = Activity.objects.filter(code__startswith=prefix).values_list("code", flat=True)
    numbers = (re.fullmatch(r"\d+", code.removeprefix(prefix)) for code in codes)
    highest = max((int(number[0]) for number in numbers if number), default=0)
    return f"{prefix}{highest + 1:0{WIDTH}}"


def unit_of(activity: Activity) -> AdminUnit | None:
    """The unit whose activity it is, its plan's or its own; None of the country's."""
    return activity.plan.admin_unit if activity.plan else activity.admin_unit


def organiser_of(activity: Activity) -> str:
    """Who holds it, as people outside are told."""
    holder = activity.agency or unit_of(activity) or activity.plan
    return str(holder or "")


def own_facts(activity: Activity) -> list[tuple[str, str]]:
    """Name and value of what only some kinds of activities have: of this kind all of it, of others
    what is filled in; and the other programmes that it serves."""
    every = dict.fromkeys(name for names in OWN_FIELDS.values() for name in names)
    told = [(name, getattr(activity, name)) for name in (*every, "programmes")]
    return [
        (str(Activity._meta.get_field(name).verbose_name), _words(value))  # type: ignore[union-attr]
        for name, value in told
        if name in activity.own_fields or value not in (None, "", [])
    ]


def _words(value: Any) -> str:
    if isinstance(value, date):
        return day(value)
    if isinstance(value, list):
        return programme_names(value)
    if isinstance(value, int):
        return number(value)
    return value or DASH
