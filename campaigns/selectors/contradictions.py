"""What in a plan contradicts itself, or the plans above it: said in words, never forbidden."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from campaigns.choices import IndicatorKind
from campaigns.models import ActionPlan, Target
from campaigns.selectors.plans import targets_of
from campaigns.templatetags.targets import in_unit
from enterprises.models import FacilityList, FacilityListMember
from enterprises.querysets import Visitor

# Shares and savings of a province stand beside the nation's; counts of a part are smaller anyway.
COMPARABLE = (IndicatorKind.RATIO, IndicatorKind.SAVING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """What does not fit, in words; of one target, or (None) of the plan itself."""

    target: Target | None
    words: str


def contradictions_of(
    plan: ActionPlan, *, reader: Visitor, targets: Sequence[Target] | None = None
) -> list[Contradiction]:
    """All of a plan, its own first. Only plans that the reader may see are compared with.

    targets: those of `targets_of`, when they have been read already.
    """
    own = list(targets_of(plan) if targets is None else targets)
    above = _plans_above(plan, reader)
    empty = _empty_lists(own)
    found = [Contradiction(target=None, words=words) for words in _of_plan(plan, above)]
    asked = _targets_above(above, own)
    for target in own:
        words_of = (*_of_target(plan, target, empty), *_below_others(plan, target, asked))
        found += [Contradiction(target=target, words=words) for words in words_of]
    return found


# The plan ---------------------------------------------------------------------------------------


def _plans_above(plan: ActionPlan, reader: Visitor) -> list[ActionPlan]:
    """The parent, the one above it, and the nation's of the same years."""
    above = Q(pk=plan.parent_id) | Q(children=plan.parent_id) if plan.parent_id else Q()
    if plan.admin_unit_id is not None:
        overlapping = Q(starts_on__lte=plan.ends_on, ends_on__gte=plan.starts_on)
        above |= Q(admin_unit=None) & overlapping
    if not above:
        return []
    seen = ActionPlan.objects.for_user(reader).filter(above).exclude(pk=plan.pk)
    return list(seen.select_related("admin_unit"))


def _of_plan(plan: ActionPlan, above: Iterable[ActionPlan]) -> Iterator[str]:
    parent = next((each for each in above if each.pk == plan.parent_id), None)
    if plan.parent_id == plan.pk:
        yield _("The plan is part of itself.")
    if parent is None:
        return
    said = {"parent": parent.name}
    if parent.parent_id == plan.pk:
        yield _("“%(parent)s” is part of this plan and stands above it as well.") % said
    if not _is_above(parent, plan):
        yield _("“%(parent)s” is not above this plan: it is of another territory.") % said
    if not parent.starts_on <= plan.starts_on <= plan.ends_on <= parent.ends_on:
        yield _("The period does not lie within that of “%(parent)s”.") % said


def _is_above(parent: ActionPlan, plan: ActionPlan) -> bool:
    """The nation's, or one of the same province, by its borders of then or of today."""
    if parent.admin_unit is None:
        return True
    return plan.admin_unit is not None and (
        parent.admin_unit.current_province_id == plan.admin_unit.current_province_id
    )


# Targets ----------------------------------------------------------------------------------------


def _empty_lists(targets: Iterable[Target]) -> set[int]:
    """The lists among the denominators on which no facility stands."""
    named = {target.facility_list_id for target in targets if target.facility_list_id}
    members = FacilityListMember.objects.filter(facility_list=OuterRef("pk"))
    lists = FacilityList.objects.filter(pk__in=named).exclude(Exists(members))
    return set(lists.values_list("pk", flat=True)) if named else set()


def _of_target(plan: ActionPlan, target: Target, empty: set[int]) -> Iterator[str]:
    if target.high is not None and target.high < target.low:
        yield _("The band is upside down: its upper end lies below the lower one.")
    if target.facility_list_id in empty:
        words = _("No facility stands on the list “%(list)s”: nothing can be reached.")
        yield words % {"list": target.facility_list}
    first, last = plan.starts_on.year, plan.ends_on.year
    if not first <= target.due_year <= last:
        words = _("It is due in %(year)s, outside the plan's period %(first)s–%(last)s.")
        yield words % {"year": target.due_year, "first": first, "last": last}
    late = [each.year for each in target.interim_values.all() if each.year >= target.due_year]
    if late:
        words = _("Interim values stand at or after the due year: %(years)s.")
        yield words % {"years": ", ".join(map(str, late))}


def _targets_above(above: Sequence[ActionPlan], own: Iterable[Target]) -> list[Target]:
    """What the plans above promise of the same indicators."""
    codes = {each.indicator_id for each in own if each.indicator.kind in COMPARABLE}
    if not (above and codes):
        return []
    same = Target.objects.filter(plan__in=above, indicator__in=codes)
    return list(same.select_related("plan").prefetch_related("interim_values"))


def _below_others(plan: ActionPlan, target: Target, asked: Iterable[Target]) -> Iterator[str]:
    """The plans above that ask for more of the indicator by then."""
    highest: dict[ActionPlan, Decimal] = {}
    for other in asked:
        value = _asked_by(other, target)
        if value is not None and value > target.low:
            highest[other.plan] = max(value, highest.get(other.plan, value))
    for above, value in highest.items():
        yield _("%(own)s by %(year)s is below the %(asked)s that “%(plan)s” asks for by then.") % {
            "own": in_unit(target.low, target.unit),
            "year": target.due_year,
            "asked": in_unit(value, target.unit),
            "plan": above.name,
        }


def _asked_by(other: Target, own: Target) -> Decimal | None:
    """What the other should have reached by the due year of this one; None when it cannot be
    compared, or says nothing of that year."""
    ours = (own.indicator_id, own.unit, own.basis)
    if (other.indicator_id, other.unit, other.basis) != ours:
        return None
    steps = [(each.year, each.value) for each in other.interim_values.all()]
    begun = [step for step in [*steps, (other.due_year, other.low)] if step[0] <= own.due_year]
    return max(begun)[1] if begun else None
