"""The first page of an enterprise: what is asked of it now comes first."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from assessments.choices import AssessmentKind, AssessmentStatus, Move, SolutionStatus
from assessments.models import Assessment, Comment, ReviewEvent
from campaigns.selectors.my_facility import Desk
from enterprises.choices import CURRENT_EDITION
from tests import factories
from tests.cast import Cast, someone

pytestmark = pytest.mark.django_db
ADDRESS = "campaigns:my_facility"


@pytest.fixture
def owner(cast: Cast, client: Client) -> Client:
    client.force_login(cast.owner)
    return client


def desk(client: Client) -> Desk:
    return client.get(reverse(ADDRESS)).context["desk"]


def own_round(cast: Cast, **days: int):
    today = timezone.localdate()
    window = {name: today + timedelta(days=count) for name, count in days.items()}
    made = factories.CollectionRound(admin_unit=cast.hanoi, **window)
    return factories.Invitation(round=made, facility=cast.facility)


def returned(cast: Cast, reason: str) -> Assessment:
    of = factories.Assessment(
        facility=cast.facility, kind=AssessmentKind.SELF, status=AssessmentStatus.RETURNED
    )
    for words in ("Lý do cũ", reason):
        ReviewEvent.objects.create(
            assessment=of,
            move=Move.RETURN,
            before=AssessmentStatus.SENT,
            after=AssessmentStatus.RETURNED,
            reason=words,
            by=cast.officer,
        )
    return of


def test_open_round_stands_there_with_the_days_left_until_it_is_answered(
    cast: Cast, owner: Client
) -> None:
    invitation = own_round(cast)
    (asked,) = desk(owner).rounds
    assert (asked.invitation, asked.standing.days_left) == (invitation, 20)
    answer = owner.post(reverse("campaigns:my_round", args=[invitation.pk]))
    draft = Assessment.objects.get()
    assert answer.url == reverse("assessments:fill", args=[draft.pk, "facility"])
    found = desk(owner)
    assert [each.invitation.answer_id for each in found.rounds] == [draft.pk]
    assert list(found.reports) == [], "the draft of a round stands there once"
    Assessment.objects.update(status=AssessmentStatus.SENT, sent_on=timezone.localdate())
    assert desk(owner).count == 0


def test_rounds_that_are_not_open_ask_nothing(cast: Cast, owner: Client) -> None:
    own_round(cast, opens_on=1, closes_on=10, corrected_until=10)
    own_round(cast, opens_on=-30, closes_on=-20, corrected_until=-1)
    assert desk(owner).rounds == []


def test_late_answers_are_asked_for_until_corrections_end(cast: Cast, owner: Client) -> None:
    own_round(cast, opens_on=-30, closes_on=-1, corrected_until=5)
    (asked,) = desk(owner).rounds
    assert (asked.standing.state, asked.standing.days_left) == ("correcting", 5)


def test_returned_report_stands_there_with_the_last_reason(cast: Cast, owner: Client) -> None:
    of = returned(cast, "Đất sét gấp mười lần")
    page = owner.get(reverse(ADDRESS))
    assert [each.pk for each in page.context["desk"].reports] == [of.pk]
    assert "Đất sét gấp mười lần" in page.content.decode()
    assert "Lý do cũ" not in page.content.decode()
    assert reverse("assessments:fill", args=[of.pk, "facility"]) in page.content.decode()


def test_comments_of_others_ask_for_an_answer(cast: Cast, owner: Client) -> None:
    of = factories.Assessment(facility=cast.facility)
    colleague = someone("colleague", Role.ENTERPRISE, enterprise=cast.facility.enterprise)
    asked = Comment.objects.create(assessment=of, by=cast.officer, text="Vì sao?")
    Comment.objects.create(assessment=of, by=cast.officer, text="x", settled_at=timezone.now())
    Comment.objects.create(assessment=of, by=colleague, text="Chúng tôi hỏi lại")
    assert [each.pk for each in desk(owner).comments] == [asked.pk]


def test_follow_ups_come_a_month_before_their_day(cast: Cast, owner: Client) -> None:
    today = timezone.localdate()
    of = factories.Assessment(facility=cast.facility, verified=True)
    due = factories.Solution(
        assessment=of, implemented=True, follow_up_on=today + timedelta(days=29)
    )
    factories.Solution(assessment=of, implemented=True, follow_up_on=today + timedelta(days=40))
    factories.Solution(assessment=of, status=SolutionStatus.CONFIRMED, follow_up_on=today)
    assert [each.pk for each in desk(owner).follow_ups] == [due.pk]


def test_own_history_facilities_and_people(cast: Cast, owner: Client) -> None:
    factories.Assessment(
        facility=cast.facility,
        reporting_year=2018,
        verified=True,
        results={"energy": (100, 100, 90, "0.1")},
    )
    factories.Assessment(facility=cast.foreign_facility, reporting_year=2014)
    someone("colleague", Role.ENTERPRISE, enterprise=cast.facility.enterprise)
    page = owner.get(reverse(ADDRESS))
    words = page.content.decode()
    assert "10,0\u00a0%" in words
    assert "2014" not in words
    assert cast.facility.name in words
    assert "colleague@test.example" in words


def test_what_is_asked_of_others_is_not_there(cast: Cast, owner: Client) -> None:
    made = factories.CollectionRound(admin_unit=cast.haiphong)
    foreign = factories.Invitation(round=made, facility=cast.foreign_facility)
    of = factories.Assessment(facility=cast.foreign_facility)
    Comment.objects.create(assessment=of, by=cast.stranger, text="Vì sao?")
    assert desk(owner).count == 0
    assert owner.post(reverse("campaigns:my_round", args=[foreign.pk])).status_code == 404


def test_page_costs_the_same_for_few_and_many(cast: Cast, owner: Client) -> None:
    costs = []
    commune = factories.Commune(province=cast.hanoi, edition=CURRENT_EDITION)
    for count in (2, 15):
        for _ in range(count):
            facility = factories.Facility(commune=commune, enterprise=cast.facility.enterprise)
            made = factories.CollectionRound(admin_unit=cast.hanoi)
            factories.Invitation(round=made, facility=facility)
            of = factories.Assessment(
                facility=facility, kind=AssessmentKind.SELF, status=AssessmentStatus.RETURNED
            )
            Comment.objects.create(assessment=of, by=cast.officer, text="Vì sao?")
            factories.Solution(assessment=of, implemented=True, follow_up_on=timezone.localdate())
        owner.get(reverse(ADDRESS))
        with CaptureQueriesContext(connection) as queries:
            owner.get(reverse(ADDRESS))
        costs.append(len(queries))
    assert costs[0] == costs[1]
