"""The facility lists that targets name as their denominator."""

from collections.abc import Iterable

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from campaigns.importers.targets import POTENTIAL, POTENTIAL_START
from core.edits import Edits
from core.spreadsheets.rows import Row
from core.spreadsheets.spelling import Names
from core.spreadsheets.wordings import AMBIGUOUS, CellError, wording
from core.text import fold, nearest
from enterprises.importers.potential import LIST_NAME
from enterprises.models import FacilityList

UNKNOWN_LIST = wording(
    "unknown_list",
    _("There is no list of facilities “%(value)s” for this plan's territory."),
    _("Write the name of a list, or import the list first."),
)
NEW_LIST = wording(
    "new_list",
    _("The list “%(value)s” does not exist yet and will be made, empty."),
    _("Fill it with the column “Có tiềm năng” of the facilities."),
)


class ListFinder:
    """Lists of some provinces of today, and national ones, by name."""

    def __init__(self, edits: Edits[FacilityList], provinces: Iterable[int]) -> None:
        self.edits = edits
        self._names: dict[int | None, Names[FacilityList]] = {None: Names()}
        self._potential: dict[int | None, FacilityList] = {}
        self._titles: list[str] = []
        wanted = Q(admin_unit=None) | Q(admin_unit__current_province__in=set(provinces))
        stored = FacilityList.objects.filter(wanted).select_related("admin_unit").order_by("pk")
        for each in stored:
            unit = each.admin_unit
            self._index(each, unit.current_province_id if unit is not None else None)

    def find(self, row: Row, name: str, *, province: int | None) -> FacilityList:
        """The list of the province (of today) or of the country with this name. What means the
        facilities with potential, and names none, is the list that is marked so; it is made when
        it is missing. Raises CellError."""
        places = dict.fromkeys((province, None))
        found = [each for p in places if p in self._names for each in self._names[p].find(name)]
        if len(found) == 1:
            return found[0]
        if province is not None and is_potential(name):
            return self._potential.get(province) or self._create(row, province)
        if found:
            raise CellError(AMBIGUOUS, value=name, candidates=[str(each) for each in found])
        near = nearest(name, self._titles, count=2)
        raise CellError(UNKNOWN_LIST, value=name, nearest=near)

    def _create(self, row: Row, province: int) -> FacilityList:
        row.warn("denominator", NEW_LIST, value=LIST_NAME)
        made = FacilityList(name=LIST_NAME, admin_unit_id=province, has_potential=True)
        self._index(self.edits.create(made), province)
        return made

    def _index(self, facility_list: FacilityList, province: int | None) -> None:
        self._names.setdefault(province, Names()).add(facility_list.name, facility_list)
        self._titles.append(facility_list.name)
        if facility_list.has_potential:
            self._potential[province] = facility_list


def is_potential(name: str) -> bool:
    """True when a name means the list that the column “Có tiềm năng” fills."""
    folded = fold(name.replace("_", " "))
    return folded in POTENTIAL or folded.startswith(POTENTIAL_START)
