"""Agencies that sheets name, found or made."""

from collections.abc import Iterable

from django.db.models import Q

from core.edits import Edits
from core.spreadsheets.spelling import Names
from enterprises.models import Agency


class Agencies:
    """Agencies by name, in a province of today and in the country; a new one is made."""

    def __init__(self, edits: Edits[Agency], provinces: Iterable[int]) -> None:
        self.edits = edits
        self._names: dict[int | None, Names[Agency]] = {None: Names()}
        self.ids: set[int] = set()
        wanted = Q(admin_unit=None) | Q(admin_unit__current_province__in=set(provinces))
        stored = Agency.objects.filter(wanted).select_related("admin_unit").order_by("pk")
        for agency in stored:
            unit = agency.admin_unit
            self.ids.add(agency.pk)
            self._index(agency, unit.current_province_id if unit is not None else None)

    def find(self, name: str, *, province: int | None) -> Agency:
        """The agency of this name in the province, else in the country, else a new one."""
        for place in dict.fromkeys((province, None)):
            found = self._names[place].find(name) if place in self._names else []
            if found:
                return found[0]
        made = self.edits.create(Agency(name=name, admin_unit_id=province))
        self._index(made, province)
        return made

    def _index(self, agency: Agency, province: int | None) -> None:
        self._names.setdefault(province, Names()).add(agency.name, agency)
