"""Questions about plans across models; nothing here writes."""

from dataclasses import dataclass

from django.db.models import QuerySet

from campaigns.models import ActionPlan, Activity, Participation, Target
from enterprises.choices import CURRENT_EDITION
from enterprises.models import AdminUnit
from enterprises.querysets import Visitor


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The territory of a plan: its unit (None is the country), and, when that unit is gone, the
    province of today that took it in, the communes of today that hold its land, and whether
    these reach beyond it."""

    unit: AdminUnit | None
    successor: AdminUnit | None
    communes: int | None
    is_approximate: bool


def frame_of(plan: ActionPlan) -> Frame:
    """In which territory the figures of a plan are read, and how exact that is."""
    unit = plan.admin_unit
    if unit is None or unit.edition == CURRENT_EDITION:
        return Frame(unit=unit, successor=None, communes=None, is_approximate=False)
    return Frame(
        unit=unit,
        successor=unit.current_province,
        communes=unit.territory().count(),
        is_approximate=unit.territory_is_approximate(),
    )


def targets_of(plan: ActionPlan) -> QuerySet[Target]:
    """What a plan promises, in its own order, with all that makes a target readable."""
    return (
        plan.targets.select_related("indicator", "facility_list")
        .prefetch_related("industries", "interim_values")
        .order_by("position", "pk")
    )


def children_of(plan: ActionPlan, *, reader: Visitor) -> QuerySet[ActionPlan]:
    """The plans under a plan that the reader may see, the newest first."""
    return ActionPlan.objects.for_user(reader).filter(parent=plan).with_place()


def parent_of(plan: ActionPlan, *, reader: Visitor) -> ActionPlan | None:
    """The plan above, when the reader may see it."""
    if plan.parent_id is None:
        return None
    return ActionPlan.objects.for_user(reader).filter(pk=plan.parent_id).first()


def hidden_participations(activity: Activity, *, reader: Visitor) -> int:
    """How many facilities took part that lie outside what the reader may see."""
    every = Participation.objects.filter(activity=activity)
    return every.count() - every.for_user(reader).count()
