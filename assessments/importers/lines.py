"""The lines of assessments: outputs, flows and solutions, found by their key or made."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.importers.records import FLOW_FIELDS, OUTPUT_FIELDS, SOLUTION_FIELDS
from assessments.models import (
    Assessment,
    FlowLine,
    OutputLine,
    Resource,
    Solution,
    SolutionCategory,
)
from core.edits import Edits
from core.spreadsheets.importer import typed
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
Key = tuple[int, ...] | tuple[Any, ...]
# The column that shows a field, where its name is another.
COLUMNS = {field: column for column, field in (FLOW_FIELDS | SOLUTION_FIELDS).items()} | {
    "category_id": "category",
    "effect_resource_id": "expected_effect_resource",
}
# What tells a line from others of its kind is kept as it was first spelled.
KEY_FIELDS = {"product", "title", "resource_id", "direction"}


class Lines:
    """All lines of the assessments that an import touches, in one query for each model."""

    def __init__(self, edits: Mapping[str, Edits[Any]], parents: Iterable[int]) -> None:
        """`edits` by sheet; `parents` are the ids of the stored assessments."""
        self.edits = edits
        stored = set(parents)
        self._outputs: dict[tuple[int, str], OutputLine] = {}
        self._flows: dict[tuple[int, int, str, str], FlowLine] = {}
        self._solutions: dict[tuple[int, str], Solution] = {}
        for output in OutputLine.objects.filter(assessment__in=stored).order_by("pk"):
            self._outputs[output.assessment_id, spelling(output.product)] = output
        flows = FlowLine.objects.filter(assessment__in=stored).select_related("output_line")
        for flow in flows.order_by("pk"):
            product = spelling(flow.output_line.product) if flow.output_line else ""
            self._flows[flow.assessment_id, flow.resource_id, flow.direction, product] = flow
        for solution in Solution.objects.filter(assessment__in=stored).order_by("pk"):
            self._solutions[solution.assessment_id, spelling(solution.title)] = solution
        self._resources = dict(Resource.objects.values_list("pk", "code"))
        self._categories = dict(SolutionCategory.objects.values_list("pk", "name_vi"))

    def plan(self, sheet: str, row: Row, assessment: Assessment) -> None:
        """Finds or makes the line of a row, and settles the row."""
        plans = {"outputs": self._output, "flows": self._flow, "solutions": self._solution}
        plans[sheet](row, assessment)

    def _output(self, row: Row, assessment: Assessment) -> None:
        names = (*OUTPUT_FIELDS.values(), "unit")
        key = (assessment.pk, spelling(row.record["product"]))
        stored = self._outputs.get(key)
        self._outputs[key] = self._settle(row, OutputLine, stored, names, assessment=assessment)

    def _flow(self, row: Row, assessment: Assessment) -> None:
        record = row.record
        product = spelling(record["product"])
        output = self._outputs.get((assessment.pk, product)) if product else None
        if product and output is None:
            known = [
                o.product for (owner, _name), o in self._outputs.items() if owner == assessment.pk
            ]
            row.error(
                "product",
                UNKNOWN_PRODUCT,
                value=record["product"],
                nearest=nearest(record["product"], known),
            )
            return
        names = (*FLOW_FIELDS.values(), "unit", "resource_id", "direction")
        key = (assessment.pk, record["resource_id"], record["direction"], product)
        self._flows[key] = self._settle(
            row, FlowLine, self._flows.get(key), names, assessment=assessment, output_line=output
        )

    def _solution(self, row: Row, assessment: Assessment) -> None:
        names = (*SOLUTION_FIELDS.values(), "category_id", "effect_resource_id")
        key = (assessment.pk, spelling(row.record["title"]))
        stored = self._solutions.get(key)
        self._solutions[key] = self._settle(row, Solution, stored, names, assessment=assessment)

    def _settle(
        self,
        row: Row,
        model: type[Any],
        stored: Any,
        names: Iterable[str],
        **parents: models.Model | None,
    ) -> Any:
        values = typed(model, {name: row.record[name] for name in names if name in row.record})
        edits = self.edits[row.sheet]
        if stored is None:
            line = edits.create(model(**parents, **values))
            row.object_id = line.pk
            row.settle(Outcome.NEW)
            return line
        moved = edits.change(stored, **{n: v for n, v in values.items() if n not in KEY_FIELDS})
        row.changes = {COLUMNS.get(n, n): self._told(n, *pair) for n, pair in moved.items()}
        row.object_id = stored.pk
        row.settle(Outcome.CHANGED if moved else Outcome.UNCHANGED)
        return stored

    def _told(self, name: str, old: Any, new: Any) -> tuple[Any, Any]:
        names = {"category_id": self._categories, "effect_resource_id": self._resources}.get(name)
        if names is None:
            return json_value(old), json_value(new)
        return names.get(old), names.get(new)
