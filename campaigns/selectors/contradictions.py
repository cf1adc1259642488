"""What in a plan contradicts itself, or the plans above it: said in words, never forbidden."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.choices import Denominator, IndicatorKind
from campaigns.models import ActionPlan, Target
from campaigns.selectors.plans import targets_of
from campaigns.templatetags.targets import in_unit
from enterprises.choices import EnterpriseSize
from enterprises.models import FacilityList, FacilityListMember
from enterprises.querysets import Visitor

# Shares and savings of a province stand beside the nation's; counts of a part are smaller anyway.
COMPARABLE = (IndicatorKind.RATIO, IndicatorKind.SAVING)
BELOW = gettext_lazy("%(own)s by %(year)s is below the %(asked)s that “%(plan)s” asks for by then.")
ABOVE = gettext_lazy("%(own)s by %(year)s is above the %(asked)s that “%(plan)s” allows by then.")
# Figures of zones, and figures of a whole territory, whatever a target names.
OF_ZONES = ("zones_with_guide_rate", "zones_informed_rate")
OF_WHOLE = (
    *("officers_trained_rate", "departments_capable_rate", "provinces_with_plan_rate"),
    *("local_reports_rate", "money_saved_vnd"),
)
SIZES_OF: Mapping[str, set[str]] = {
    Denominator.LARGE: {EnterpriseSize.LARGE},
    Denominator.MEDIUM_LARGE: {EnterpriseSize.MEDIUM, EnterpriseSize.LARGE},
}


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
    yield from _of_limits(target)
    first, last = plan.starts_on.year, plan.ends_on.year
    if not first <= target.due_year <= last:
        words = _("It is due in %(year)s, outside the plan's period %(first)s–%(last)s.")
        yield words % {"year": target.due_year, "first": first, "last": last}
    late = [each.year for each in target.interim_values.all() if each.year >= target.due_year]
    if late:
        words = _("Interim values stand at or after the due year: %(years)s.")
        yield words % {"years": ", ".join(map(str, late))}


def _of_limits(target: Target) -> Iterator[str]:
    """What narrows a target and leaves nobody, or narrows nothing."""
    allowed = SIZES_OF.get(target.denominator)
    if target.sizes and allowed and not allowed & set(target.sizes):
        words = _("No facility is both of its denominator (%(which)s) and of its sizes.")
        yield words % {"which": target.get_denominator_display()}
    idle = _narrowing(target) - _looked_at(target)
    if idle:
        fields = [str(Target._meta.get_field(name).verbose_name) for name in sorted(idle)]  # type: ignore[union-attr]
        words = _("This figure does not look at what narrows it: %(fields)s.")
        yield words % {"fields": ", ".join(fields)}


def _narrowing(target: Target) -> set[str]:
    """The fields by which the target is narrowed."""
    said = {
        "industries": target.industries.all(),
        "sector_groups": target.sector_groups.all(),
        "sizes": target.sizes,
        "zone_kinds": target.zone_kinds,
        "is_rural": target.is_rural is not None,
    }
    return {name for name, value in said.items() if value}


def _looked_at(target: Target) -> set[str]:
    """The fields that the figure of the target's indicator can be narrowed by."""
    if target.indicator_id in OF_ZONES:
        return {"zone_kinds"}
    is_counted = target.indicator.kind in (IndicatorKind.COUNT, IndicatorKind.CONTEXT)
    is_of_facilities = target.denominator not in (Denominator.ZONES, Denominator.OFFICERS)
    if is_counted or not is_of_facilities or target.indicator_id in OF_WHOLE:
        return set()
    return {"industries", "sector_groups", "sizes", "zone_kinds", "is_rural"}


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
    strictest, words = (min, ABOVE) if target.is_at_most else (max, BELOW)
    for other in asked:
        value = _asked_by(other, target)
        if value is not None and strictest(value, target.goal) != target.goal:
            highest[other.plan] = strictest(value, highest.get(other.plan, value))
    for above, value in highest.items():
        yield words % {
            "own": in_unit(target.goal, target.unit),
            "year": target.due_year,
            "asked": in_unit(value, target.unit),
            "plan": above.name,
        }


def _what(target: Target) -> tuple[str, ...]:
    """What two targets must share to be held against each other."""
    named = (target.indicator_id, target.unit, target.basis)
    return (*named, target.direction, target.part.strip().lower())


def _asked_by(other: Target, own: Target) -> Decimal | None:
    """What the other should have reached by the due year of this one; None when it cannot be
    compared, or says nothing of that year."""
    if _what(other) != _what(own):
        return None
    steps = [(each.year, each.value) for each in other.interim_values.all()]
    begun = [step for step in [*steps, (other.due_year, other.goal)] if step[0] <= own.due_year]
    return max(begun)[1] if begun else None
