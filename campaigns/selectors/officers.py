"""Officers, what trained them, and until when they can guide; nothing here writes."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef

from campaigns.choices import RuleCode
from campaigns.models import Activity, Officer, Participation, Rule
from campaigns.querysets import OfficerQuerySet
from campaigns.selectors.rules import rules_by_province
from core.periods import year_end
from enterprises.querysets import Visitor


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """An activity that an officer attended; `counts_until`: the last day on which it makes able
    to guide, None of one that does not count; `is_open`: whether the reader may see its page."""

    attended: Participation
    counts_until: date | None
    is_open: bool

    @property
    def activity(self) -> Activity:
        return self.attended.activity


def officers_for(reader: Visitor, *, day: date) -> OfficerQuerySet:
    """The officers in the reader's scope, each with employer and `capable_until`, by the rules in
    force at the end of the day's year: by these the year's figure is made."""
    rules = rules_by_province(code=RuleCode.CAPABLE, day=year_end(day.year))
    found = Officer.objects.for_user(reader)
    return found.with_employer().with_capability(rules, day=day)


def rule_of(officer: Officer, *, day: date) -> Rule | None:
    """The rule that says whether the officer can guide in the year of the day."""
    rules = rules_by_province(code=RuleCode.CAPABLE, day=year_end(day.year))
    return rules.get(officer.admin_unit.current_province_id, rules.get(None))


def trainings_of(
    officer: Officer, *, reader: Visitor, rule: Rule | None, day: date
) -> list[Training]:
    """What the officer attended, the newest first. Two queries."""
    every = Participation.objects.filter(officer=officer)
    counting = {} if rule is None else _counting(every, rule, day)
    seen = Activity.objects.for_user(reader).filter(pk=OuterRef("activity"))
    rows: Any = every.select_related("activity").annotate(is_open=Exists(seen))
    return [
        Training(attended=each, counts_until=counting.get(each.pk), is_open=each.is_open)
        for each in rows.order_by("-activity__starts_on", "pk")
    ]


def _counting(attended: Any, rule: Rule, day: date) -> dict[int, date]:
    counting = attended.that_make_capable(rule, known_by=day)
    return dict(counting.values_list("pk", "capable_until"))
