"""Author and checker are both kept, and cannot be the same person."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from accounts.models import User
from accounts.roles import Role
from assessments.anchors import anchor_of
from assessments.choices import AssessmentKind, AssessmentStatus, Direction, Move
from assessments.errors import AssessmentRefusedError
from assessments.models import Assessment
from assessments.policies.assessments import OWN_WORK, is_own_work, moves_open_to, refusal_of
from assessments.rules.plausibility import Code
from assessments.selectors.fill import OUTPUT
from assessments.selectors.queue import chosen_of, next_waiting
from assessments.services import move_assessment
from assessments.services.assigning import assign_assessments
from assessments.services.authors import note_authors
from assessments.services.checking import accept_all, decide_assessment, outlook
from assessments.services.comments import add_comment
from assessments.services.drafts import (
    add_flow,
    add_output,
    remove_line,
    take_over,
    take_over_empty,
)
from assessments.services.saving import WHOLE, Entry, save_entries
from assessments.services.solutions import (
    add_solution,
    bring_back_solution,
    change_solution,
    remove_solution,
)
from assessments.services.warnings import explain
from tests import factories
from tests.cast import Cast, someone

pytestmark = pytest.mark.django_db
Write = Callable[[Assessment, User], Any]


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def colleague(cast: Cast) -> User:
    return someone("colleague", Role.OFFICER, admin_unit=cast.hanoi)


@pytest.fixture
def expert(cast: Cast) -> Assessment:
    """The draft of a detailed assessment, after a report whose baseline was another; officers may
    fill it in and check it."""
    common = {"facility": cast.facility, "kind": AssessmentKind.DETAILED, "baseline_year": 2018}
    factories.assessment_with_lines(
        **common, reporting_year=2019, outputs=[(1000, 1000)], flows=[(100, 95)], verified=True
    )
    made = factories.assessment_with_lines(
        **common, reporting_year=2020, outputs=[(1000, 1000)], flows=[(120, 95)], draft=True
    )
    factories.Solution(assessment=made, title="Bọc bảo ôn")
    return made


def authors(assessment: Assessment) -> set[User]:
    return set(assessment.authors.all())


# Everybody who fills in -----------------------------------------------------------------------


def types(draft: Assessment, by: User) -> Any:
    entry = Entry(anchor=WHOLE, name="assessor", text="Trung tâm", was=("",))
    return save_entries(assessment=draft, entries=[entry], by=by)


def adds_flow(draft: Assessment, by: User) -> Any:
    water = factories.Resource(code="water", group="water", unit="m³")
    return add_flow(assessment=draft, resource=water, direction=Direction.IN, product=None, by=by)


def adds_solution(draft: Assessment, by: User) -> Any:
    values = {"title": "Đèn LED", "category": factories.SolutionCategory()}
    return add_solution(assessment=draft, values=values, by=by)


def brings_back(draft: Assessment, by: User) -> Any:
    key = remove_solution(solution=draft.solutions.get(), by=factories.User(is_superuser=True))
    return bring_back_solution(assessment=draft, key=key, by=by)


def answers(draft: Assessment, by: User) -> Any:
    anchor = anchor_of(draft.flows.get())
    code, reason = Code.BASELINE_CHANGED, "Công tơ cũ sai"
    return explain(assessment=draft, anchor=anchor, code=code, reason=reason, by=by)


WRITERS: dict[str, Write] = {
    "types into a field": types,
    "adds a product": lambda draft, by: add_output(
        assessment=draft, product="Ngói", unit="tấn", by=by
    ),
    "adds a resource": adds_flow,
    "removes a line": lambda draft, by: remove_line(
        assessment=draft, anchor=anchor_of(draft.flows.get()), by=by
    ),
    "takes over a value": lambda draft, by: take_over(
        assessment=draft, key=f"{anchor_of(draft.flows.get())}-current_quantity", by=by
    ),
    "takes over what is empty": lambda draft, by: take_over_empty(
        assessment=draft, step=OUTPUT, by=by
    ),
    "adds a solution": adds_solution,
    "changes a solution": lambda draft, by: change_solution(
        solution=draft.solutions.get(), values={"investment_vnd": Decimal(5)}, by=by
    ),
    "removes a solution": lambda draft, by: remove_solution(solution=draft.solutions.get(), by=by),
    "brings a solution back": brings_back,
    "answers a warning": answers,
}


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS.keys())
def test_whoever_fills_in_is_an_author_for_good(
    cast: Cast, expert: Assessment, write: Write
) -> None:
    write(expert, cast.officer)
    types(expert, cast.consultant)
    assert authors(expert) >= {cast.officer, cast.consultant}
    expert.refresh_from_db()
    assert (expert.saved_by, expert.authorships.count()) == (
        cast.consultant,
        len(authors(expert)),
    )


def test_only_looking_or_commenting_makes_no_author(cast: Cast, expert: Assessment) -> None:
    add_comment(assessment=expert, anchor="", text="Xem lại", by=cast.officer)
    assert not authors(expert)


def test_whoever_changes_it_in_the_administration_is_an_author_too(
    cast: Cast, expert: Assessment, client: Client
) -> None:
    client.force_login(cast.admin)
    address = reverse("admin:assessments_solution_change", args=[expert.solutions.get().pk])
    form = client.get(address).context["adminform"].form
    given = {n: form.initial.get(n) if form.initial.get(n) is not None else "" for n in form.fields}
    assert client.post(address, given | {"title": "Bọc lại lò"}).status_code == 302
    assert expert.solutions.get().title == "Bọc lại lò"
    assert authors(expert) == {cast.admin}


def test_author_cannot_be_deleted(cast: Cast, expert: Assessment) -> None:
    types(expert, cast.officer)
    with pytest.raises(models.ProtectedError):
        cast.officer.delete()


# Nobody checks what she has filled in ---------------------------------------------------------


@pytest.fixture
def together(cast: Cast, expert: Assessment) -> Assessment:
    """The officer began, the consultant finished and sent it."""
    types(expert, cast.officer)
    entry = Entry(anchor=WHOLE, name="assessor", text="Nhóm", was=("Trung tâm",))
    save_entries(assessment=expert, entries=[entry], by=cast.consultant)
    answers(expert, cast.consultant)
    move_assessment(assessment=expert, move=Move.SEND, by=cast.consultant)
    return expert


@pytest.mark.parametrize("move", [Move.VERIFY, Move.RETURN])
def test_a_co_author_does_not_check(
    cast: Cast, together: Assessment, colleague: User, move: Move
) -> None:
    """She was neither the last to fill it in, nor did she send it."""
    assert cast.officer.pk not in (together.sent_by_id, together.saved_by_id)
    assert refusal_of(cast.officer, together, move) == OWN_WORK
    with pytest.raises(AssessmentRefusedError) as refused:
        decide_assessment(assessment=together, move=move, by=cast.officer, reason="Sai")
    assert refused.value.reason == OWN_WORK
    decide_assessment(assessment=together, move=move, by=colleague, reason="Sai")
    assert Assessment.objects.get(pk=together.pk).moves.last().by == colleague


def test_a_co_author_is_not_offered_it_nor_given_it(
    cast: Cast, together: Assessment, colleague: User
) -> None:
    other = factories.Assessment(facility=cast.facility, reporting_year=2021, sent_by=cast.owner)
    assert next_waiting(colleague, after=other) == together
    assert next_waiting(cast.officer, after=other) is None
    with pytest.raises(AssessmentRefusedError):
        assign_assessments(assessments=[together.pk], to=cast.officer, by=colleague)
    assert assign_assessments(assessments=[together.pk], to=colleague, by=cast.officer) == 1


def test_a_co_author_does_not_accept_it_with_many_others(cast: Cast, together: Assessment) -> None:
    Assessment.objects.filter(pk=together.pk).update(warnings=0)
    (left,) = outlook(chosen_of(cast.officer, [together.pk]), by=cast.officer).left_out
    assert left == (together, str(OWN_WORK))
    (left,) = accept_all(
        assessments=chosen_of(cast.officer, [together.pk]), by=cast.officer
    ).left_out
    assert left == (together, str(OWN_WORK))
    assert Assessment.objects.get(pk=together.pk).status == AssessmentStatus.SENT


def test_comment_of_a_co_author_is_no_reason_to_return_it(
    cast: Cast, together: Assessment, colleague: User
) -> None:
    add_comment(assessment=together, anchor="", text="Đã đối chiếu", by=cast.officer)
    with pytest.raises(AssessmentRefusedError):
        decide_assessment(assessment=together, move=Move.RETURN, by=colleague)
    add_comment(assessment=together, anchor="", text="Sai năm", by=colleague)
    decide_assessment(assessment=together, move=Move.RETURN, by=colleague)


def test_many_are_looked_at_in_as_many_queries_as_few(cast: Cast) -> None:
    counts = []
    for number in (3, 30):
        facilities = [factories.Facility(commune=cast.commune) for _n in range(number)]
        today = timezone.localdate()
        waiting = [
            factories.Assessment(facility=facility, sent_on=today, sent_by=cast.owner, warnings=0)
            for facility in facilities
        ]
        ids = [each.pk for each in waiting]
        note_authors(assessment_ids=ids[1:], by=cast.officer)
        with CaptureQueriesContext(connection) as queries:
            officer = User.objects.get(pk=cast.officer.pk)
            found = outlook(chosen_of(officer, ids), by=officer)
        assert (found.accepted, len(found.left_out)) == (waiting[:1], number - 1)
        counts.append(len(queries))
        with CaptureQueriesContext(connection) as queries:
            note_authors(assessment_ids=ids, by=cast.consultant)
        counts.append(len(queries))
    assert counts[:2] == counts[2:], counts


def test_moves_of_one_that_was_read_with_its_authors_ask_no_further(
    cast: Cast, together: Assessment
) -> None:
    (read,) = Assessment.objects.filter(pk=together.pk).prefetch_related("authors")
    with CaptureQueriesContext(connection) as queries:
        assert is_own_work(cast.officer, read)
    assert len(queries) == 0
    assert Move.VERIFY not in moves_open_to(cast.officer, read)


# Said again in the database -------------------------------------------------------------------


def test_sender_and_checker_are_two_people_in_the_database_too(cast: Cast) -> None:
    made = factories.Assessment(
        facility=cast.facility, verified=True, sent_by=cast.owner, verified_by=cast.officer
    )
    found = Assessment.objects.filter(pk=made.pk)
    with pytest.raises(IntegrityError, match="assessment_checked_by_another"), transaction.atomic():
        found.update(sent_by=cast.officer)
    found.update(sent_by=None)
    made.sent_by = cast.officer
    with pytest.raises(ValidationError, match="cannot be the one who checked it"):
        made.full_clean()


# Shown ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["check", "detail"])
def test_page_names_the_authors_beside_the_checker(
    cast: Cast, together: Assessment, colleague: User, client: Client, page: str
) -> None:
    client.force_login(colleague)
    client.cookies["django_language"] = "en"
    for state in ("sent", "verified"):
        shown = client.get(reverse(f"assessments:{page}", args=[together.pk])).content.decode()
        words = " ".join(shown.split())
        assert "Authors" in words
        assert ", ".join(map(str, together.authors.all())) in words
        if page == "check" and state == "sent":
            decide_assessment(assessment=together, move=Move.VERIFY, by=colleague)
    if page == "check":
        assert f"{colleague} accepted it" in words


def test_page_names_the_assessor_of_one_without_authors(cast: Cast, client: Client) -> None:
    made = factories.Assessment(
        facility=cast.facility, verified=True, verified_by=cast.officer, assessor="Trung tâm X"
    )
    client.force_login(cast.officer)
    client.cookies["django_language"] = "en"
    shown = client.get(reverse("assessments:check", args=[made.pk])).content.decode()
    assert "Authors: Trung tâm X." in " ".join(shown.split())
