"""What the dashboard shows beside the figures: what they rest on, and what still waits."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.utils import timezone

from assessments.choices import ResultGroup
from assessments.models import Assessment, Result
from campaigns.models import ActionPlan
from enterprises.models import Facility
from enterprises.querysets import Visitor
from reports.models import RollupRun
from reports.selectors.progress import Progress, waiting_changes

SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An assessment that waits for a check. days: since it was sent, None when nobody wrote down
    when; saving: of energy, a fraction."""

    assessment: Assessment
    days: int | None
    saving: Decimal | None
    solutions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """The longest waiting, and how many there are in all."""

    items: tuple[Waiting, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What the figures rest on: verified assessments of the plan's period and territory, when
    they were last rolled up, and how many facilities have changed since."""

    assessments: int
    rolled_up_at: datetime | None
    changes: int


def sources_of(found: Progress) -> Sources:
    """What the figures of a plan as of a day rest on."""
    checked = _in_territory(Assessment.objects.verified(), found.plan).filter(
        verified_on__lte=found.as_of,
        reporting_year__range=(found.plan.starts_on.year, found.year),
    )
    return Sources(
        assessments=checked.count(),
        rolled_up_at=_last_run() if found.look_back is None else found.look_back.made_at,
        changes=waiting_changes(found.look_back),
    )


def _last_run() -> datetime | None:
    runs = RollupRun.objects.filter(error="", finished_at__isnull=False)
    return runs.order_by("-pk").values_list("finished_at", flat=True).first()


def waiting_for_check(plan: ActionPlan, *, reader: Visitor) -> Queue:
    """Assessments handed in and not yet checked, in the plan's territory and the reader's scope,
    the longest waiting first. Two statements."""
    waiting = _in_territory(Assessment.objects.for_user(reader).waiting(), plan)
    rows = (
        waiting.select_related("facility")
        .annotate(energy=Subquery(_energy_saving()), solution_count=Count("solutions"))
        .order_by("sent_on", "pk")
    )
    return Queue(items=tuple(_waiting(row) for row in rows[:SHOWN]), total=waiting.count())


def _in_territory(assessments: QuerySet[Assessment], plan: ActionPlan) -> Any:
    if plan.admin_unit is None:
        return assessments
    here = Facility.objects.in_unit(plan.admin_unit)
    return assessments.filter(facility__in=here.values("pk"))


def _energy_saving() -> QuerySet[Result, Any]:
    return Result.objects.filter(assessment=OuterRef("pk"), group=ResultGroup.ENERGY).values(
        "saving"
    )[:1]


def _waiting(row: Any) -> Waiting:
    days = None if row.sent_on is None else (timezone.localdate() - row.sent_on).days
    return Waiting(assessment=row, days=days, saving=row.energy, solutions=row.solution_count)
