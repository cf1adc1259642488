"""The main navigation and the line under the portal's name: what a person may do, and for whom."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.policies import may
from accounts.roles import Permission
from accounts.selectors import unread_count
from assessments.selectors.queue import number_waiting
from enterprises.policies import has_enterprise
from enterprises.querysets import Visitor
from enterprises.selectors import workplace_of

# Label, name of the page, what one must be allowed to do, where the addresses begin.
ENTRIES = (
    (_("My facility"), "campaigns:my_facility", Permission.REPORT_OWN),
    (_("Progress"), "reports:home", Permission.VIEW_PLANS),
    (_("Facilities"), "enterprises:facility_list", Permission.VIEW_REGISTER),
    (_("Assessments"), "assessments:list", Permission.VIEW_REGISTER),
    (_("Solutions"), "assessments:solution_list", Permission.VIEW_REGISTER),
    (_("To check"), "assessments:queue", Permission.VERIFY),
    (_("Plans & activities"), "campaigns:plan_list", Permission.VIEW_PLANS),
    (_("Collection rounds"), "campaigns:round_list", Permission.EDIT_PLANS),
    (_("Local reports"), "campaigns:local_round_list", Permission.MAKE_REPORTS),
    (_("Local reports"), "campaigns:local_report_list", Permission.REPORT_LOCAL),
    (_("Reports"), "reports:report_list", Permission.MAKE_REPORTS),
    (_("Import"), "imports:home", Permission.IMPORT),
)
# Pages that belong to an entry although their address lies elsewhere, by how their names begin: to
# the first one that the person has.
BELONGS = {
    "assessments:check": "assessments:queue",
    "reports:progress": "reports:home",
    "reports:rule_": "campaigns:plan_list",
    "enterprises:zone_": "campaigns:plan_list",
    "enterprises:list": "campaigns:plan_list",
    "campaigns:local_report": "campaigns:local_report_list",
    "campaigns:local_": "campaigns:local_round_list",
    "campaigns:round_": "campaigns:round_list",
    "campaigns:my_": "campaigns:my_facility",
    "campaigns:": "campaigns:plan_list",
}
# What a page asks beside the permission: that an administrator may everything gives him no firm.
ONLY_FOR = {
    "campaigns:my_facility": has_enterprise,
    # Whoever opens the rounds finds the reports in them.
    "campaigns:local_report_list": lambda user: not may(user, Permission.MAKE_REPORTS),
}
# How many things wait behind an entry.
COUNTS = {"assessments:queue": number_waiting}
# Each language under its own name, whatever the language of the page.
LANGUAGES = (("vi", "Tiếng Việt"), ("en", "English"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the navigation, ready to be shown."""

    label: str
    url: str
    is_current: bool
    count: int | None = None


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `navigation` for the frame of the page; read only when it is shown."""
    return {"navigation": SimpleLazyObject(lambda: _frame(request))}


def address(name: str) -> str | None:
    """The address of a page by its name; None when no such page exists."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return None


def _frame(request: HttpRequest) -> dict[str, Any]:
    language = get_language()
    return {
        "entries": entries(request),
        "workplace": workplace_of(request.user),
        "unread": unread_count(request.user),
        "other_languages": [item for item in LANGUAGES if item[0] != language],
    }


def entries(request: HttpRequest) -> list[Entry]:
    """The lines of the navigation that exist and that the person may open, in their order."""
    shown = [
        (label, name, url)
        for label, name, permission in ENTRIES
        if _is_for(request.user, name, permission) and (url := address(name))
    ]
    current = _current(request, [url for _label, _name, url in shown])
    return [
        Entry(
            label=str(label),
            url=url,
            is_current=url == current,
            count=COUNTS[name](request.user) if name in COUNTS else None,
        )
        for label, name, url in shown
    ]


def _is_for(user: Visitor, name: str, permission: Permission) -> bool:
    condition = ONLY_FOR.get(name)
    return may(user, permission) and (condition is None or condition(user))


def _current(request: HttpRequest, urls: list[str]) -> str | None:
    """The entry that the page belongs to, or under whose address it lies; the longest one, when
    several fit."""
    page = request.resolver_match.view_name if request.resolver_match else ""
    for start, name in BELONGS.items():
        if page.startswith(start) and (url := address(name)) in urls:
            return url
    return max((url for url in urls if request.path.startswith(url)), key=len, default=None)
