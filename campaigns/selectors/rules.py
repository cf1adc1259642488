"""Which rule defines a word on which day."""

from collections.abc import Iterable
from datetime import date

from campaigns.choices import RuleCode
from campaigns.models import Rule


def rule_in_force(rules: Iterable[Rule], *, code: RuleCode, day: date) -> Rule | None:
    """Of the rules of one province and of those for all, the one in force at the end of the day:
    the province's own before the general one, the latest of each; None without any."""
    in_force = [rule for rule in rules if rule.code == code and rule.valid_from <= day]
    return max(
        in_force,
        key=lambda rule: (rule.admin_unit_id is not None, rule.valid_from),
        default=None,
    )


def rules_by_province(*, code: RuleCode, day: date) -> dict[int | None, Rule]:
    """The rule in force of each province that has one of its own, and that of all others under
    None, when there is one. One query."""
    rules = list(Rule.objects.filter(code=code))
    found = {
        unit: rule_in_force(
            [rule for rule in rules if rule.admin_unit_id in (None, unit)], code=code, day=day
        )
        for unit in {None, *(rule.admin_unit_id for rule in rules)}
    }
    return {unit: rule for unit, rule in found.items() if rule is not None}
