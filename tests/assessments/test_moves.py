"""Every move against every person, kind and state; and two who are at it in the same moment."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.utils import translation

from assessments.choices import AssessmentKind, AssessmentStatus, Move
from assessments.errors import AssessmentRefusedError
from assessments.models import Assessment
from assessments.policies.assessments import (
    MOVES,
    NO_REASON,
    NOT_YOURS,
    OWN_WORK,
    moves_open_to,
    refusal_of,
)
from assessments.services import move_assessment
from assessments.services.authors import note_authors
from tests.cast import PEOPLE, Cast, make_cast, someone
from tests.permissions.assessment_review import ENDS, MAY_MOVE, STARTS, in_state

ACCOUNTS = [name for name in PEOPLE if name != "anonymous"]
REASON = "Hoá đơn điện tháng 3 chưa khớp"


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with translation.override("en"):
        yield


def test_table_of_moves_is_the_one_that_is_tested() -> None:
    assert set(MOVES) == set(MAY_MOVE) == set(STARTS) == set(ENDS)
    assert {move: frozenset(rule.starts) for move, rule in MOVES.items()} == STARTS


@pytest.mark.django_db
@pytest.mark.parametrize("kind", AssessmentKind)
@pytest.mark.parametrize("status", AssessmentStatus)
@pytest.mark.parametrize("move", Move)
def test_who_may_make_which_move_in_which_state(
    cast: Cast, move: Move, status: AssessmentStatus, kind: AssessmentKind
) -> None:
    """Whoever may not learns only that; whoever may, but too late, in which state it is."""
    assessment = in_state(cast, status, kind)
    for name in ACCOUNTS:
        refusal = refusal_of(cast.person(name), assessment, move)
        if name not in MAY_MOVE[move](kind):
            assert refusal == NOT_YOURS, name
        elif status not in STARTS[move]:
            assert f"“{AssessmentStatus(status).label}”" in str(refusal), name
        else:
            assert refusal is None, name


@pytest.mark.django_db
@pytest.mark.parametrize("move", Move)
def test_move_leads_where_the_table_says_and_is_kept_for_ever(cast: Cast, move: Move) -> None:
    before = sorted(STARTS[move])[0]
    for name in sorted(MAY_MOVE[move](AssessmentKind.SELF)):
        assessment = in_state(cast, before)
        person = cast.person(name)
        assert move in moves_open_to(person, assessment)
        move_assessment(assessment=assessment, move=move, by=person, reason=REASON)
        stored = Assessment.objects.get(pk=assessment.pk)
        event = stored.moves.get()
        assert (stored.status, assessment.status) == (ENDS[move], ENDS[move])
        assert (event.move, event.before, event.after) == (move, before, ENDS[move])
        assert (event.by, event.reason) == (person, REASON)
        stored.delete()


@pytest.mark.django_db
@pytest.mark.parametrize("move", [Move.RETURN, Move.REOPEN, Move.PREFER])
def test_move_that_needs_a_reason_is_refused_without_one(cast: Cast, move: Move) -> None:
    assessment = in_state(cast, sorted(STARTS[move])[0])
    with pytest.raises(AssessmentRefusedError, match=str(NO_REASON)):
        move_assessment(assessment=assessment, move=move, by=cast.officer, reason="  ")
    assert Assessment.objects.get(pk=assessment.pk).status == assessment.status


@pytest.mark.django_db
@pytest.mark.parametrize("part", ["sent_by", "saved_by", "author"])
@pytest.mark.parametrize("move", [Move.VERIFY, Move.RETURN])
def test_whoever_filled_it_in_or_handed_it_in_does_not_check_it(
    cast: Cast, move: Move, part: str
) -> None:
    """Not even an administrator, who may do everything else."""
    for person in (cast.officer, cast.admin):
        own = {} if part == "author" else {part: person}
        assessment = in_state(cast, AssessmentStatus.SENT, AssessmentKind.DETAILED, **own)
        if part == "author":
            note_authors(assessment_ids=[assessment.pk], by=person)
        with pytest.raises(AssessmentRefusedError) as refused:
            move_assessment(assessment=assessment, move=move, by=person, reason=REASON)
        assert refused.value.reason == OWN_WORK
        assessment.delete()


@pytest.mark.django_db
def test_author_and_checker_are_both_kept(cast: Cast) -> None:
    assessment = in_state(cast, AssessmentStatus.DRAFT)
    move_assessment(assessment=assessment, move=Move.SEND, by=cast.owner)
    move_assessment(assessment=assessment, move=Move.VERIFY, by=cast.officer)
    stored = Assessment.objects.get(pk=assessment.pk)
    assert (stored.sent_by, stored.verified_by) == (cast.owner, cast.officer)
    assert not {author.pk for author in stored.authors.all()} & {stored.verified_by_id}
    assert [(event.move, event.by) for event in stored.moves.all()] == [
        (Move.SEND, cast.owner),
        (Move.VERIFY, cast.officer),
    ]


@pytest.mark.django_db(transaction=True)
def test_two_officers_who_accept_at_once_give_one_result_and_one_clear_message() -> None:
    cast = make_cast()
    colleague = someone("colleague", "officer", admin_unit=cast.hanoi)
    people = {cast.officer.email: cast.officer, colleague.email: colleague}
    for _round in range(5):
        assessment = in_state(cast, AssessmentStatus.SENT)
        answers = at_once(assessment.pk, list(people.values()))
        refused = {email: answer for email, answer in answers.items() if answer}
        assert len(refused) == 1, answers
        stored = Assessment.objects.get(pk=assessment.pk)
        (event,) = stored.moves.all()
        ((loser, message),) = refused.items()
        assert event.by == stored.verified_by != people[loser]
        assert message.startswith("It is now “Verified”: ")
        assert str(event.by) in message
        assert f"{event.at.astimezone():%d/%m/%Y}" in message
        assessment.delete()


def at_once(pk: int, people: list) -> dict[str, str]:
    """What each is told who accepts at the same moment, over a connection of their own."""
    start = Barrier(len(people))

    def accept(person) -> tuple[str, str]:
        try:
            with translation.override("en"):
                assessment = Assessment.objects.get(pk=pk)
                start.wait(timeout=10)
                move_assessment(assessment=assessment, move=Move.VERIFY, by=person)
                return person.email, ""
        except AssessmentRefusedError as refused:
            return person.email, str(refused)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(people)) as pool:
        return dict(pool.map(accept, people))
