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
from enterprises.importers.territory import Site
from enterprises.models import Facility

UNKNOWN_FACILITY = wording(
    "unknown_facility",
    _("There is no facility with the code “%(value)s”."),
    _("Import the facility first, or write the code of one in the register."),
)
MOST_COMPARED = 5000
MOST_SUGGESTED = 30


class FacilityLookup:
    """Facilities by code, read in one query; and codes that look like a mistyped one."""

    def __init__(self, user: User, codes: Iterable[str]) -> None:
        self.user = user
        wanted = all_spellings(set(codes))
        found = Facility.objects.filter(code__in=wanted).defer("search")
        self.by_code = {facility.code: facility for facility in found}
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
        if facility is None:
            row.error(column, UNKNOWN_FACILITY, value=code, nearest=self._suggestions(code))
        return facility

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
