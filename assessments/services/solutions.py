"""Solutions of an assessment that is being filled in: added, changed, ranked, removed."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from assessments.choices import SolutionStatus
from assessments.errors import AssessmentRefusedError
from assessments.models import (
    Assessment,
    MeasuredEffect,
    Solution,
    SolutionEffect,
    SolutionStep,
)
from assessments.policies.solutions import REMOVED_MEANWHILE, check_editable
from assessments.selectors.solutions import fingerprint
from assessments.services.authors import note_saving
from core.history import events_of, written_by
from core.spreadsheets.wordings import Text

# What a person says of a solution; what became of it is said by steps.
SAID = (
    "title",
    "category",
    "subtype",
    "screening",
    "investment_vnd",
    "annual_saving_vnd",
    "annual_cost_vnd",
    "lifetime_years",
    "effect_resource",
    "expected_effect_quantity",
    "measured_effect_quantity",
)
FOREIGN = frozenset({"category", "effect_resource"})
DELETED = "delete"
SAME_TITLE: Text = _("There is already a solution of this title in the assessment.")
TWICE: Text = _("A resource is named twice: put its quantities into one line.")
CHANGED_MEANWHILE: Text = _(
    "Somebody else has changed this solution meanwhile. What stands there now is shown above; save"
    " again to put yours in its place."
)
NOT_REMOVED: Text = _("This solution was not removed, or it is back already.")


class ChangedMeanwhileError(AssessmentRefusedError):
    """What the person was shown is not what stands there any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a solution saves of one resource (its id) in a year, in the resource's own unit."""

    resource: int
    expected_quantity: Decimal | None = None
    measured_quantity: Decimal | None = None


@transaction.atomic
def add_solution(*, assessment: Assessment, values: Mapping[str, Any], by: User) -> Solution:
    """A new solution at the end of the list, proposed today.

    Args:
        values: fields of Solution by the names in SAID, title and category at least (records or
            their keys); `effects`, a sequence of Effect, is all its effects, the main one first.

    Raises AssessmentRefusedError when the assessment is not open to the person, or a value wrong.
    """
    locked = _locked(assessment, by)
    with written_by(by, source="form"):
        solution = Solution(assessment=locked, rank=_last_rank(locked) + 1)
        _set(solution, values)
        solution.save()
        _set_further(solution, values)
        _begin(solution, by)
        note_saving(assessment_id=locked.pk, by=by)
    return solution


@transaction.atomic
def change_solution(
    *, solution: Solution, values: Mapping[str, Any], by: User, seen: str = ""
) -> None:
    """Other words and figures, by the names of `add_solution`; what is not named stays.

    Args:
        seen: the `fingerprint` of what the person was shown; when somebody else has changed it
            meanwhile, nothing is overwritten. Empty: not asked.
    """
    locked = _locked(solution.assessment, by)
    stored = stored_solution(solution)
    if seen and fingerprint(stored) != seen:
        raise ChangedMeanwhileError(CHANGED_MEANWHILE)
    with written_by(by, source="form"):
        _set(solution, values)
        solution.save(update_fields=list(_named(values)))
        _set_further(solution, values)
        note_saving(assessment_id=locked.pk, by=by)


@transaction.atomic
def rank_solution(*, solution: Solution, up: bool, by: User) -> None:
    """Moves it one place up or down; at the end of the list nothing happens."""
    locked = _locked(solution.assessment, by)
    stored_solution(solution)
    order = list(locked.solutions.in_order())
    place = [each.pk for each in order].index(solution.pk)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(order):
        return
    order[place], order[other] = order[other], order[place]
    with written_by(by, source="form"):
        _rank(order)


@transaction.atomic
def remove_solution(*, solution: Solution, by: User) -> int:
    """Takes it out of the list. Returns the key by which `bring_back_solution` finds it again.

    Its life goes into the history with it, since the rows of its steps go.
    """
    locked = _locked(solution.assessment, by)
    key: int = stored_solution(solution).pk
    steps = [_plain(step) for step in solution.steps.all()]
    measured = [_plain(each) for each in MeasuredEffect.objects.filter(step__solution=solution)]
    with written_by(by, source="form"), pghistory.context(steps=steps, measured=measured):
        solution.delete()
        note_saving(assessment_id=locked.pk, by=by)
    return key


@transaction.atomic
def bring_back_solution(*, assessment: Assessment, key: int, by: User) -> Solution:
    """A removed solution as it was, with its effects and its life, under its own key, so that
    what was said of its line is there again."""
    locked = _locked(assessment, by)
    gone = removed_solution(assessment=locked, key=key)
    if gone is None:
        raise AssessmentRefusedError(NOT_REMOVED)
    solution: Solution = _as_it_was(Solution, gone)
    _check_title(solution)
    with written_by(by, source="form"):
        solution.save(force_insert=True)
        for effect in _effects_gone(gone):
            _as_it_was(SolutionEffect, effect).save(force_insert=True)
        life = gone.pgh_context.metadata
        SolutionStep.objects.bulk_create(SolutionStep(**step) for step in life.get("steps", ()))
        MeasuredEffect.objects.bulk_create(
            MeasuredEffect(**each) for each in life.get("measured", ())
        )
        note_saving(assessment_id=locked.pk, by=by)
    return solution


def removed_solution(*, assessment: Assessment, key: int) -> Any:
    """The last that history knows of a solution that was removed; None of one that is there, or
    that never was in this assessment."""
    if Solution.objects.filter(pk=key).exists():
        return None
    events = events_of(Solution).objects.filter(
        pgh_label=DELETED, pgh_obj_id=key, assessment_id=assessment.pk
    )
    return events.select_related("pgh_context").order_by("pgh_id").last()


def stored_solution(solution: Solution) -> Solution:
    """The solution as it stands now, with all that a card shows. Raises AssessmentRefusedError
    when somebody has removed it."""
    found = Solution.objects.for_cards().filter(pk=solution.pk).first()
    if found is None:
        raise AssessmentRefusedError(REMOVED_MEANWHILE)
    return found


# Parts ----------------------------------------------------------------------------------------


def _locked(assessment: Assessment, by: User) -> Assessment:
    """The assessment, held until the end of the transaction: those who write follow one another."""
    locked = Assessment.objects.select_for_update(of=("self",)).get(pk=assessment.pk)
    check_editable(by, locked)
    return locked


def _named(values: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of the solution itself that are given; the first effect is the main one."""
    named = {name: values[name] for name in SAID if name in values}
    if (effects := values.get("effects")) is not None:
        main = effects[0] if effects else None
        named["effect_resource"] = main.resource if main else None
        named["expected_effect_quantity"] = main.expected_quantity if main else None
        named["measured_effect_quantity"] = main.measured_quantity if main else None
    return named


def _set(solution: Solution, values: Mapping[str, Any]) -> None:
    for name, value in _named(values).items():
        is_key = name in FOREIGN and isinstance(value, int)
        setattr(solution, f"{name}_id" if is_key else name, value)
    _check_title(solution)
    try:
        solution.full_clean(exclude=("assessment",))
    except ValidationError as error:
        raise AssessmentRefusedError(" ".join(error.messages)) from error


def _check_title(solution: Solution) -> None:
    others = Solution.objects.filter(assessment=solution.assessment_id).exclude(pk=solution.pk)
    if others.filter(title=solution.title).exists():
        raise AssessmentRefusedError(SAME_TITLE)


def _set_further(solution: Solution, values: Mapping[str, Any]) -> None:
    """All effects but the first, which stands in the solution itself."""
    effects: Sequence[Effect] | None = values.get("effects")
    if effects is None:
        return
    if len({effect.resource for effect in effects}) < len(effects):
        raise AssessmentRefusedError(TWICE)
    further = effects[1:]
    solution.effects.exclude(resource__in=[effect.resource for effect in further]).delete()
    SolutionEffect.objects.bulk_create(
        [_effect(solution, effect) for effect in further],
        update_conflicts=True,
        update_fields=("expected_quantity", "measured_quantity"),
        unique_fields=("solution", "resource"),
    )


def _effect(solution: Solution, effect: Effect) -> SolutionEffect:
    values = asdict(effect)
    return SolutionEffect(solution=solution, resource_id=values.pop("resource"), **values)


def _begin(solution: Solution, by: User) -> None:
    now = timezone.now()
    SolutionStep.objects.create(
        solution=solution,
        status=SolutionStatus.PROPOSED,
        on=timezone.localdate(),
        reported_by=by,
        checked_by=by,
        checked_at=now,
    )


def _last_rank(assessment: Assessment) -> int:
    """The highest rank; the number of solutions where some have none."""
    found = assessment.solutions.aggregate(most=models.Max("rank"), count=models.Count("pk"))
    return int(max(found["most"] or 0, found["count"]))


def _rank(order: Sequence[Solution]) -> None:
    moved = []
    for rank, each in enumerate(order, start=1):
        if each.rank != rank:
            each.rank = rank
            moved.append(each)
    Solution.objects.bulk_update(moved, ["rank"])


def _plain(record: models.Model) -> dict[str, Any]:
    """Its columns as text and numbers that history can hold."""
    values = {field.attname: getattr(record, field.attname) for field in record._meta.fields}
    return {
        name: value if isinstance(value, str | int | None) else str(value)
        for name, value in values.items()
    }


def _as_it_was(model: type[models.Model], event: Any) -> Any:
    return model(**{f.attname: getattr(event, f.attname) for f in model._meta.concrete_fields})


def _effects_gone(gone: Any) -> list[Any]:
    """The further effects that went with the solution."""
    events = events_of(SolutionEffect).objects.filter(
        pgh_label=DELETED, solution_id=gone.pgh_obj_id, pgh_context_id=gone.pgh_context_id
    )
    return list(events.order_by("pgh_id"))
