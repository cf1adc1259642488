"""Which figures a rule would move before it is saved: it is tried in a transaction that is rolled
back, and only the years that it touches are reckoned, of its own territory."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from campaigns.models import ActionPlan, Rule, Target
from enterprises.models import Facility
from enterprises.querysets import Visitor
from reports.selectors.database import by_query
from reports.selectors.fact_tables import FRESH
from reports.selectors.facts import stage
from reports.selectors.frame import Frame, frame_of
from reports.selectors.measures import Measure
from reports.selectors.progress import measured, targets_by_rule

# More than these are not reckoned while somebody waits.
MOST_FACILITIES = 40_000
MOST_PLANS = 25

Figures = dict[int, Measure]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A target whose figure of the year would be another."""

    target: Target
    year: int
    old: Measure
    new: Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """moved: in the order of the plans; unmoved: how many targets stay as they are; left_out: how
    many plans were not reckoned, since there are too many; facilities: how many the rule reaches;
    is_too_large: whether these are too many to reckon anything now."""

    moved: tuple[Moved, ...] = ()
    unmoved: int = 0
    left_out: int = 0
    facilities: int = 0
    is_too_large: bool = False


def preview_rule(*, rule: Rule, reader: Visitor, removed: bool = False) -> Preview:
    """What saving the rule as it is now (or removing it) would move among the targets that the
    reader may see. Nothing is written.

    Plans of the rule's province, also those of the provinces it took in; of a national rule all.
    """
    reached = Facility.objects.in_unit(rule.admin_unit)
    facilities = reached.count()
    if facilities > MOST_FACILITIES:
        return Preview(facilities=facilities, is_too_large=True)
    plans = _plans(rule, reader)
    tried = _Trial(rule=rule, frames=[_frame(plan) for plan in plans[:MOST_PLANS]])
    moved, unmoved = tried.compare(_removing(rule) if removed else _saving(rule))
    return Preview(
        moved=tuple(moved),
        unmoved=unmoved,
        left_out=max(0, len(plans) - MOST_PLANS),
        facilities=facilities,
    )


def _plans(rule: Rule, reader: Visitor) -> list[ActionPlan]:
    """Plans that had a year end on which the rule was in force, before or after the change."""
    since = rule.valid_from
    if rule.pk is not None:
        since = min(since, Rule.objects.values_list("valid_from", flat=True).get(pk=rule.pk))
    today = timezone.localdate()
    found = ActionPlan.objects.for_user(reader).filter(starts_on__lte=today)
    if rule.admin_unit is not None:
        own = Q(admin_unit=rule.admin_unit) | Q(admin_unit__current_province=rule.admin_unit)
        found = found.filter(own)
    found = found.filter(ends_on__year__gte=since.year).select_related("admin_unit")
    return list(found.order_by("-starts_on", "code"))


def _frame(plan: ActionPlan) -> Frame:
    return frame_of(plan, as_of=timezone.localdate())


def _saving(rule: Rule) -> Callable[[], object]:
    """On a copy: the rule itself must not believe that it is stored."""
    values = {field.attname: getattr(rule, field.attname) for field in Rule._meta.concrete_fields}
    copy = Rule(**values)
    return lambda: copy.save(force_insert=rule.pk is None, force_update=rule.pk is not None)


def _removing(rule: Rule) -> Callable[[], object]:
    return Rule.objects.filter(pk=rule.pk).delete


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trial:
    """Figures before and after a change, reckoned in the same way."""

    rule: Rule
    frames: Sequence[Frame]

    def compare(self, change: Callable[[], object]) -> tuple[list[Moved], int]:
        targets = {frame.plan.pk: targets_by_rule(frame.plan) for frame in self.frames}
        with transaction.atomic():
            before = self._figures(targets)
            change()
            after = self._figures(targets)
            transaction.set_rollback(True)
        moved = [
            Moved(target=target, year=frame.year, old=before[target.pk], new=after[target.pk])
            for frame in self.frames
            for target in targets[frame.plan.pk]
            if before[target.pk] != after[target.pk]
        ]
        return moved, len(before) - len(moved)

    def _figures(self, targets: dict[int, list[Target]]) -> Figures:
        years = [frame.year for frame in self.frames if targets[frame.plan.pk]]
        if not years:
            return {}
        stage(
            facilities=by_query(Facility.objects.in_unit(self.rule.admin_unit)),
            known_by=timezone.localdate(),
            first_year=min(years),
            last_year=max(years),
        )
        found: Figures = {}
        for frame in self.frames:
            found |= measured(frame, FRESH, targets[frame.plan.pk])
        return found
