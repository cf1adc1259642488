"""What the pages of solutions show: their worth, their effects, their life, what may follow."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from assessments.anchors import anchor_of
from assessments.choices import IMPLEMENTED, SolutionStatus
from assessments.models import Assessment, Resource, Solution, SolutionStep
from assessments.policies.assessments import may_add_evidence, may_fill_in, may_take_part
from assessments.policies.solutions import Way, settling_refusal, steps_open_to, way_open_to
from assessments.rules.worth import Unknown, Worth, worth_of
from assessments.selectors.notes import LineNotes, Notes, notes_of
from assessments.selectors.solution_days import follow_up_days
from core.spreadsheets.wordings import Text

REASONS: dict[Unknown, Text] = {
    Unknown.NO_INVESTMENT: _("The investment is not known."),
    Unknown.NO_SAVING: _("The yearly saving is not known."),
    Unknown.NEVER_PAYS: _("It saves no more than it costs in a year: it never pays back."),
    Unknown.NOTHING_INVESTED: _("Nothing is invested, so there is no rate of return."),
}
# What a step is called on the button that leads to it.
INVITATIONS: dict[SolutionStatus, Text] = {
    SolutionStatus.PROPOSED: _("Propose it again"),
    SolutionStatus.SCREENED: _("It was screened"),
    SolutionStatus.STUDIED: _("It was studied"),
    SolutionStatus.CHOSEN: _("It was chosen"),
    SolutionStatus.IN_PROGRESS: _("Work has begun"),
    SolutionStatus.IMPLEMENTED: _("It is implemented"),
    SolutionStatus.CONFIRMED: _("Confirm the result"),
    SolutionStatus.POSTPONED: _("Postpone"),
    SolutionStatus.REJECTED: _("Reject"),
}
MEASURE_AGAIN: Text = _("Report the measured result")
ASK_TO_CONFIRM: Text = _("Report the result for confirmation")
TONES = {
    SolutionStatus.CHOSEN: "info",
    SolutionStatus.IN_PROGRESS: "info",
    SolutionStatus.IMPLEMENTED: "good",
    SolutionStatus.CONFIRMED: "good",
    SolutionStatus.POSTPONED: "warn",
    SolutionStatus.REJECTED: "bad",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectShown:
    """What is saved of one resource in a year, in its own unit; the main one comes first."""

    resource: Resource
    expected: Decimal | None
    measured: Decimal | None
    is_main: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SolutionCard:
    """A solution as lists show it, with what it is worth; `reason` says why not."""

    solution: Solution
    anchor: str
    worth: Worth
    reason: Text
    effects: Sequence[EffectShown]
    tone: str
    is_waiting: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeStep:
    """One step of a life; `effects` are what was measured with it beside what is expected, `answer`
    is what whoever checked it said, `may_settle` whether the reader can check it now."""

    step: SolutionStep
    effects: Sequence[EffectShown]
    answer: str
    may_settle: bool
    refusal: Text | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """A step that the reader may take or report, and the words for it."""

    status: SolutionStatus
    label: Text
    is_first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SolutionPage:
    """All that the page of a solution shows; `measured` is the worth by the measured saving."""

    card: SolutionCard
    measured: Worth | None
    measured_reason: Text
    life: Sequence[LifeStep]
    following: Sequence[NextStep]
    is_reported: bool
    anchor: str
    notes: Notes
    may_add: bool
    may_add_files: bool
    may_edit: bool
    may_plan: bool
    follow_up: tuple[date, date] | None
    is_due: bool


def solution_cards(assessment: Assessment) -> list[SolutionCard]:
    """The solutions of an assessment in the order of their rank, in three queries."""
    found = assessment.solutions.in_order().for_cards()
    return [card_of(solution) for solution in found]


def card_of(solution: Solution) -> SolutionCard:
    """Of a solution read by `for_cards`: no query."""
    worth = expected_worth(solution)
    status = SolutionStatus(solution.status)
    return SolutionCard(
        solution=solution,
        anchor=anchor_of(solution),
        worth=worth,
        reason=REASONS[worth.reason] if worth.reason else "",
        effects=effects_of(solution),
        tone=TONES.get(status, ""),
        is_waiting=bool(getattr(solution, "is_waiting", False)),
    )


def expected_worth(solution: Solution) -> Worth:
    return _worth(solution, solution.annual_saving_vnd)


def effects_of(solution: Solution) -> list[EffectShown]:
    """All effects as one list, the main one first."""
    main = (
        [
            EffectShown(
                resource=solution.effect_resource,
                expected=solution.expected_effect_quantity,
                measured=solution.measured_effect_quantity,
                is_main=True,
            )
        ]
        if solution.effect_resource
        else []
    )
    return main + [
        EffectShown(
            resource=effect.resource,
            expected=effect.expected_quantity,
            measured=effect.measured_quantity,
            is_main=False,
        )
        for effect in solution.effects.all()
    ]


def fingerprint(solution: Solution) -> str:
    """What somebody was shown of a solution, in short: when two differ, another has changed it."""
    said = [
        *(getattr(solution, name) for name in ("title", "category_id", "subtype", "screening")),
        *(solution.investment_vnd, solution.annual_saving_vnd, solution.annual_cost_vnd),
        solution.lifetime_years,
        *((each.resource.pk, each.expected, each.measured) for each in effects_of(solution)),
    ]
    plain = repr([_plain(value) for value in said])
    return hashlib.sha256(plain.encode()).hexdigest()[:16]


def solution_page(solution: Solution, reader: User) -> SolutionPage:
    """In a bounded number of queries, of a solution read by `for_cards`."""
    said = notes_of(solution.assessment).get(anchor_of(solution), LineNotes())
    life = life_of(solution, reader, said)
    way = way_open_to(reader, solution.assessment)
    saving = solution.measured_saving_vnd
    measured = None if saving is None else _worth(solution, saving)
    return SolutionPage(
        card=card_of(solution),
        measured=measured,
        measured_reason=REASONS[measured.reason] if measured and measured.reason else "",
        life=life,
        following=following_steps(solution, reader),
        is_reported=way is Way.REPORTED,
        anchor=anchor_of(solution),
        notes={anchor_of(solution): _without_answers(said, life)},
        may_add=may_take_part(reader, solution.assessment),
        may_add_files=may_add_evidence(reader, solution.assessment),
        may_edit=may_fill_in(reader, solution.assessment),
        may_plan=way is not None and solution.status == SolutionStatus.IMPLEMENTED,
        follow_up=follow_up_days(solution) if solution.status in IMPLEMENTED else None,
        is_due=_is_due(solution),
    )


def life_of(solution: Solution, reader: User, said: LineNotes) -> list[LifeStep]:
    """Every step, the latest first, with the answer that was given to it: the comment of the same
    person and the same moment, among all that was `said` of the solution."""
    steps = list(
        solution.steps.select_related("reported_by", "checked_by").prefetch_related(
            "measured__resource"
        )
    )
    expected = {each.resource.pk: each for each in effects_of(solution)}
    answers: dict[object, str] = {(each.by_id, each.at): each.text for each in said.comments}
    shown = []
    for step in reversed(steps):
        step.solution = solution
        refusal = settling_refusal(reader, step) if step.checked_at is None else None
        shown.append(
            LifeStep(
                step=step,
                effects=_measured_with(step, expected),
                answer=answers.get((step.checked_by_id, step.checked_at), ""),
                may_settle=step.checked_at is None and refusal is None,
                refusal=refusal,
            )
        )
    return shown


def following_steps(solution: Solution, reader: User) -> list[NextStep]:
    """What the reader may say of it now, the usual next step first; nothing while one waits."""
    if getattr(solution, "is_waiting", False):
        return []
    is_reported = way_open_to(reader, solution.assessment) is Way.REPORTED
    return [
        NextStep(
            status=status,
            label=_label(solution, status, is_reported=is_reported),
            is_first=place == 0,
        )
        for place, status in enumerate(steps_open_to(reader, solution))
    ]


# Parts ----------------------------------------------------------------------------------------


def _measured_with(step: SolutionStep, expected: Mapping[int, EffectShown]) -> list[EffectShown]:
    """What came with the step; of a resource that nobody expects any more it stands alone."""
    rows = [(each, expected.get(each.resource_id)) for each in step.measured.all()]
    return [
        EffectShown(
            resource=row.resource,
            expected=beside.expected if beside else None,
            measured=row.measured_quantity,
            is_main=bool(beside and beside.is_main),
        )
        for row, beside in rows
    ]


def _label(solution: Solution, status: SolutionStatus, *, is_reported: bool) -> Text:
    if status == solution.status:
        return MEASURE_AGAIN
    if status == SolutionStatus.CONFIRMED and is_reported:
        return ASK_TO_CONFIRM
    return INVITATIONS[status]


def _worth(solution: Solution, saving: Decimal | None) -> Worth:
    return worth_of(
        investment_vnd=solution.investment_vnd,
        annual_saving_vnd=saving,
        annual_cost_vnd=solution.annual_cost_vnd,
        lifetime_years=solution.lifetime_years,
    )


def _without_answers(said: LineNotes, life: Sequence[LifeStep]) -> LineNotes:
    """What stands in the life is not said again below."""
    answered = {(each.step.checked_by_id, each.step.checked_at) for each in life}
    others = [each for each in said.comments if (each.by_id, each.at) not in answered]
    return LineNotes(comments=others, evidence=said.evidence)


def _is_due(solution: Solution) -> bool:
    day = solution.follow_up_on
    is_open = solution.status == SolutionStatus.IMPLEMENTED
    return is_open and day is not None and day <= timezone.localdate()


def _plain(value: object) -> object:
    """1.50 and 1.5 are the same."""
    if isinstance(value, tuple):
        return tuple(_plain(each) for each in value)
    return str(value.normalize()) if isinstance(value, Decimal) else value
