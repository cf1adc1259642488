"""Questions about plans across models; nothing here writes."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import User
from accounts.roles import Permission
from campaigns.models import ActionPlan, Activity, LegalBasis, Participation, Target
from campaigns.selectors.rounds import is_everywhere, territories_of
from core.changes import Change, changes_among, changes_of
from core.history import events_of
from enterprises.choices import CURRENT_EDITION, Level
from enterprises.models import AdminUnit, FacilityList
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


def plan_to_follow(reader: Visitor) -> ActionPlan | None:
    """The plan a person looks at first: in force and newest, else the newest that has begun; her
    own province's before the nation's, the nation's first for who is at home everywhere."""
    today = timezone.localdate()
    begun = ActionPlan.objects.for_user(reader).filter(starts_on__lte=today)
    ranked = begun.annotate(
        is_national=Q(admin_unit=None), is_in_force=Q(ends_on__gte=today)
    ).order_by("-is_in_force", "-starts_on", "-ends_on", "code")
    at_home = ranked.filter(is_national=_is_everywhere(reader))
    return at_home.first() or ranked.first()


def _is_everywhere(reader: Visitor) -> bool:
    if not reader.is_authenticated or reader.is_superuser:
        return True
    memberships = reader.active_memberships(Permission.VIEW_PLANS)
    return any(membership.admin_unit_id is None for membership in memberships)


def targets_of(plan: ActionPlan) -> QuerySet[Target]:
    """What a plan promises, in its own order, with all that makes a target readable."""
    return (
        plan.targets.select_related("indicator", "facility_list")
        .prefetch_related("industries", "sector_groups", "interim_values")
        .order_by("position", "pk")
    )


def history_of(plan: ActionPlan) -> list[Change]:
    """The latest changes of a plan, of its targets and of what it rests on, newest first."""
    targets = {target.pk: str(target.indicator) for target in targets_of(plan)}
    bases = dict(plan.legal_bases.values_list("pk", "number"))
    changes = [
        *changes_among(events_of(Target).objects.filter(plan=plan), names=targets),
        *changes_among(events_of(LegalBasis).objects.filter(plan=plan), names=bases),
        *changes_of(plan),
    ]
    return sorted(changes, key=lambda change: change.at, reverse=True)


def children_of(plan: ActionPlan, *, reader: Visitor) -> QuerySet[ActionPlan]:
    """The plans under a plan that the reader may see, the newest first."""
    return ActionPlan.objects.for_user(reader).filter(parent=plan).with_place()


def parent_of(plan: ActionPlan, *, reader: Visitor) -> ActionPlan | None:
    """The plan above, when the reader may see it."""
    if plan.parent_id is None:
        return None
    return ActionPlan.objects.for_user(reader).filter(pk=plan.parent_id).first()


# What a form of plans and targets offers ---------------------------------------------------------


def provinces_of(user: User) -> QuerySet[AdminUnit]:
    """The provinces for which the person writes plans: her own and those it took in; all, of both
    editions, for who is at home everywhere."""
    provinces = AdminUnit.objects.filter(level=Level.PROVINCE).order_by("-edition", "name")
    if is_everywhere(user):
        return provinces
    own = territories_of(user).values("pk")
    return provinces.filter(Q(pk__in=own) | Q(current_province__in=own))


def possible_parents(plan: ActionPlan, *, user: User) -> QuerySet[ActionPlan]:
    """The nation's plans and those of the person's provinces, without those under the plan."""
    seen = ActionPlan.objects.for_user(user)
    if plan.pk is None:
        return seen
    below = Q(pk=plan.pk) | Q(parent=plan.pk) | Q(parent__parent=plan.pk)
    return seen.exclude(pk__in=ActionPlan.objects.filter(below).values("pk"))


def possible_lists(plan: ActionPlan) -> QuerySet[FacilityList]:
    """The lists that may be a denominator: of the province as it is today, or of the nation; all
    for a plan of the nation."""
    if plan.admin_unit is None:
        return FacilityList.objects.all()
    today = plan.admin_unit.current_province_id
    of_province = Q(admin_unit=plan.admin_unit_id) | Q(admin_unit__current_province=today)
    return FacilityList.objects.filter(Q(admin_unit=None) | of_province)


def hidden_participations(activity: Activity, *, reader: Visitor) -> int:
    """How many facilities took part that lie outside what the reader may see."""
    every = Participation.objects.filter(activity=activity)
    return every.count() - every.for_user(reader).count()
