"""A baseline that changes is an event: with its reason, and with what it does to the savings."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from django.utils.functional import lazystr
from django.utils.translation import gettext as _

from accounts.models import User
from assessments.errors import AssessmentRefusedError
from assessments.models import Assessment, BaselineChange, Explanation, OutputLine
from assessments.rules import FlowFact, OutputFact, assess
from assessments.rules.plausibility import Code, written
from assessments.selectors.baseline import ChangedBaseline, changed_baselines
from assessments.services.results import facts_of
from core.units import convert

Savings = Mapping[str, Decimal | None]


def note_baseline_changes(*, assessment: Assessment, by: User) -> None:
    """Notes every baseline value that differs from the earlier report's, when it is handed in.

    What was noted before and still is as it was is not noted again. Raises AssessmentRefusedError,
    which names the lines, when a change has no reason.
    """
    changes = changed_baselines(assessment)
    reasons = _reasons(assessment, changes)
    _refuse_unexplained([change for change in changes if not reasons[change.anchor]])
    noted = _noted(assessment)
    fresh = [each for each in changes if noted.get(each.anchor) != (each.new, reasons[each.anchor])]
    if fresh:
        _note(fresh, assessment=assessment, reasons=reasons, by=by)


def _refuse_unexplained(changes: Sequence[ChangedBaseline]) -> None:
    if not changes:
        return
    lines = ", ".join(f"“{change.label}”" for change in changes)
    said = _("Say why the baseline is no longer what the earlier report said: %(lines)s.")
    raise AssessmentRefusedError(lazystr(said % {"lines": lines}))


def _reasons(assessment: Assessment, changes: Sequence[ChangedBaseline]) -> dict[str, str]:
    """By anchor, why the baseline is what it is now: the answers to the warnings at the fields. An
    answer about another value than the one that stands there is none."""
    given = Explanation.objects.filter(assessment=assessment, code=Code.BASELINE_CHANGED)
    said = {(each.anchor, each.value): each.reason.strip() for each in given}
    return {
        change.anchor: said.get((change.anchor, written(change.new, change.line.unit)), "")
        for change in changes
    }


def _noted(assessment: Assessment) -> dict[str, tuple[Decimal | None, str]]:
    """By anchor, the latest change that was noted: its new value and its reason."""
    return {each.anchor: (each.new, each.reason) for each in assessment.baselinechanges.all()}


def _note(
    changes: Sequence[ChangedBaseline],
    *,
    assessment: Assessment,
    reasons: Mapping[str, str],
    by: User,
) -> None:
    outputs, flows = facts_of(assessment=assessment)
    now = _savings(outputs, flows)
    BaselineChange.objects.bulk_create(
        BaselineChange(
            assessment=assessment,
            anchor=change.anchor,
            label=change.label,
            unit=change.line.unit,
            old=change.old,
            new=change.new,
            reason=reasons[change.anchor],
            effect=_effect(now, _savings(*_with_old(change, outputs, flows))),
            by=by,
        )
        for change in changes
    )


def _with_old(
    change: ChangedBaseline, outputs: Mapping[int, OutputFact], flows: Mapping[int, FlowFact]
) -> tuple[Mapping[int, OutputFact], Mapping[int, FlowFact]]:
    """The lines as they are, but with the old baseline of this one."""
    line = change.line
    if isinstance(line, OutputLine):
        return {**outputs, line.pk: replace(outputs[line.pk], baseline_quantity=change.old)}, flows
    old = convert(change.old, from_unit=line.unit, to_unit=line.resource.unit)
    return outputs, {**flows, line.pk: replace(flows[line.pk], baseline_quantity=old)}


def _savings(outputs: Mapping[int, OutputFact], flows: Mapping[int, FlowFact]) -> Savings:
    results = assess(list(outputs.values()), list(flows.values()))
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
