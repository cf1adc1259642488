"""The lists of facilities with potential: what the column “Có tiềm năng” fills."""

from collections.abc import Collection

from django.db.models import Q

from core.bulk import any_key
from core.spreadsheets.rows import Change, Row
from core.staging import Staged
from enterprises.models import FacilityList, FacilityListMember
from enterprises.services import LIST_NAME


class PotentialLists:
    """One list per province of today; made when the first facility is put on it."""

    def __init__(self, *, lists: Staged, members: Staged) -> None:
        self.lists = lists
        self.members = members
        # By province: the list's id, and whether its mark has been seen to.
        self._lists: dict[int, tuple[int, bool]] = {}
        self._loaded: set[int] = set()
        self._members: dict[tuple[int, int], int] = {}

    def load(self, provinces: set[int], facilities: Collection[int]) -> None:
        """Reads the lists of the provinces, and which of the facilities are on them; none need be
        named when no row says anything of its potential."""
        if missing := provinces - self._loaded:
            stored = FacilityList.objects.filter(admin_unit__in=missing).filter(
                Q(has_potential=True) | Q(name=LIST_NAME)
            )
            # The list that is marked comes last, and so wins over one that only has the name.
            ordered = stored.order_by("has_potential", "pk")
            for pk, province, marked in ordered.values_list("pk", "admin_unit_id", "has_potential"):
                self._lists[province] = (pk, marked)
            self._loaded |= missing
        on_them = FacilityListMember.objects.filter(
            facility_list__in=[pk for pk, _ in self._lists.values()],
            facility__in=any_key(facilities),
        )
        found = on_them.values_list("facility_list_id", "facility_id", "pk") if facilities else ()
        self._members = {(listed, facility): pk for listed, facility, pk in found}

    def settle(self, row: Row, facility: int) -> dict[str, Change]:
        """Puts the facility on its province's list or takes it off, when the row says so."""
        wanted = row.record.get("has_potential")
        if wanted is None:
            return {}
        listed, _ = self._lists.get(row.record["province"], (0, False))
        member = self._members.get((listed, facility))
        if wanted == (member is not None):
            return {}
        if member is not None:
            self.members.delete(row.number, member)
        else:
            chosen = self._list(row)
            self.members.create(row.number, {"facility_list_id": chosen, "facility_id": facility})
        return {"has_potential": (not wanted, wanted)}

    def _list(self, row: Row) -> int:
        """The province's list, made or marked by the first row that needs it."""
        province = row.record["province"]
        pk, marked = self._lists.get(province, (0, False))
        if not pk:
            new = {"name": LIST_NAME, "admin_unit_id": province, "has_potential": True}
            pk = self.lists.create(row.number, new)
        elif not marked:
            self.lists.update(row.number, pk, {"has_potential": True})
        self._lists[province] = (pk, True)
        return pk
