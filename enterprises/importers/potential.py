"""The lists of facilities with potential: what the column “Có tiềm năng” fills."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from core.bulk import Edits, Effect, deletions
from core.spreadsheets.rows import Row
from enterprises.models import Facility, FacilityList, FacilityListMember

LIST_NAME = "Cơ sở có tiềm năng áp dụng sản xuất sạch hơn"


class PotentialLists:
    """One list per province of today; made when the first facility is put on it."""

    def __init__(self, provinces: Iterable[int], facilities: Iterable[int]) -> None:
        self.lists: Edits[FacilityList] = Edits(FacilityList)
        self._joining: list[tuple[FacilityList, Facility]] = []
        self._leaving: list[FacilityListMember] = []
        stored = FacilityList.objects.filter(admin_unit__in=set(provinces)).filter(
            Q(has_potential=True) | Q(name=LIST_NAME)
        )
        # The list that is marked comes last, and so wins over one that only has the name.
        ordered = stored.order_by("has_potential", "pk")
        self._by_province = {each.admin_unit_id: each for each in ordered}
        members = FacilityListMember.objects.filter(
            facility_list__in=self._by_province.values(), facility__in=set(facilities)
        )
        self._members = {(m.facility_list_id, m.facility_id): m for m in members}

    def settle(self, row: Row, facility: Facility) -> dict[str, tuple[Any, Any]]:
        """Puts the facility on its province's list or takes it off, when the row says so."""
        wanted = row.record.get("has_potential")
        if wanted is None:
            return {}
        stored = self._by_province.get(row.record["province"])
        member = self._members.get((stored.pk, facility.pk)) if stored is not None else None
        if wanted == (member is not None):
            return {}
        if member is not None:
            self._leaving.append(member)
        else:
            self._joining.append((self._list(row.record["province"]), facility))
        return {"has_potential": (not wanted, wanted)}

    def apply(self) -> list[Effect]:
        lists = self.lists.apply()
        members: Edits[FacilityListMember] = Edits(FacilityListMember)
        for facility_list, facility in self._joining:
            members.create(FacilityListMember(facility_list=facility_list, facility=facility))
        gone = deletions(self._leaving)
        FacilityListMember.objects.filter(pk__in=[member.pk for member in self._leaving]).delete()
        return [*lists, *gone, *members.apply()]

    def _list(self, province: int) -> FacilityList:
        found = self._by_province.get(province)
        if found is None:
            found = FacilityList(name=LIST_NAME, admin_unit_id=province, has_potential=True)
            self._by_province[province] = self.lists.create(found)
        elif not found.has_potential:
            self.lists.change(found, has_potential=True)
        return found
