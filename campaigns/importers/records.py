"""Workbooks that are read as they are declared: columns of the record itself, and columns that name
other records by their codes. What a sheet has beyond that, its keeper says."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.roles import Permission
from campaigns.importers.activities_workbook import UNKNOWN_ACTIVITY
from campaigns.importers.parties import Agencies
from campaigns.importers.plans_workbook import UNKNOWN_PLAN
from campaigns.importers.scope import PlanScope
from campaigns.importers.trainings import unit_of
from campaigns.models import ActionPlan, Activity, PromotionProject
from core.edits import Edits
from core.spreadsheets.importer import Setting, WholeFileImporter, typed
from core.spreadsheets.rows import Change, Outcome, Row, Rows
from core.spreadsheets.sheets import Column, Sheet
from core.spreadsheets.spelling import spelling
from core.spreadsheets.widgets import json_value
from core.spreadsheets.wordings import DUPLICATE, OUTSIDE_TERRITORY, Wording, wording
from core.text import nearest
from enterprises.importers.lookup import UNKNOWN_FACILITY, FacilityLookup, site_of
from enterprises.importers.places import PlaceFinder
from enterprises.importers.provinces import add_province
from enterprises.importers.territory import Territory
from enterprises.models import Agency, Facility

UNKNOWN_PROJECT = wording(
    "unknown_project",
    _("There is no project with the code “%(value)s”."),
    _("Import the project first, or mend the code."),
)
ENDS_FIRST = wording(
    "ends_first",
    _("The day %(end)s lies before the day %(start)s."),
    _("Check both days."),
)
UNKNOWN: dict[type[models.Model], Wording] = {
    Facility: UNKNOWN_FACILITY,
    ActionPlan: UNKNOWN_PLAN,
    PromotionProject: UNKNOWN_PROJECT,
    Activity: UNKNOWN_ACTIVITY,
}
# What of a named record says where it lies.
PLACED: dict[type[models.Model], tuple[str, ...]] = {Activity: ("plan",)}
PROVINCE, AGENCY = "province", "agency"
Values = dict[str, Any]


class Keeper:
    """How the rows of one sheet become records.

    `key` names the attributes by which a stored record is known: few records share the first of
    them. `named_by` is the column at which a row is told that it is not alone. `span` are two days
    of which the second cannot lie before the first. `related` is read with stored records.
    """

    sheet: ClassVar[type[Sheet]]
    key: ClassVar[tuple[str, ...]]
    named_by: ClassVar[str]
    span: ClassVar[tuple[str, str] | None] = None
    related: ClassVar[tuple[str, ...]] = ()

    def __init__(self, importer: "RecordImporter") -> None:
        self.importer = importer
        self.model: Any = self.sheet._meta.model
        self.edits: Edits[Any] = Edits(importer.stage_for(self.sheet.sheet_name, self.model))
        self.by_key: dict[tuple[Any, ...], Any] = {}
        self._rows_of: dict[tuple[Any, ...], int] = {}
        columns = self.sheet.columns()
        self.plain = {n: str(c.attribute) for n, c in columns.items() if _is_plain(c)}
        # Columns that hold the code of a record: “facility__code” is that of its `facility`.
        self.coded = {n: _path(c)[0] for n, c in columns.items() if self._is_coded(c)}

    # Cells ------------------------------------------------------------------------------------

    def record(self, rows: list[Row]) -> None:
        places = self.importer.places
        known = {
            name: FacilityLookup.of_rows(self.importer.user, rows, name)
            for name in self.coded
            if self._model_of(name) is Facility
        }
        for row in rows:
            # A cell that names a record of another sheet stays as it was written.
            row.record = {name: json_value(value) for name, value in row.values.items()}
            if PROVINCE in self.sheet.columns():
                row.record.pop(PROVINCE, None)
                add_province(row, places)
            for name, lookup in known.items():
                facility = lookup.find(row, name)
                if facility is not None:
                    row.record[name] = facility.code
            self.join(row)

    def join(self, row: Row) -> None:
        """Says which rows of other sheets the row goes with (`group`, `needs`)."""

    # Planning ---------------------------------------------------------------------------------

    def load(self, rows: list[Row]) -> None:
        """What the rows name, in one query for each kind of record."""
        self.named = {name: self._by_code(name, rows) for name in self.coded}

    def plan(self, rows: list[Row]) -> None:
        self.load(rows)
        told = [(row, self.values(row)) for row in rows]
        self.by_key |= {self.key_of_stored(each): each for each in self.stored(told)}
        for row, values in told:
            if not row.is_wrong:
                self._settle(row, values)

    def values(self, row: Row) -> Values:
        """What the row gives of a record, by attribute; the row is told what cannot be."""
        given = {
            field: row.record[name] for name, field in self.plain.items() if name in row.record
        }
        values = typed(self.model, given)
        for name, field in self.coded.items():
            if name in row.record and (found := self._named(row, name)) is not None:
                values[f"{field}_id"] = found.pk
        return values

    def stored(self, told: Iterable[tuple[Row, Values]]) -> Iterable[Any]:
        """The stored records that the rows may mean."""
        first = self.key[0]
        wanted = {values[first] for _row, values in told if first in values}
        related = [*self.coded.values(), *self.related]
        found = self.model.objects.filter(**{f"{first}__in": wanted})
        return found.select_related(*related).order_by("pk")

    def key_of_stored(self, record: Any) -> tuple[Any, ...]:
        return _key(getattr(record, name) for name in self.key)

    def may_change(self, record: Any) -> bool:
        """Whether the person may change a record that the row found; it lies where the row does,
        unless its key says nothing of a place."""
        return True

    def _settle(self, row: Row, values: Values) -> None:
        key = _key(values[name] for name in self.key)
        first = self._rows_of.setdefault(key, row.number)
        if first != row.number:
            row.error(self.named_by, DUPLICATE, first=first)
            return
        record = self.by_key.get(key)
        if record is not None and not self.may_change(record):
            row.error(self.named_by, OUTSIDE_TERRITORY, place=str(record))
        self._check_span(row, record, values)
        if row.is_wrong:
            return
        if record is None:
            made = self.model(**values | self.of_new())
            record = self.by_key[key] = self.edits.create(made)
            row.settle(Outcome.NEW)
        else:
            row.changes = self._change(row, record, values)
            row.settle(Outcome.CHANGED if row.changes else Outcome.UNCHANGED)
        row.object_id = record.pk

    def of_new(self) -> Values:
        """What a new record has that no row gives."""
        return {}

    def _check_span(self, row: Row, record: Any, values: Values) -> None:
        """The days of the row, and where it gives none those that are stored."""
        if self.span is None:
            return
        start, end = (values.get(name, getattr(record, name, None)) for name in self.span)
        if start is not None and end is not None and end < start:
            told = {"start": f"{start:%d/%m/%Y}", "end": f"{end:%d/%m/%Y}"}
            row.error(
                self.span[1] if self.span[1] in row.cells else self.span[0], ENDS_FIRST, **told
            )

    def _change(self, row: Row, record: Any, values: Values) -> dict[str, Change]:
        before = {name: getattr(record, field) for name, field in self.coded.items()}
        moved = self.edits.change(record, **values)
        changes: dict[str, Change] = {
            name: (json_value(moved[field][0]), json_value(moved[field][1]))
            for name, field in self.plain.items()
            if field in moved
        }
        for name, field in self.coded.items():
            if f"{field}_id" in moved:
                changes[name] = (before[name] and before[name].code, row.record[name])
        return changes

    # Other records ----------------------------------------------------------------------------

    def check_province(self, row: Row) -> None:
        """Whether the person answers for the province of the row."""
        if not self.importer.scope.holds(row.record[PROVINCE], self.importer.places):
            row.error(PROVINCE, OUTSIDE_TERRITORY, place=row.record["place"])

    def _is_coded(self, column: Column) -> bool:
        name, *rest = _path(column)
        return rest == ["code"] and self._related(name) in UNKNOWN

    def _related(self, field: str) -> Any:
        return self.model._meta.get_field(field).related_model

    def _model_of(self, column: str) -> Any:
        return self._related(self.coded[column])

    def _by_code(self, column: str, rows: list[Row]) -> dict[str, Any]:
        codes = {row.record[column] for row in rows if column in row.record}
        model = self._model_of(column)
        if model is Facility:
            return dict(FacilityLookup(self.importer.user, codes).by_code)
        found = model.objects.filter(code__in=codes)
        return {each.code: each for each in found.select_related(*PLACED.get(model, ()))}

    def _named(self, row: Row, column: str) -> Any:
        """The record that a cell names by its code; None after the row was told why not."""
        code, known = row.record[column], self.named[column]
        found = known.get(code)
        if found is None:
            near = nearest(code, known)
            row.error(column, UNKNOWN[self._model_of(column)], value=code, nearest=near)
        elif not self.importer.may_name(found):
            row.error(column, OUTSIDE_TERRITORY, place=code)
        return found


class ProvinceKeeper(Keeper):
    """Records of a province: as it is today, or of the edition before while it is the same."""

    related: ClassVar[tuple[str, ...]] = ("admin_unit",)

    def values(self, row: Row) -> Values:
        self.check_province(row)
        return super().values(row) | {"admin_unit_id": row.record[PROVINCE]}

    def _change(self, row: Row, record: Any, values: Values) -> dict[str, Change]:
        if record.admin_unit.current_province_id == values["admin_unit_id"]:
            values = {n: value for n, value in values.items() if n != "admin_unit_id"}
        before = record.admin_unit.name
        changes = super()._change(row, record, values)
        moved = "admin_unit_id" in values
        return changes | ({PROVINCE: (before, row.record["place"])} if moved else {})


class PartKeeper(Keeper):
    """Parts of records at facilities, which a row names by the facility and the record's own name
    or code. `whole` is the sheet of those records; `owner` the way from a part to its record."""

    whole: ClassVar[type[Sheet]]
    owner: ClassVar[str]
    called: ClassVar[str]
    unknown: ClassVar[Wording]

    def record(self, rows: list[Row]) -> None:
        super().record(rows)
        at = FacilityLookup.of_rows(self.importer.user, rows)
        for row in rows:
            facility = at.find(row)
            if facility is not None:
                row.record["facility_code"] = facility.code
                row.needs = group_of(self.whole, row, self.called)

    def load(self, rows: list[Row]) -> None:
        super().load(rows)
        codes = {row.record["facility_code"] for row in rows}
        self._at = FacilityLookup(self.importer.user, codes).by_code
        kept = self.importer.kept[self.whole.sheet_name]
        stored = kept.model.objects.filter(facility__in=self._at.values()).order_by("pk")
        field = kept.plain[self.called]
        named = {_key([each.facility_id, getattr(each, field)]): each for each in stored}
        new = kept.by_key.values()
        self._wholes = named | {_key([e.facility_id, getattr(e, field)]): e for e in new}

    def values(self, row: Row) -> Values:
        values = super().values(row)
        at, name = self._at[row.record["facility_code"]], row.record[self.called]
        whole = self._wholes.get(_key([at.pk, name]))
        if not self.importer.may_name(at):
            row.error("facility_code", OUTSIDE_TERRITORY, place=at.code)
        elif whole is None:
            row.error(self.called, self.unknown, value=name)
        else:
            values[f"{self.owner}_id"] = whole.pk
        return values


class RecordImporter(WholeFileImporter):
    """A workbook of such sheets; `keepers` in the order in which they rest on one another."""

    keepers: ClassVar[tuple[type[Keeper], ...]]
    shown_in = {"admin_unit_id": PROVINCE}

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        # Agencies before the records that point at them.
        main = self.sheets[0]
        self.new_agencies: Edits[Agency] | None = None
        if AGENCY in main.columns():
            self.new_agencies = Edits(self.stage_for(main.sheet_name, Agency))
        self.kept = {keeper.sheet.sheet_name: keeper(self) for keeper in self.keepers}

    @cached_property
    def territory(self) -> Territory:
        return Territory.of(self.user, Permission.IMPORT)

    @cached_property
    def scope(self) -> PlanScope:
        return PlanScope(self.user)

    @cached_property
    def places(self) -> PlaceFinder:
        return PlaceFinder()

    def may_name(self, thing: Any) -> bool:
        """Whether the person may make records of this facility, plan, project or activity."""
        if isinstance(thing, Facility):
            site = site_of(thing)
            return self.territory.holds(site) and self.scope.territory.holds(site)
        unit = unit_of(thing) if isinstance(thing, Activity) else thing.admin_unit_id
        return self.scope.holds(unit, self.places)

    def resolve(self, rows: Rows) -> None:
        for name, keeper in self.kept.items():
            keeper.record(rows.get(name, []))

    def plan_sheet(self, sheet: str, rows: list[Row]) -> None:
        if sheet == self.sheets[0].sheet_name and self.new_agencies is not None:
            self.agencies = Agencies(self.new_agencies, {row.record[PROVINCE] for row in rows})
        self.kept[sheet].plan(rows)

    def stage(self) -> None:
        if self.new_agencies is not None:
            self.new_agencies.stage()
        for keeper in self.kept.values():
            keeper.edits.stage()


def group_of(sheet: type[Sheet], row: Row, called: str) -> str:
    """What joins a record at a facility with the rows of its parts."""
    code, name = row.record.get("facility_code", ""), row.record.get(called, "")
    return f"{sheet.sheet_name} {code} {spelling(name)}"


def _path(column: Column) -> list[str]:
    return str(column.attribute or "").split("__")


def _is_plain(column: Column) -> bool:
    return bool(column.attribute) and len(_path(column)) == 1


def _key(values: Iterable[Any]) -> tuple[Any, ...]:
    """Names are the same however their tone marks are placed."""
    return tuple(spelling(value) if isinstance(value, str) else value for value in values)
