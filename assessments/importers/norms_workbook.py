"""The import of norms of specific consumption."""

from datetime import date
from functools import cached_property
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.roles import Permission
from assessments.importers.norm_sheet import NormSheet
from assessments.importers.reference import ResourceFinder, unit_of
from assessments.models import Norm
from core.edits import Edits
from core.spreadsheets.importer import Setting, WholeFileImporter, given, typed
from core.spreadsheets.rows import Outcome, Row, Rows, refuse_duplicates
from core.spreadsheets.spelling import spelling
from core.spreadsheets.widgets import json_value
from core.spreadsheets.wordings import CellError, wording
from core.units import canonical_unit
from enterprises.importers.industries import IndustryFinder
from enterprises.importers.territory import Territory

NORM_OF_NOTHING = wording(
    "norm_of_nothing",
    _("The row names neither a product nor an industry."),
    _("Say for what the norm holds."),
)
NORM_IS_ZERO = wording(
    "norm_is_zero",
    _("A norm is larger than zero."),
    _("Check the number and its unit."),
)
NORM_UNIT = wording(
    "norm_unit",
    _("“%(value)s” does not say how much of what for one unit of product."),
    _("Write both units with a stroke between them, such as %(unit)s/tấn."),
)
NORMS_ARE_NATIONAL = wording(
    "norms_are_national",
    _("Norms hold for the whole country; you may import for your territory only."),
    _("Ask an administrator to import the file."),
)
OWN = ("product", "quantity", "valid_from", "source")
# Fields that no column is declared for, and the column that shows them.
SHOWN_IN = {"unit": "unit", "per_unit": "unit"}
# Fields that are kept or overwritten together.
TIED = {"quantity": ("unit", "per_unit")}


class NormImporter(WholeFileImporter):
    """Workbook “Định mức”."""

    kind = "norms"
    sheets = (NormSheet,)
    rests_on = (Norm,)
    shown_in = SHOWN_IN
    tied = TIED

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.norms: Edits[Norm] = Edits(self.stage_for(NormSheet.sheet_name, Norm))

    @cached_property
    def territory(self) -> Territory:
        return Territory.of(self.user, Permission.IMPORT)

    def resolve(self, rows: Rows) -> None:
        own = rows[NormSheet.sheet_name]
        resources, industries = ResourceFinder(), IndustryFinder()
        for row in own:
            row.record = {name: json_value(v) for name, v in given(row, *OWN).items()}
            row.record.setdefault("product", "")
            _add_industry(row, industries)
            _add_resource(row, resources)
            _check(row)
            _add_key(row)
        refuse_duplicates(own, key="key", column="product")

    def plan_sheet(self, sheet: str, rows: list[Row]) -> None:
        stored = {
            _key(norm.industry_id, norm.product, norm.resource_id, norm.valid_from): norm
            for norm in Norm.objects.order_by("pk")
        }
        for row in rows:
            if not self.territory.everywhere:
                row.error("", NORMS_ARE_NATIONAL)
                continue
            record = row.record
            day = date.fromisoformat(record["valid_from"])
            key = _key(record["industry_id"], record["product"], record["resource_id"], day)
            self._settle(row, stored.get(key))

    def stage(self) -> None:
        self.norms.stage()

    def _settle(self, row: Row, norm: Norm | None) -> None:
        record = row.record
        names = ("quantity", "unit", "per_unit", "source")
        values = typed(Norm, {name: record[name] for name in names})
        if norm is None:
            key = ("industry_id", "product", "resource_id", "valid_from")
            values |= typed(Norm, {name: record[name] for name in key})
            row.object_id = self.norms.create(Norm(**values)).pk
            row.settle(Outcome.NEW)
            return
        before = _unit(norm)
        moved = self.norms.change(norm, **values)
        row.changes = {
            name: (json_value(old), json_value(new))
            for name, (old, new) in moved.items()
            if name not in ("unit", "per_unit")
        }
        if before != _unit(norm):
            row.changes["unit"] = (before, _unit(norm))
        row.object_id = norm.pk
        row.settle(Outcome.CHANGED if row.changes else Outcome.UNCHANGED)


def _add_industry(row: Row, industries: IndustryFinder) -> None:
    code = row.values.get("industry")
    row.record["industry_id"] = None
    if code is not None:
        found = industries.settle(row, code, row.values.get("industry_version"))
        row.record["industry_id"] = found.pk if found is not None else None


def _add_resource(row: Row, resources: ResourceFinder) -> None:
    """The resource, and the unit of both sides of the stroke."""
    if "resource" not in row.values:
        return
    try:
        resource = resources.find(row.values["resource"])
    except CellError as error:
        row.fail("resource", error)
        return
    row.record["resource_id"] = resource.pk
    text = row.values.get("unit")
    if text is None:
        return
    used, _stroke, made = (part.strip() for part in text.partition("/"))
    if not used or not made:
        row.error("unit", NORM_UNIT, value=text, unit=resource.unit)
        return
    try:
        row.record |= {"unit": unit_of(resource, used), "per_unit": canonical_unit(made)}
    except CellError as error:
        row.fail("unit", error)


def _check(row: Row) -> None:
    if "product" not in row.cells and "industry" not in row.cells:
        row.error("product", NORM_OF_NOTHING)
    if row.values.get("quantity") == 0:
        row.error("quantity", NORM_IS_ZERO)


def _add_key(row: Row) -> None:
    record = row.record
    if not row.is_wrong:
        own = (record["industry_id"], record["product"], record["resource_id"])
        record["key"] = list(_key(*own, date.fromisoformat(record["valid_from"])))


def _key(industry: int | None, product: str, resource: int, day: date) -> tuple[Any, ...]:
    return (industry, spelling(product), resource, day.isoformat())


def _unit(norm: Norm) -> str:
    return f"{norm.unit}/{norm.per_unit}"
