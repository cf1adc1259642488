"""What a report says beside its figures: the plan and its decisions, rules, names, coverage."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import QuerySet

from assessments.choices import Reason, ResultGroup
from assessments.rules import GROUP_UNITS, Group
from campaigns.choices import IndicatorKind, RuleCode
from campaigns.models import ActionPlan, Indicator, Rule, Target
from campaigns.selectors.targets import limits_of
from core.numbers import decimal_text
from enterprises.choices import CURRENT_EDITION
from reports.choices import Excluded
from reports.rules import roll_up
from reports.selectors.evidence import Evidence
from reports.selectors.frame import Frame
from reports.selectors.indicators import COUNTS, INDICATORS
from reports.selectors.indicators.savings import percent, saved
from reports.selectors.population import EVERYONE
from reports.selectors.progress import Progress, TargetProgress, gap_of

REASONS = dict(Reason.choices) | dict(Excluded.choices)
# The groups of part II.4 of the report, in its order.
GROUPS = tuple(
    ResultGroup(name)
    for name in ("energy", "fuel", "material", "water", "wastewater", "dust", "waste", "co2e")
)


def context_of(found: Progress, evidence: Evidence) -> dict[str, Any]:
    """The part `report` of the frozen figures; its targets lie in the order of `progress`."""
    frame = evidence.frame
    return {
        "year": frame.year,
        "is_over": frame.year >= frame.plan.ends_on.year,
        "period": {
            "starts_on": frame.plan.starts_on.isoformat(),
            "ends_on": frame.last_day.isoformat(),
        },
        "plan": _plan(frame.plan),
        "parents": [_plan(plan) for plan in _above(frame.plan)][::-1],
        "parts": [_plan(plan) for plan in _below(frame)],
        "unit": _unit(found),
        "rules": [_rule(rule) for rule in found.rules.values()],
        "target_count": len(found.targets),
        "targets": [_target(target) for target in found.targets],
        "population": _population(found, evidence),
        "savings": [*_savings(evidence)],
        "gaps": _reasons(evidence.excluded(EVERYONE, ResultGroup.ENERGY)),
        "counts": [*_count_names()],
    }


def _plan(plan: ActionPlan) -> dict[str, Any]:
    return {
        "name": plan.name,
        "decision_no": plan.decision_no,
        "decided_on": plan.decided_on and plan.decided_on.isoformat(),
        "issuer": plan.issuer,
        "starts_on": plan.starts_on.isoformat(),
        "ends_on": plan.ends_on.isoformat(),
    }


def _above(plan: ActionPlan) -> Iterator[ActionPlan]:
    """The plans of which this one is a part, the nearest first."""
    plan = ActionPlan.objects.select_related("parent__parent__parent").get(pk=plan.pk)
    while plan.parent is not None:
        plan = plan.parent
        yield plan


def _below(frame: Frame) -> QuerySet[ActionPlan]:
    parts = frame.plan.children.filter(starts_on__lte=frame.last_day)
    return parts.order_by("starts_on", "code")


def _unit(found: Progress) -> dict[str, Any] | None:
    """The plan's territory, and the province whose department reports on it today."""
    unit = found.plan.admin_unit
    if unit is None:
        return None
    issuer = unit.current_province or unit.province or unit
    return {
        "name": unit.name,
        "in_words": unit.name[:1].lower() + unit.name[1:],
        "is_former": unit.edition != CURRENT_EDITION,
        "valid_to": unit.valid_to and unit.valid_to.isoformat(),
        "approximate": found.is_approximate,
        "issuer": issuer.name,
        "issuer_kind": issuer.kind,
    }


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "code": rule.code,
        "label": str(rule.get_code_display()),
        "text": rule.text_vi,
        "valid_from": rule.valid_from.isoformat(),
    }


def _target(found: TargetProgress) -> dict[str, Any]:
    target, named = found.target, found.target.facility_list
    return {
        "indicator": target.indicator_id,
        "name": _name(target),
        "definition": target.indicator.definition_vi,
        "kind": target.indicator.kind,
        "text": target.text,
        "quantity_unit": _quantity_unit(target.indicator_id),
        "base_year": target.base_year,
        "base_value": decimal_text(target.base_value),
        "list_decision_no": named.decision_no if named else "",
        "list_decided_on": named.decided_on.isoformat() if named and named.decided_on else None,
        "industries": [f"{each.code} {each.name_vi}" for each in target.industries.all()],
        "limits": limits_of(target),
        "part": target.part,
        "direction": target.direction,
        "excluded": _reasons(found.figure.excluded),
        "gap": decimal_text(gap_of(found)),
        "shortfall": found.shortfall,
        "needed_per_year": decimal_text(found.figure.needed_per_year),
    }


def _name(target: Target) -> str:
    """A typed-in figure goes by the plan's own words: its indicator could be anything."""
    is_context = target.indicator.kind == IndicatorKind.CONTEXT
    name = target.text if is_context and target.text else target.indicator.name_vi
    return f"{name}: {target.part}" if target.part else name


def _quantity_unit(indicator: str) -> str:
    """In which unit Σ expected and Σ actual of a saving stand; "" of anything else."""
    group = INDICATORS[indicator].group
    return "" if group is None else GROUP_UNITS[Group(group)]


def _reasons(excluded: Mapping[str, int]) -> list[dict[str, Any]]:
    """Why facilities are left out, the most frequent reason first."""
    return [
        {"reason": reason, "label": str(REASONS[reason]), "count": count}
        for reason, count in sorted(excluded.items(), key=lambda item: (-item[1], item[0]))
    ]


def _population(found: Progress, evidence: Evidence) -> dict[str, int | None]:
    """The facilities in scope; what no rule defines is unknown."""
    flags = evidence.flags(EVERYONE, found.year)
    counts = {
        "aware": (RuleCode.AWARE, flags.aware),
        "applying": (RuleCode.APPLYING, flags.applying),
        "not_applying": (RuleCode.APPLYING, flags.facilities - flags.applying),
        "staffed": (RuleCode.CAPABLE, flags.staffed),
    }
    known = {name: n if rule in found.rules else None for name, (rule, n) in counts.items()}
    return {"facilities": flags.facilities, **known}


def _savings(evidence: Evidence) -> Iterator[dict[str, Any]]:
    """The saving of each group that any facility has a usable one of, by all methods."""
    for group in GROUPS:
        sums = evidence.usable(EVERYONE, group, evidence.frame.year).sums
        if not sums.n:
            continue
        rolled_up = roll_up(sums)
        yield {
            "group": group.value,
            "label": str(group.label),
            "unit": GROUP_UNITS[Group(group.value)],
            "n": sums.n,
            "adjusted": decimal_text(percent(rolled_up.adjusted)),
            "baseline_weighted": decimal_text(percent(rolled_up.baseline_weighted)),
            "mean": decimal_text(percent(rolled_up.mean)),
            "saved": decimal_text(saved(sums)) if sums.expected else None,
        }


def _count_names() -> Iterator[dict[str, str]]:
    names = Indicator.objects.in_bulk(COUNTS)
    for code in COUNTS:
        if code in names:
            yield {"indicator": code, "name": names[code].name_vi, "unit": names[code].unit}
