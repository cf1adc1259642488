"""The import of facility lists, the denominators of targets: who is on them, and since which
decision."""

from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.roles import Permission
from core.edits import Edits
from core.spreadsheets.importer import Setting, WholeFileImporter, given
from core.spreadsheets.rows import Change, Outcome, Row, Rows, refuse_duplicates
from core.spreadsheets.spelling import Names, spelling
from core.spreadsheets.widgets import json_value
from core.spreadsheets.wordings import AMBIGUOUS, OUTSIDE_TERRITORY, wording
from enterprises.importers.list_sheet import FacilityListSheet
from enterprises.importers.lookup import UNKNOWN_FACILITY, FacilityLookup, site_of
from enterprises.importers.places import PlaceFinder
from enterprises.importers.potential import LIST_NAME
from enterprises.importers.provinces import add_province
from enterprises.importers.territory import Territory
from enterprises.models import Facility, FacilityList, FacilityListMember

NEW_FACILITY_LIST = wording(
    "new_facility_list",
    _("The list “%(value)s” is new and will be made for %(place)s."),
    _("Check the spelling if the list should exist already."),
)
LIST_CONTRADICTION = wording(
    "list_contradiction",
    _("Row %(first)s says “%(other)s” of the same list."),
    _("Give the list the same decision in all its rows."),
)
DECISION = ("decision_no", "decided_on")


class FacilityListImporter(WholeFileImporter):
    """Workbook “Danh mục cơ sở”."""

    kind = "facility_lists"
    sheets = (FacilityListSheet,)
    rests_on = (FacilityList, FacilityListMember, Facility)

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        own = FacilityListSheet.sheet_name
        self.lists: Edits[FacilityList] = Edits(self.stage_for(own, FacilityList))
        self.members: Edits[FacilityListMember] = Edits(self.stage_for(own, FacilityListMember))
        # What the rows have said of a list, and which row said it first.
        self._said: dict[tuple[int, str], tuple[Any, int]] = {}

    @cached_property
    def territory(self) -> Territory:
        return Territory.of(self.user, Permission.IMPORT)

    def resolve(self, rows: Rows) -> None:
        own = rows[FacilityListSheet.sheet_name]
        places, facilities = PlaceFinder(), FacilityLookup.of_rows(self.user, own)
        for row in own:
            row.record = given(row, "list_name", "is_member")
            row.record |= {name: json_value(v) for name, v in given(row, *DECISION).items()}
            add_province(row, places, or_country=True)
            facility = facilities.find(row)
            if facility is not None:
                row.record["facility_code"] = facility.code
            _add_key(row)
        refuse_duplicates(own, key="key", column="facility_code")

    def plan_sheet(self, sheet: str, rows: list[Row]) -> None:
        self._load(rows)
        for row in rows:
            facility = self._facility(row)
            if self._may_write(row) and facility is not None:
                self._plan(row, facility)

    def stage(self) -> None:
        self.lists.stage()
        self.members.stage()

    # Planning ---------------------------------------------------------------------------------

    def _load(self, rows: list[Row]) -> None:
        provinces = {row.record["province"] for row in rows}
        self.facilities = FacilityLookup(
            self.user, (row.record["facility_code"] for row in rows)
        ).by_code
        self._names: dict[int | None, Names[FacilityList]] = {p: Names() for p in provinces}
        wanted = Q(admin_unit__current_province__in=provinces - {None})
        if None in provinces:
            wanted |= Q(admin_unit=None)
        stored = FacilityList.objects.filter(wanted).select_related("admin_unit").order_by("pk")
        for each in stored:
            unit = each.admin_unit
            self._names[unit.current_province_id if unit else None].add(each.name, each)
        self._marked = {each.admin_unit_id for each in stored if each.has_potential}
        self._members = {
            (member.facility_list_id, member.facility_id): member
            for member in FacilityListMember.objects.filter(
                facility_list__in=stored,
                facility__in=[facility.pk for facility in self.facilities.values()],
            ).order_by("pk")
        }

    def _facility(self, row: Row) -> Facility | None:
        code = row.record["facility_code"]
        facility = self.facilities.get(code)
        if facility is None:
            row.error("facility_code", UNKNOWN_FACILITY, value=code)
        elif not self.territory.holds(site_of(facility)):
            row.error("facility_code", OUTSIDE_TERRITORY, place=code)
        else:
            return facility
        return None

    def _may_write(self, row: Row) -> bool:
        if self.territory.holds_province(row.record["province"]):
            return True
        row.error("province", OUTSIDE_TERRITORY, place=row.record["place"])
        return False

    def _plan(self, row: Row, facility: Facility) -> None:
        found = self._list(row)
        if found is None or self._contradicts(row, found):
            row.settle(Outcome.UNCHANGED)
            return
        changes = self._decide(row, found)
        member = self._members.get((found.pk, facility.pk))
        wanted = row.record.get("is_member", True)
        if wanted and member is None:
            made = FacilityListMember(facility_list=found, facility=facility)
            row.object_id = self.members.create(made).pk
            row.settle(Outcome.NEW)
            return
        if member is not None:
            row.object_id = member.pk
            if not wanted:
                self.members.delete(member)
                changes["is_member"] = (True, False)
        row.changes = changes
        row.settle(Outcome.CHANGED if changes else Outcome.UNCHANGED)

    def _list(self, row: Row) -> FacilityList | None:
        """The list of the row, made when there is none of its name and one is wanted."""
        record = row.record
        found = self._names[record["province"]].find(record["list_name"])
        if len(found) > 1:
            names = [str(each) for each in found]
            row.error("list_name", AMBIGUOUS, value=record["list_name"], candidates=names)
            return None
        if found:
            return found[0]
        return self._create(row) if record.get("is_member", True) else None

    def _create(self, row: Row) -> FacilityList:
        name, province = row.record["list_name"], row.record["province"]
        row.warn("list_name", NEW_FACILITY_LIST, value=name, place=row.record["place"])
        is_potential = spelling(name) == spelling(LIST_NAME) and province not in self._marked
        made = FacilityList(name=name, admin_unit_id=province, has_potential=is_potential)
        self._names[province].add(name, self.lists.create(made))
        return made

    def _contradicts(self, row: Row, found: FacilityList) -> bool:
        """Whether an earlier row gave the list another decision."""
        for name in DECISION:
            if name in row.record:
                value = row.record[name]
                said, first = self._said.setdefault((found.pk, name), (value, row.number))
                if said != value:
                    row.error(name, LIST_CONTRADICTION, first=first, other=said)
        return row.is_wrong

    def _decide(self, row: Row, found: FacilityList) -> dict[str, Change]:
        """Gives the list its decision; what moved of a list that is stored."""
        values = {name: row.record[name] for name in DECISION if name in row.record}
        if "decided_on" in values:
            values["decided_on"] = date.fromisoformat(values["decided_on"])
        moved = self.lists.change(found, **values)
        if self.lists.is_new(found):
            return {}
        return {name: (json_value(old), json_value(new)) for name, (old, new) in moved.items()}


def _add_key(row: Row) -> None:
    record = row.record
    if {"list_name", "province", "facility_code"} <= record.keys():
        named = spelling(record["list_name"])
        record["key"] = [record["province"], named, record["facility_code"]]
