"""The pages of records that rows speak of, for those records that have one and exist."""

from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from django.apps import apps
from django.db import models
from django.urls import reverse

from assessments.models import Assessment, FlowLine, OutputLine, Solution
from campaigns.models import ActionPlan, Activity, Participation, Target
from enterprises.models import Facility


class RecordPage(NamedTuple):
    """The page that shows a record, and the path from the record to what its address names."""

    view: str
    path: str


FACILITY, ASSESSMENT = "enterprises:facility_detail", "assessments:detail"
PLAN, ACTIVITY = "campaigns:plan_detail", "campaigns:activity_detail"
PAGES: dict[type[models.Model], RecordPage] = {
    Facility: RecordPage(FACILITY, "pk"),
    Assessment: RecordPage(ASSESSMENT, "pk"),
    OutputLine: RecordPage(ASSESSMENT, "assessment_id"),
    FlowLine: RecordPage(ASSESSMENT, "assessment_id"),
    Solution: RecordPage(ASSESSMENT, "assessment_id"),
    ActionPlan: RecordPage(PLAN, "code"),
    Target: RecordPage(PLAN, "plan__code"),
    Activity: RecordPage(ACTIVITY, "code"),
    Participation: RecordPage(ACTIVITY, "activity__code"),
}
BY_LABEL = {model._meta.label_lower: model for model in PAGES}
# The model whose records the rows of a sheet speak of.
MODELS: dict[str, type[models.Model]] = {
    "facilities": Facility,
    "assessments": Assessment,
    "outputs": OutputLine,
    "flows": FlowLine,
    "solutions": Solution,
    "plans": ActionPlan,
    "targets": Target,
    "activities": Activity,
    "participations": Participation,
}
SHEETS = {model._meta.label_lower: sheet for sheet, model in MODELS.items()}


def name_of_kind(label: str, *, count: int = 0) -> str:
    """What records of a model are called: 'facilities'; links between two kinds by the field that
    holds them: 'zone: communes'."""
    model = apps.get_model(label)
    if (field := _fields_of_links().get(model)) is not None:
        return f"{field.model._meta.verbose_name}: {field.verbose_name}"
    names = model._meta
    return str(names.verbose_name if count == 1 else names.verbose_name_plural)


@cache
def _fields_of_links() -> dict[type[models.Model], Any]:
    fields: list[Any] = [f for model in apps.get_models() for f in model._meta.many_to_many]
    return {field.remote_field.through: field for field in fields}


def addresses_of(model: type[models.Model] | None, keys: Iterable[int | None]) -> dict[int, str]:
    """Key → address of the page, for the records of the model that exist; one query."""
    if model not in PAGES:
        return {}
    page = PAGES[model]
    wanted = {key for key in keys if key is not None}
    found: Any = model._default_manager.filter(pk__in=wanted).values_list("pk", page.path)
    return {key: reverse(page.view, args=[name]) for key, name in found}
