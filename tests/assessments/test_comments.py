"""What the two sides say to each other, and who is told."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.choices import NotificationKind
from accounts.models import Notification
from accounts.roles import Role
from assessments.anchors import anchor_of
from assessments.choices import AssessmentKind, Move
from assessments.errors import AssessmentRefusedError
from assessments.models import Assessment, Comment, Evidence
from assessments.selectors.notes import notes_of
from assessments.services import move_assessment
from assessments.services.comments import add_comment, settle_comment
from tests import factories
from tests.cast import Cast, someone

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(cast: Cast) -> Assessment:
    return factories.Assessment(draft=True, facility=cast.facility, kind=AssessmentKind.SELF)


def told() -> list[str]:
    """Who was told of a comment, in order."""
    found = Notification.objects.filter(kind=NotificationKind.COMMENTED).order_by("user__email")
    return list(found.values_list("user__email", flat=True))


def test_comment_stands_at_its_line(draft: Assessment, cast: Cast) -> None:
    line = factories.FlowLine(assessment=draft)
    add_comment(assessment=draft, anchor=anchor_of(line), text=" Số điện? ", by=cast.officer)
    [comment] = notes_of(draft)[anchor_of(line)].comments
    assert (comment.text, comment.by, comment.settled_at) == ("Số điện?", cast.officer, None)


def test_checker_asks_and_the_enterprise_is_told(draft: Assessment, cast: Cast) -> None:
    colleague = someone("colleague", Role.ENTERPRISE, enterprise=cast.facility.enterprise)
    add_comment(assessment=draft, anchor="", text="Xin xem lại số điện", by=cast.officer)
    assert told() == [colleague.email, cast.owner.email]
    said = Notification.objects.first()
    assert cast.facility.name in str(said)
    assert "Xin xem lại số điện" in str(said)
    assert said.url == reverse("assessments:notes", args=[draft.pk]) + "#whole"


def test_nobody_is_told_of_ones_own_draft(draft: Assessment, cast: Cast) -> None:
    add_comment(assessment=draft, anchor="", text="Hỏi kế toán", by=cast.owner)
    assert told() == []


def test_enterprise_answers_and_the_checkers_are_told(draft: Assessment, cast: Cast) -> None:
    move_assessment(assessment=draft, move=Move.SEND, by=cast.owner)
    add_comment(assessment=draft, anchor="", text="Đã đọc lại công tơ", by=cast.owner)
    assert told() == [cast.officer.email]


def test_only_the_one_who_checks_it_is_told(draft: Assessment, cast: Cast) -> None:
    other = someone("other", Role.OFFICER, admin_unit=cast.hanoi)
    move_assessment(assessment=draft, move=Move.SEND, by=cast.owner)
    Assessment.objects.filter(pk=draft.pk).update(assigned_to=other)
    draft.refresh_from_db()
    add_comment(assessment=draft, anchor="", text="Đã sửa", by=cast.owner)
    assert told() == [other.email]


def test_expert_who_filled_it_in_is_told_and_not_all_experts(cast: Cast) -> None:
    another = someone("another", Role.CONSULTANT, admin_unit=cast.hanoi)
    expert = factories.Assessment(facility=cast.facility, sent_by=cast.consultant)
    add_comment(assessment=expert, anchor="", text="Vì sao khác?", by=cast.officer)
    assert told() == [cast.consultant.email]
    assert another.email not in told()


@pytest.mark.parametrize("text", ["", "   \n", "x" * 2001])
def test_comment_says_something_and_not_too_much(draft: Assessment, cast: Cast, text: str) -> None:
    with pytest.raises(AssessmentRefusedError):
        add_comment(assessment=draft, anchor="", text=text, by=cast.owner)


def test_who_takes_no_part_cannot_comment(draft: Assessment, cast: Cast) -> None:
    for person in (cast.leader, cast.consultant, cast.stranger):
        with pytest.raises(AssessmentRefusedError):
            add_comment(assessment=draft, anchor="", text="Tôi cũng nói", by=person)
    assert not Comment.objects.exists()


def test_line_of_another_assessment_cannot_be_commented(draft: Assessment, cast: Cast) -> None:
    elsewhere = factories.FlowLine(assessment__facility=cast.facility)
    for anchor in (anchor_of(elsewhere), "flow-x", "nothing-1"):
        with pytest.raises(AssessmentRefusedError):
            add_comment(assessment=draft, anchor=anchor, text="?", by=cast.owner)


def test_comment_is_settled_once(draft: Assessment, cast: Cast) -> None:
    comment = add_comment(assessment=draft, anchor="", text="Số điện?", by=cast.officer)
    assert notes_of(draft)[""].open == 1
    settle_comment(comment=comment, by=cast.owner)
    first = comment.settled_at
    settle_comment(comment=comment, by=cast.officer)
    assert comment.settled_at == first
    assert notes_of(draft)[""].open == 0
    with pytest.raises(AssessmentRefusedError):
        settle_comment(comment=comment, by=cast.stranger)


def test_page_of_notes_shows_each_line_and_escapes_what_was_written(
    draft: Assessment, cast: Cast, client: Client
) -> None:
    line = factories.OutputLine(assessment=draft, product="Gạch <b>ốp</b>")
    add_comment(
        assessment=draft, anchor=anchor_of(line), text="<script>alert(1)</script>", by=cast.officer
    )
    client.force_login(cast.owner)
    page = client.get(reverse("assessments:notes", args=[draft.pk])).content.decode()
    assert f'id="{anchor_of(line)}"' in page
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page
    # A leader sees it, and is offered nothing to write.
    client.force_login(cast.leader)
    page = client.get(reverse("assessments:notes", args=[draft.pk])).content.decode()
    assert "<textarea" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_what_was_said_of_a_line_that_is_gone_stays(
    draft: Assessment, cast: Cast, client: Client
) -> None:
    line = factories.FlowLine(assessment=draft)
    add_comment(assessment=draft, anchor=anchor_of(line), text="Than loại nào?", by=cast.officer)
    line.delete()
    client.force_login(cast.owner)
    page = client.get(reverse("assessments:notes", args=[draft.pk])).content.decode()
    assert "Than loại nào?" in page


def test_page_of_notes_costs_the_same_for_three_lines_and_for_thirty(
    cast: Cast, client: Client, django_assert_max_num_queries
) -> None:
    client.force_login(cast.owner)
    counts = []
    for year, count in ((2021, 3), (2022, 30)):
        made = factories.Assessment(
            draft=True, facility=cast.facility, kind=AssessmentKind.SELF, reporting_year=year
        )
        for number in range(count):
            line = anchor_of(factories.OutputLine(assessment=made))
            Comment.objects.create(assessment=made, anchor=line, text="?", by=cast.officer)
            Evidence.objects.create(
                assessment=made, anchor=line, by=cast.owner, name=f"{number}.pdf", size=1
            )
        address = reverse("assessments:notes", args=[made.pk])
        with django_assert_max_num_queries(40) as asked:
            assert client.get(address).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("count", [3, 30])
def test_notes_cost_two_queries_whatever_their_number(
    draft: Assessment, cast: Cast, count: int, django_assert_num_queries
) -> None:
    lines = [anchor_of(factories.OutputLine(assessment=draft)) for _ in range(count)]
    for number, anchor in enumerate(lines):
        Comment.objects.create(assessment=draft, anchor=anchor, text="?", by=cast.officer)
        Evidence.objects.create(
            assessment=draft, anchor=anchor, by=cast.owner, name=f"{number}.pdf", size=1
        )
    with django_assert_num_queries(2):
        found = notes_of(draft)
        assert {str(each.comments[0].by) for each in found.values()} == {str(cast.officer)}
        assert {str(each.evidence[0].by) for each in found.values()} == {str(cast.owner)}
    assert len(found) == count
