"""The import of activities and of those who took part."""

from functools import cached_property
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.roles import Permission
from campaigns.importers.activities import ActivitySheet
from campaigns.importers.activity_records import (
    ACTIVITY_FIELDS,
    ENDS_BEFORE_START,
    record_activities,
    record_participations,
)
from campaigns.importers.participations import ParticipationSheet
from campaigns.importers.parties import Agencies
from campaigns.importers.plans_workbook import UNKNOWN_PLAN
from campaigns.importers.scope import PlanScope
from campaigns.importers.trainings import unit_of
from campaigns.models import ActionPlan, Activity, Officer, Participation
from campaigns.selectors.parties import Officers
from core.edits import Edits
from core.spreadsheets.importer import Setting, WholeFileImporter, typed
from core.spreadsheets.rows import Outcome, Row, Rows
from core.spreadsheets.spelling import spelling
from core.spreadsheets.widgets import json_value
from core.spreadsheets.wordings import DUPLICATE, OUTSIDE_TERRITORY, CellError, wording
from core.staging import Staged
from core.text import nearest
from enterprises.importers.lookup import UNKNOWN_FACILITY, FacilityLookup, site_of
from enterprises.importers.places import PlaceFinder
from enterprises.importers.territory import Territory
from enterprises.importers.zones import ZoneFinder
from enterprises.models import Agency, Facility, Zone

UNKNOWN_ACTIVITY = wording(
    "unknown_activity",
    _("There is no activity with the code “%(value)s”, here or in the portal."),
    _("Add its row to the sheet “Hoạt động”, or mend the code."),
)
COLUMNS = {field: column for column, field in ACTIVITY_FIELDS.items()} | {
    "plan_id": "plan_code",
    "admin_unit_id": "plan_code",
}
DETAILS = ("role", "certificate", "officer_id")
# Fields that no column is declared for, and the column that shows them.
SHOWN_IN = {"admin_unit_id": "plan_code", "officer_id": "person"}
# Fields that are kept or overwritten together.
TIED = {"plan_id": ("admin_unit_id",)}


class ActivityImporter(WholeFileImporter):
    """Workbook of two sheets, joined by the activity's code."""

    kind = "activities"
    sheets = (ActivitySheet, ParticipationSheet)
    rests_on = (Activity, Participation, ActionPlan, Agency, Officer, Zone, Facility)
    shown_in = SHOWN_IN
    tied = TIED

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        activities, participations = (sheet.sheet_name for sheet in self.sheets)
        # Agencies before the activities they hold, and those before who took part.
        self.new_agencies: Edits[Agency] = Edits(self.stage_for(activities, Agency))
        self.activities: Edits[Activity] = Edits(self.stage_for(activities, Activity))
        self.participations: Edits[Participation] = Edits(
            self.stage_for(participations, Participation)
        )
        self._rows_of: dict[tuple[Any, ...], int] = {}

    @cached_property
    def scope(self) -> PlanScope:
        return PlanScope(self.user)

    @cached_property
    def territory(self) -> Territory:
        return Territory.of(self.user, Permission.IMPORT)

    @cached_property
    def places(self) -> PlaceFinder:
        return PlaceFinder()

    def resolve(self, rows: Rows) -> None:
        record_activities(rows["activities"])
        taking_part = rows.get("participations", [])
        record_participations(taking_part, FacilityLookup.of_rows(self.user, taking_part))

    def plan(self, rows: Rows) -> None:
        self._load(rows["activities"], rows.get("participations", []))
        super().plan(rows)

    def plan_sheet(self, sheet: str, rows: list[Row]) -> None:
        plan = self._plan_activity if sheet == "activities" else self._plan_participation
        for row in rows:
            try:
                plan(row)
            except CellError as error:
                row.fail("zone", error)

    def stage(self) -> None:
        for edits in (self.new_agencies, self.activities, self.participations):
            edits.stage()

    # Planning ---------------------------------------------------------------------------------

    def _load(self, activities: list[Row], taking_part: list[Row]) -> None:
        records = [row.record for row in (*activities, *taking_part)]
        plans = {r["plan_code"] for r in records if "plan_code" in r}
        self._plans = {plan.code: plan for plan in ActionPlan.objects.filter(code__in=plans)}
        codes = {r[name] for r in records for name in ("code", "activity_code") if name in r}
        stored = Activity.objects.filter(code__in=codes).select_related("plan", "agency")
        self._activities = {activity.code: activity for activity in stored}
        provinces = self._provinces()
        self.agencies = Agencies(self.new_agencies, provinces)
        # Zones are only looked up here, so their table is never made.
        self.zones = ZoneFinder(Staged(Zone, fields=(), batch=self.setting.batch))
        self.zones.load(provinces)
        wanted = {r["facility_code"] for r in records if "facility_code" in r}
        self.facilities = FacilityLookup(self.user, wanted).by_code
        self._load_participations()

    def _load_participations(self) -> None:
        known = {activity.pk: activity for activity in self._activities.values()}
        stored = list(Participation.objects.filter(activity__in=known).order_by("pk"))
        self._stored = {
            (
                p.activity_id,
                p.facility_id,
                p.zone_id,
                p.agency_id,
                spelling(p.person),
            ): p
            for p in stored
        }
        self.officers = Officers(
            facilities=(facility.pk for facility in self.facilities.values()),
            zones=(pk for pk in self.zones.by_id if pk is not None),
            agencies=self.agencies.ids,
        )

    def _provinces(self) -> set[int]:
        """Today's provinces of all that is touched, and the user's own."""
        home = self.territory.home()
        units = {plan.admin_unit_id for plan in self._plans.values()}
        units |= {unit_of(activity) for activity in self._activities.values()}
        units.add(home.pk if home is not None else None)
        return {self.places.unit(pk).current_province_id for pk in units if pk is not None}

    def _today(self, unit: int | None) -> int | None:
        return self.places.unit(unit).current_province_id if unit is not None else None

    def _plan_activity(self, row: Row) -> None:
        record = row.record
        stored = self._activities.get(record["code"])
        plan, code = stored.plan if stored is not None else None, record.get("plan_code")
        if code is not None:
            plan = self._plans.get(code)
            if plan is None:
                near = nearest(code, self._plans)
                row.error("plan_code", UNKNOWN_PLAN, value=code, nearest=near)
                return
        unit = self._territory_of(plan, stored)
        if not self._may_write(row, unit, stored):
            return
        names = [name for name in ACTIVITY_FIELDS.values() if name in record]
        values = typed(Activity, {name: record[name] for name in names})
        if not _lasts(row, values, stored):
            return
        values |= {"plan_id": plan.pk if plan is not None else None, "admin_unit_id": unit}
        agency = None
        if "agency" in record:
            agency = self.agencies.find(record["agency"], province=self._today(unit))
        if stored is None:
            self._create(row, plan, agency, values)
        else:
            self._change(row, stored, agency, values)

    def _territory_of(self, plan: ActionPlan | None, stored: Activity | None) -> int | None:
        if plan is not None:
            return plan.admin_unit_id
        if stored is not None:
            return stored.admin_unit_id
        home = self.territory.home()
        return home.pk if home is not None else None

    def _may_write(self, row: Row, unit: int | None, stored: Activity | None) -> bool:
        units = {unit} if stored is None else {unit, unit_of(stored)}
        if all(self.scope.holds(each, self.places) for each in units):
            return True
        column = "plan_code" if "plan_code" in row.record else "activity_code"
        row.error(column, OUTSIDE_TERRITORY, place=row.record["code"])
        return False

    def _create(
        self, row: Row, plan: ActionPlan | None, agency: Agency | None, values: dict[str, Any]
    ) -> None:
        activity = Activity(code=row.record["code"], agency=agency, **values)
        activity.plan = plan
        self._activities[activity.code] = self.activities.create(activity)
        row.object_id = activity.pk
        row.settle(Outcome.NEW)

    def _change(
        self, row: Row, activity: Activity, agency: Agency | None, values: dict[str, Any]
    ) -> None:
        moved = self.activities.change(activity, **values)
        row.changes = {COLUMNS.get(n, n): self._told(n, *pair) for n, pair in moved.items()}
        before = activity.agency
        if agency is not None and self.activities.change(activity, agency_id=agency.pk):
            row.changes["agency"] = (str(before or ""), agency.name)
        row.object_id = activity.pk
        row.settle(Outcome.CHANGED if row.changes else Outcome.UNCHANGED)

    def _plan_participation(self, row: Row) -> None:
        record = row.record
        activity = self._activities.get(record["activity_code"])
        if activity is None:
            code = record["activity_code"]
            near = nearest(code, self._activities)
            row.error("activity_code", UNKNOWN_ACTIVITY, value=code, nearest=near)
            return
        unit = unit_of(activity)
        if not self.scope.holds(unit, self.places):
            row.error("activity_code", OUTSIDE_TERRITORY, place=activity.code)
            return
        party = self._party(row, self._today(unit))
        if not row.is_wrong:
            self._settle_participation(row, activity, party)

    def _party(self, row: Row, province: int | None) -> dict[str, Any]:
        """The facility, zone or agency of a row; none of them for a person alone."""
        record = row.record
        if "facility_code" in record:
            return self._facility(row)
        if "zone" in record:
            name = self.places.unit(province).name if province is not None else "—"
            return {"zone": self.zones.find(record["zone"], province=province or 0, place=name)}
        if "agency" in record:
            return {"agency": self.agencies.find(record["agency"], province=province)}
        return {}

    def _facility(self, row: Row) -> dict[str, Any]:
        code = row.record["facility_code"]
        facility = self.facilities.get(code)
        if facility is None:
            row.error("facility_code", UNKNOWN_FACILITY, value=code)
        elif not self.territory.holds(site_of(facility)):
            row.error("facility_code", OUTSIDE_TERRITORY, place=code)
        return {"facility": facility}

    def _settle_participation(self, row: Row, activity: Activity, party: dict[str, Any]) -> None:
        record = row.record
        person = record.get("person", "")
        values = {name: record[name] for name in DETAILS if name in record}
        for name, employer in party.items():
            officer = self.officers.find(name, employer.pk, person)
            if officer is not None:
                values["officer_id"] = officer.pk
        key = _key(activity, party, person)
        if self._is_repeated(row, key):
            return
        stored = self._stored.get(key)
        if stored is None:
            made = Participation(activity=activity, person=person, **party, **values)
            row.object_id = self.participations.create(made).pk
            row.settle(Outcome.NEW)
            return
        moved = self.participations.change(stored, **values)
        row.changes = moved
        if row.changes.pop("officer_id", None):
            row.changes["person"] = (None, person)
        row.object_id = stored.pk
        row.settle(Outcome.CHANGED if moved else Outcome.UNCHANGED)

    def _is_repeated(self, row: Row, key: tuple[Any, ...]) -> bool:
        """A zone may be named in two ways, and so one participation stand in two rows."""
        first = self._rows_of.setdefault(key, row.number)
        if first != row.number:
            row.error("person", DUPLICATE, first=first)
        return first != row.number

    def _told(self, name: str, old: Any, new: Any) -> tuple[Any, Any]:
        if name == "plan_id":
            codes = {plan.pk: plan.code for plan in self._plans.values()}
            return codes.get(old), codes.get(new)
        if name == "admin_unit_id":
            old, new = (self.places.unit(pk).name if pk else None for pk in (old, new))
            return old, new
        return json_value(old), json_value(new)


def _lasts(row: Row, values: dict[str, Any], stored: Activity | None) -> bool:
    """Whether the activity ends after it begins, by the row or by what is stored."""
    until = values.get("ends_on") or (stored.ends_on if stored is not None else None)
    if until is None or until >= values["starts_on"]:
        return True
    days = {"until": f"{until:%d/%m/%Y}", "date": f"{values['starts_on']:%d/%m/%Y}"}
    row.error("until" if "ends_on" in values else "date", ENDS_BEFORE_START, **days)
    return False


def _key(activity: Activity, party: dict[str, Any], person: str) -> tuple[Any, ...]:
    ids = [party[name].pk if name in party else None for name in ("facility", "zone", "agency")]
    return (activity.pk, *ids, spelling(person))
