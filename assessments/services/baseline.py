"""A baseline that changes is an event: with its reason, and with what it does to the savings."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from django.utils.functional import lazystr
from django.utils.translation import gettext as _

from accounts.models import User
from assessments.choices import AssessmentStatus
from assessments.errors import AssessmentRefusedError
from assessments.models import Assessment, BaselineChange, Explanation, OutputLine
from assessments.rules import assess
from assessments.rules.plausibility import Code, written
from assessments.selectors.baseline import (
    ChangedBaseline,
    ChangesFound,
    changed_baselines,
    changes_found,
)
from assessments.services.results import Facts, facts_of
from core.bulk import any_key, batched
from core.units import convert

Savings = Mapping[str, Decimal | None]
HANDED_IN = (AssessmentStatus.SENT, AssessmentStatus.VERIFIED)


def note_baseline_changes(*, assessment: Assessment, by: User) -> None:
    """Notes every baseline value that differs from the earlier report's, when it is handed in.

    What was noted before and still is as it was is not noted again. Raises AssessmentRefusedError,
    which names the lines, when a change has no reason.
    """
    changes = changed_baselines(assessment)
    reasons = _reasons(changes)
    _refuse_unexplained([change for change in changes if not reasons[change.anchor]])
    _note_fresh(changes, reasons=reasons, by=by)


def note_brought_baselines(*, found: ChangesFound, by: User) -> list[int]:
    """Notes the same of reports that an import has handed in or changed, by what was found in them;
    returns the ids of the events.

    A file gives no reason: that of an event is what somebody has answered before, or empty. What is
    still being filled in makes its events when it is sent. As many queries for one report as for
    a batch of them.
    """
    noted: list[int] = []
    for batch in batched(sorted(found)):
        brought = Assessment.objects.filter(pk__in=any_key(batch), status__in=HANDED_IN)
        ids = brought.order_by("pk").values_list("pk", flat=True)
        changes = changes_found({pk: found[pk] for pk in ids})
        events = _note_fresh(changes, reasons=_reasons(changes), by=by)
        noted += [event.pk for event in events]
    return noted


def _refuse_unexplained(changes: Sequence[ChangedBaseline]) -> None:
    if not changes:
        return
    lines = ", ".join(f"“{change.label}”" for change in changes)
    said = _("Say why the baseline is no longer what the earlier report said: %(lines)s.")
    raise AssessmentRefusedError(lazystr(said % {"lines": lines}))


def _reasons(changes: Sequence[ChangedBaseline]) -> dict[str, str]:
    """By anchor, why the baseline is what it is now: the answers to the warnings at the fields. An
    answer about another value than the one that stands there is none."""
    given = Explanation.objects.filter(
        assessment__in=any_key(_reports_of(changes)), code=Code.BASELINE_CHANGED
    )
    said = {(each.anchor, each.value): each.reason.strip() for each in given}
    return {
        change.anchor: said.get((change.anchor, written(change.new, change.line.unit)), "")
        for change in changes
    }


def _note_fresh(
    changes: Sequence[ChangedBaseline], *, reasons: Mapping[str, str], by: User
) -> list[BaselineChange]:
    """Makes events of the changes that do not stand in the latest event of their line."""
    noted = _noted(_reports_of(changes))
    fresh = [each for each in changes if noted.get(each.anchor) != (each.new, reasons[each.anchor])]
    return _note(fresh, reasons=reasons, by=by) if fresh else []


def _noted(reports: Collection[int]) -> dict[str, tuple[Decimal | None, str]]:
    """By anchor, the latest change that was noted: its new value and its reason."""
    events = BaselineChange.objects.filter(assessment__in=any_key(reports))
    return {each.anchor: (each.new, each.reason) for each in events.order_by("at", "pk")}


def _note(
    changes: Sequence[ChangedBaseline], *, reasons: Mapping[str, str], by: User
) -> list[BaselineChange]:
    facts = facts_of(assessment_ids=_reports_of(changes))
    now = {pk: _savings(each) for pk, each in facts.items()}
    return BaselineChange.objects.bulk_create(
        BaselineChange(
            assessment_id=change.report,
            anchor=change.anchor,
            label=change.label,
            unit=change.line.unit,
            old=change.old,
            new=change.new,
            reason=reasons[change.anchor],
            effect=_effect(now[change.report], _savings(_with_old(change, facts[change.report]))),
            by=by,
        )
        for change in changes
    )


def _reports_of(changes: Iterable[ChangedBaseline]) -> set[int]:
    return {change.report for change in changes}


def _with_old(change: ChangedBaseline, facts: Facts) -> Facts:
    """The lines as they are, but with the old baseline of this one."""
    line, outputs, flows = change.line, facts.outputs, facts.flows
    if isinstance(line, OutputLine):
        fact = replace(outputs[line.pk], baseline_quantity=change.old)
        return Facts({**outputs, line.pk: fact}, flows)
    old = convert(change.old, from_unit=line.unit, to_unit=line.resource.unit)
    return Facts(outputs, {**flows, line.pk: replace(flows[line.pk], baseline_quantity=old)})


def _savings(facts: Facts) -> Savings:
    results = assess(list(facts.outputs.values()), list(facts.flows.values()))
    return {group.value: result.saving for group, result in results.items()}


def _effect(now: Savings, then: Savings) -> dict[str, dict[str, str | None]]:
    """Of each group whose saving moves: with the old baseline, and with the new one."""
    return {
        group: {"old": _text(then.get(group)), "new": _text(saving)}
        for group, saving in now.items()
        if saving != then.get(group)
    }


def _text(saving: Decimal | None) -> str | None:
    return None if saving is None else f"{saving:f}"
