"""The lines of assessments: outputs, flows and solutions, found by their key or made."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from assessments.importers.drafts import Drafts, Line
from assessments.importers.records import FLOW_FIELDS, OUTPUT_FIELDS, SOLUTION_FIELDS
from assessments.models import Assessment, Resource, SolutionCategory
from core.spreadsheets.rows import Outcome, Row
from core.spreadsheets.spelling import spelling
from core.spreadsheets.widgets import json_value
from core.spreadsheets.wordings import wording
from core.text import nearest

UNKNOWN_PRODUCT = wording(
    "unknown_product",
    _("The assessment has no product “%(value)s”."),
    _("Add the product to the sheet “Sản lượng”, or leave the cell empty for the whole site."),
)
# The column that shows a field, where its name is another.
COLUMNS = {field: column for column, field in (FLOW_FIELDS | SOLUTION_FIELDS).items()} | {
    "category_id": "category",
    "effect_resource_id": "expected_effect_resource",
}
OUTPUTS = (*OUTPUT_FIELDS.values(), "unit")
FLOWS = (*FLOW_FIELDS.values(), "unit", "resource_id", "direction")
SOLUTIONS = (*SOLUTION_FIELDS.values(), "category_id", "effect_resource_id")
# What tells a line from others of its kind is kept as it was first spelled.
KEY_FIELDS = {"product", "title", "resource_id", "direction"}


class Lines:
    """All lines of the assessments that an import touches, in one query for each model."""

    def __init__(self, drafts: Mapping[str, Drafts], parents: Iterable[int]) -> None:
        """`drafts` by sheet; `parents` are the ids of the stored assessments."""
        self.drafts = drafts
        stored = set(parents)
        self._outputs: dict[tuple[int, str], Line] = {}
        self._flows: dict[tuple[int, int, str, str], Line] = {}
        self._solutions: dict[tuple[int, str], Line] = {}
        for line in drafts["outputs"].stored(stored, *OUTPUTS):
            self._outputs[line["assessment_id"], spelling(line["product"])] = line
        for line in drafts["flows"].stored(stored, *FLOWS, "output_line__product"):
            product = spelling(line["output_line__product"] or "")
            own = (line["assessment_id"], line["resource_id"], line["direction"], product)
            self._flows[own] = line
        for line in drafts["solutions"].stored(stored, *SOLUTIONS):
            self._solutions[line["assessment_id"], spelling(line["title"])] = line
        self._resources = dict(Resource.objects.values_list("pk", "code"))
        self._categories = dict(SolutionCategory.objects.values_list("pk", "name_vi"))

    def plan(self, sheet: str, row: Row, assessment: Assessment) -> None:
        """Finds or makes the line of a row, and settles the row."""
        plans = {"outputs": self._output, "flows": self._flow, "solutions": self._solution}
        plans[sheet](row, assessment)

    def _output(self, row: Row, assessment: Assessment) -> None:
        key = (assessment.pk, spelling(row.record["product"]))
        parents = {"assessment_id": assessment.pk}
        self._outputs[key] = self._settle(row, self._outputs.get(key), OUTPUTS, parents)

    def _flow(self, row: Row, assessment: Assessment) -> None:
        record = row.record
        product = spelling(record["product"])
        output = self._outputs.get((assessment.pk, product)) if product else None
        if product and output is None:
            known = [
                o["product"] for (pk, _name), o in self._outputs.items() if pk == assessment.pk
            ]
            near = nearest(record["product"], known)
            row.error("product", UNKNOWN_PRODUCT, value=record["product"], nearest=near)
            return
        key = (assessment.pk, record["resource_id"], record["direction"], product)
        parents = {
            "assessment_id": assessment.pk,
            "output_line_id": output["id"] if output is not None else None,
        }
        self._flows[key] = self._settle(row, self._flows.get(key), FLOWS, parents)

    def _solution(self, row: Row, assessment: Assessment) -> None:
        key = (assessment.pk, spelling(row.record["title"]))
        parents = {"assessment_id": assessment.pk}
        self._solutions[key] = self._settle(row, self._solutions.get(key), SOLUTIONS, parents)

    def _settle(
        self, row: Row, stored: Line | None, names: Iterable[str], parents: Mapping[str, Any]
    ) -> Line:
        values = {name: row.record[name] for name in names if name in row.record}
        drafts = self.drafts[row.sheet]
        if stored is None:
            line = drafts.create(row.number, {**parents, **values})
            row.object_id = line["id"]
            row.settle(Outcome.NEW)
            return line
        values = {name: value for name, value in values.items() if name not in KEY_FIELDS}
        moved = drafts.change(row.number, stored, values)
        row.changes = {COLUMNS.get(n, n): self._told(n, *pair) for n, pair in moved.items()}
        row.object_id = stored["id"]
        row.settle(Outcome.CHANGED if moved else Outcome.UNCHANGED)
        return stored

    def _told(self, name: str, old: Any, new: Any) -> tuple[Any, Any]:
        names = {"category_id": self._categories, "effect_resource_id": self._resources}.get(name)
        if names is None:
            return json_value(old), json_value(new)
        return names.get(old), names.get(new)
