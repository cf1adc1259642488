"""What is done to a plan as a whole: the next plan begins with it."""

import re
from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from campaigns.errors import PlanRefusedError
from campaigns.models import ActionPlan, InterimValue, Target
from campaigns.selectors import targets_of
from campaigns.services.plan_tasks import copy_work
from core.history import written_by
from core.periods import years_later
from core.spreadsheets.wordings import Text

YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
COPIED = (
    *("indicator_id", "low", "high", "unit", "base_year", "base_value", "basis"),
    *("denominator", "facility_list_id", "method", "position", "direction", "part"),
    *("sizes", "zone_kinds", "is_rural"),
)
TAKEN: Text = _("There is already a plan with the code “%(code)s”: look at that one, or change it.")
TOO_LONG: Text = _("With the new years its code or its name is too long: shorten it first.")


def years_of(plan: ActionPlan) -> int:
    """How many years the plan takes."""
    return plan.ends_on.year - plan.starts_on.year + 1


@transaction.atomic
def plan_after(*, plan: ActionPlan, by: User) -> ActionPlan:
    """The plan of the years after this one: its targets, interim values and tasks moved by as many
    years as it takes, its legal bases, no activity, no money, no decision. Base years stay: what
    was measured then is so still.

    Raises PlanRefusedError when its code is taken, or there is no room for it.
    """
    shift = years_of(plan)
    with written_by(by, source="form"):
        following = _following(plan, shift)
        following.save(force_insert=True)
        _copy_targets(plan, following, shift)
        copy_work(plan=plan, following=following, years=shift)
    return following


def _following(plan: ActionPlan, shift: int) -> ActionPlan:
    ends_on = years_later(plan.ends_on, shift)
    following = ActionPlan(
        code=_named(plan, plan.code, shift, apart="-"),
        name=_named(plan, plan.name, shift, apart=" "),
        admin_unit_id=plan.admin_unit_id,
        # A plan above that is over by then is not above any more.
        parent=plan.parent if plan.parent and plan.parent.ends_on >= ends_on else None,
        issuer=plan.issuer,
        programmes=plan.programmes,
        starts_on=years_later(plan.starts_on, shift),
        ends_on=ends_on,
    )
    room = {name: ActionPlan._meta.get_field(name).max_length for name in ("code", "name")}  # type: ignore[union-attr]
    if any(len(getattr(following, name)) > (most or 0) for name, most in room.items()):
        raise PlanRefusedError(TOO_LONG)
    if ActionPlan.objects.filter(code=following.code).exists():
        raise PlanRefusedError(TAKEN % {"code": following.code})
    return following


def _named(plan: ActionPlan, text: str, shift: int, *, apart: str) -> str:
    """The text with its years moved; where it names none of the plan's, the new ones behind it."""
    moved = _in_later_years(plan, text, shift)
    if moved != text:
        return moved
    first, last = plan.starts_on.year + shift, plan.ends_on.year + shift
    return f"{text}{apart}{first}" + (f"-{last}" if last > first else "")


def _in_later_years(plan: ActionPlan, text: str, shift: int) -> str:
    """Years of the plan's own period are moved; others, such as that of a decision, are not."""

    def later(found: re.Match[str]) -> str:
        year = int(found[0])
        is_own = plan.starts_on.year <= year <= plan.ends_on.year
        return str(year + shift) if is_own else found[0]

    return YEAR.sub(later, text)


def _copy_targets(plan: ActionPlan, following: ActionPlan, shift: int) -> None:
    """A handful of statements, however many targets there are."""
    old = list(targets_of(plan))
    new = Target.objects.bulk_create(
        Target(
            plan=following,
            due_year=target.due_year + shift,
            text=_in_later_years(plan, target.text, shift),
            **{name: getattr(target, name) for name in COPIED},
        )
        for target in old
    )
    _copy_details(old, new, shift)


def _copy_details(old: Sequence[Target], new: Sequence[Target], shift: int) -> None:
    copies: Mapping[int, Target] = {was.pk: now for was, now in zip(old, new, strict=True)}
    industry_of, group_of = Target.industries.through, Target.sector_groups.through
    industry_of.objects.bulk_create(
        industry_of(target_id=copies[target.pk].pk, industry_id=industry.pk)
        for target in old
        for industry in target.industries.all()
    )
    group_of.objects.bulk_create(
        group_of(target_id=copies[target.pk].pk, sectorgroup_id=group.pk)
        for target in old
        for group in target.sector_groups.all()
    )
    InterimValue.objects.bulk_create(
        InterimValue(target=copies[target.pk], year=each.year + shift, value=each.value)
        for target in old
        for each in target.interim_values.all()
    )
