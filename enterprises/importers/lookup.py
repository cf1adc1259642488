"""Facilities by the codes that sheets of other apps give."""

from collections.abc import Iterable
from typing import Self

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Permission
from core.spreadsheets.codes import all_spellings, look_up
from core.spreadsheets.rows import Row
from core.spreadsheets.wordings import wording
from core.text import nearest
from enterprises.importers.answers import Remembered, subject_of_code
from enterprises.importers.territory import Site
from enterprises.models import Facility

UNKNOWN_FACILITY = wording(
    "unknown_facility",
    _("There is no facility with the code “%(value)s”."),
    _("Import the facility first, or write the code of one in the register."),
)
ANSWERED_CODE = wording(
    "answered_code",
    _("“%(value)s” is the facility %(code)s of the register, as was answered."),
    _("Write %(code)s into the file to be told no more."),
)
MOST_COMPARED = 5000
MOST_SUGGESTED = 30


class FacilityLookup:
    """Facilities by code, read in one query; by the codes of rows that were said to be one of
    the register; and codes that look like a mistyped one."""

    def __init__(self, user: User, codes: Iterable[str]) -> None:
        self.user = user
        wanted = set(codes)
        found = Facility.objects.filter(code__in=all_spellings(wanted)).defer("search")
        self.by_code = {facility.code: facility for facility in found}
        self._answered = self._said_to_be({c for c in wanted if look_up(self.by_code, c) is None})
        self._near: dict[str, list[str]] = {}
        self._all: list[str] | None = None

    @classmethod
    def of_rows(cls, user: User, rows: Iterable[Row], column: str = "facility_code") -> Self:
        return cls(user, (row.values[column] for row in rows if column in row.values))

    def find(self, row: Row, column: str = "facility_code") -> Facility | None:
        """The facility of a row's code; None after the row was told that there is none."""
        code = row.values.get(column)
        if code is None:
            return None
        facility = look_up(self.by_code, code, row=row, column=column)
        if facility is None and (facility := self._answered.get(code)) is not None:
            row.warn(column, ANSWERED_CODE, value=code, code=facility.code)
        elif facility is None:
            row.error(column, UNKNOWN_FACILITY, value=code, nearest=self._suggestions(code))
        return facility

    def _said_to_be(self, codes: set[str]) -> dict[str, Facility]:
        """By codes that the register does not know, what rows with them were said to be."""
        said = Remembered(self.user).facilities if codes else {}
        keys = {code: said[subject] for code in codes if (subject := subject_of_code(code)) in said}
        found = Facility.objects.defer("search").in_bulk(keys.values()) if keys else {}
        return {code: found[key] for code, key in keys.items()}

    def _suggestions(self, code: str) -> list[str]:
        if code not in self._near and len(self._near) >= MOST_SUGGESTED:
            return []
        if self._all is None:
            scope = Facility.objects.for_user(self.user, Permission.IMPORT).order_by("code")
            self._all = list(scope.values_list("code", flat=True)[:MOST_COMPARED])
        if code not in self._near:
            self._near[code] = nearest(code, self._all)
        return self._near[code]


def site_of(facility: Facility) -> Site:
    """Where a stored facility lies."""
    return Site(
        commune=facility.commune_id,
        former_commune=facility.former_commune_id,
        zone=facility.zone_id,
    )
