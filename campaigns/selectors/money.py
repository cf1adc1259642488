"""The money of plans, added up: planned, appraised, spent, and what is left.

Null is “not known” and 0 is “none”: a sum of which nothing is known is not known either. Left is
what was appraised (where nobody said that: what was planned) less what was spent. Unit: đồng.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from campaigns.choices import FundingSource
from campaigns.models import ActionPlan, Activity, Funding
from core.spreadsheets.wordings import Text
from enterprises.querysets import Visitor

SUMS: Mapping[str, Any] = {
    "lines": Count("pk"),
    "planned": Sum("planned_vnd"),
    "appraised": Sum("appraised_vnd"),
    "granted": Sum(Coalesce("appraised_vnd", "planned_vnd")),
    "spent": Sum("spent_vnd"),
}
WHOLE: Text = _("the plan as a whole")
NO_AGENCY: Text = _("no agency named")
# By what money is added up: the title of the part, that of its first column, and the columns that
# tell one from another.
WAYS: Mapping[str, tuple[Text, Text, tuple[str, ...]]] = {
    "source": (_("By source"), _("Source"), ("source",)),
    "year": (_("By year"), _("Year"), ("year",)),
    "agency": (_("By agency"), _("Agency"), ("agency__name",)),
    "task": (_("By task and project"), _("For"), ("task__title", "project__title")),
    "plan": (_("By plan"), _("Plan"), ("plan__code",)),
}
OF_ONE_PLAN = ("source", "year", "agency", "task")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """Money added up; `label` says of what. `left` below zero: more was spent than granted."""

    label: str
    lines: int
    planned: Decimal | None
    appraised: Decimal | None
    spent: Decimal | None
    left: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The money by one thing, such as its source."""

    way: str
    title: str
    head: str
    rows: Sequence[Sums]


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """All of it, and by each thing of which there is more than one."""

    total: Sums
    parts: Sequence[Part]


def totals_of(fundings: "QuerySet[Funding]", *, ways: Sequence[str] = tuple(WAYS)) -> Totals:
    """The sums of these lines, one statement for the whole and one for each way."""
    bare = fundings.order_by()
    total = _sums(str(_("In all")), bare.aggregate(**SUMS))
    if not total.lines:
        return Totals(total=total, parts=())
    parts = [_part(bare, way) for way in ways]
    return Totals(total=total, parts=[part for part in parts if len(part.rows) > 1])


def money_of(plan: ActionPlan, *, reader: Visitor) -> dict[str, Any]:
    """What the page of a plan says of its money: its own lines, those of the plans under it (which
    may speak of the same money, and are not added), and what its activities were given."""
    under = Funding.objects.for_user(reader).filter(plan__parent=plan)
    activities = Activity.objects.filter(plan=plan).aggregate(
        planned=Sum("budget_vnd"), spent=Sum("spent_vnd")
    )
    return {
        "own": totals_of(plan.fundings.all(), ways=OF_ONE_PLAN),
        "under": _sums(str(_("Plans under it")), under.order_by().aggregate(**SUMS)),
        "activities": activities,
    }


def _part(fundings: "QuerySet[Funding]", way: str) -> Part:
    title, head, columns = WAYS[way]
    grouped = (
        fundings.values(*columns)
        .annotate(**SUMS)
        .order_by(*(F(c).asc(nulls_first=True) for c in columns))
    )
    rows = [_sums(_label(way, [row[column] for column in columns]), row) for row in grouped]
    return Part(way=way, title=str(title), head=str(head), rows=rows)


def _label(way: str, values: Sequence[Any]) -> str:
    if way == "source":
        return str(FundingSource(values[0]).label)
    nothing = {"task": WHOLE, "agency": NO_AGENCY}.get(way, "")
    return str(next(filter(None, values), nothing))


def _sums(label: str, row: Mapping[str, Any]) -> Sums:
    granted, spent = row["granted"], row["spent"]
    return Sums(
        label=label,
        lines=row["lines"],
        planned=row["planned"],
        appraised=row["appraised"],
        spent=spent,
        left=None if granted is None else granted - (spent or 0),
    )
