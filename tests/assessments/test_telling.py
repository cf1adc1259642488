"""Who is told what becomes of an assessment."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.choices import NotificationKind
from accounts.models import Notification
from accounts.roles import Permission, Role
from assessments.choices import AssessmentKind, AssessmentStatus, Move
from assessments.models import Assessment
from assessments.services import move_assessment
from assessments.services.telling import tell_of_late_checks
from core.working_days import add_working_days
from enterprises.selectors import people_by_facility, people_who_may
from tests import factories
from tests.cast import Cast, someone

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(cast: Cast) -> Assessment:
    return factories.Assessment(facility=cast.facility, kind=AssessmentKind.SELF, draft=True)


@pytest.fixture
def sent(cast: Cast) -> Assessment:
    return factories.Assessment(
        facility=cast.facility, kind=AssessmentKind.SELF, sent_by=cast.owner
    )


def told(kind: NotificationKind) -> set:
    return {each.user for each in Notification.objects.filter(kind=kind).select_related("user")}


def test_what_is_sent_is_told_to_who_checks_there(cast: Cast, draft: Assessment) -> None:
    colleague = someone("colleague", Role.OFFICER, admin_unit=cast.hanoi)
    move_assessment(assessment=draft, move=Move.SEND, by=cast.owner)
    assert told(NotificationKind.SENT) == {cast.officer, colleague}
    one = Notification.objects.first()
    assert one.url == reverse("assessments:check", args=[draft.pk])
    assert cast.facility.name in str(one)


def test_what_was_assigned_is_told_to_that_one_only(cast: Cast, draft: Assessment) -> None:
    someone("colleague", Role.OFFICER, admin_unit=cast.hanoi)
    Assessment.objects.filter(pk=draft.pk).update(assigned_to=cast.officer)
    move_assessment(assessment=draft, move=Move.SEND, by=cast.owner)
    assert told(NotificationKind.SENT) == {cast.officer}


@pytest.mark.parametrize(
    ("move", "kind", "page"),
    [
        (Move.RETURN, NotificationKind.RETURNED, "fill"),
        (Move.VERIFY, NotificationKind.VERIFIED, "detail"),
    ],
)
def test_what_became_of_it_is_told_to_the_enterprise(
    cast: Cast, sent: Assessment, move: Move, kind: NotificationKind, page: str
) -> None:
    colleague = someone("colleague", Role.ENTERPRISE, enterprise=cast.facility.enterprise)
    move_assessment(assessment=sent, move=move, by=cast.officer, reason="Đất sét gấp mười lần")
    assert told(kind) == {cast.owner, colleague}
    one = Notification.objects.first()
    assert reverse("assessments:detail", args=[sent.pk]) in one.url
    assert (page == "fill") == ("/fill/" in one.url)
    if move == Move.RETURN:
        assert "Đất sét gấp mười lần" in str(one)


def test_reopening_is_told_with_its_reason(cast: Cast, sent: Assessment) -> None:
    move_assessment(assessment=sent, move=Move.VERIFY, by=cast.officer)
    move_assessment(assessment=sent, move=Move.REOPEN, by=cast.officer, reason="Thiếu hóa đơn")
    assert told(NotificationKind.REOPENED) == {cast.owner}


def test_an_expert_is_told_of_what_she_handed_in_and_so_is_the_enterprise(cast: Cast) -> None:
    expert = factories.Assessment(facility=cast.facility, sent_by=cast.consultant)
    move_assessment(assessment=expert, move=Move.VERIFY, by=cast.officer)
    assert told(NotificationKind.VERIFIED) == {cast.consultant, cast.owner}


def test_nobody_is_told_of_her_own_doing(cast: Cast) -> None:
    factories.Membership(user=cast.officer, role=Role.CONSULTANT, admin_unit=cast.hanoi)
    cast.officer.refresh_from_db()
    draft = factories.Assessment(facility=cast.facility, draft=True)
    move_assessment(assessment=draft, move=Move.SEND, by=cast.officer)
    assert told(NotificationKind.SENT) == set()


def test_taking_back_is_nobody_elses_business(cast: Cast, sent: Assessment) -> None:
    move_assessment(assessment=sent, move=Move.WITHDRAW, by=cast.owner)
    assert not Notification.objects.exists()


# Late checks ----------------------------------------------------------------------------------


def test_a_check_is_late_after_five_working_days_and_said_once(cast: Cast) -> None:
    sent_on = date(2026, 3, 2)
    factories.Assessment(facility=cast.facility, sent_on=sent_on)
    assert tell_of_late_checks(today=add_working_days(sent_on, 5)) == 0
    late = add_working_days(sent_on, 6)
    assert tell_of_late_checks(today=late) == 1
    assert tell_of_late_checks(today=late + timedelta(days=1)) == 0
    assert told(NotificationKind.LATE_CHECK) == {cast.officer}


def test_sent_anew_it_can_be_late_anew(cast: Cast) -> None:
    of = factories.Assessment(facility=cast.facility, sent_on=date(2026, 3, 2))
    tell_of_late_checks(today=date(2026, 3, 30))
    Assessment.objects.filter(pk=of.pk).update(sent_on=date(2026, 4, 1))
    assert tell_of_late_checks(today=date(2026, 5, 30)) == 1


def test_late_is_told_to_the_one_it_was_given_to(cast: Cast) -> None:
    colleague = someone("colleague", Role.OFFICER, admin_unit=cast.hanoi)
    factories.Assessment(facility=cast.facility, sent_on=date(2026, 3, 2), assigned_to=colleague)
    tell_of_late_checks(today=date(2026, 3, 30))
    assert told(NotificationKind.LATE_CHECK) == {colleague}


def test_what_was_checked_or_returned_is_not_late(cast: Cast) -> None:
    for status in (AssessmentStatus.RETURNED, AssessmentStatus.DRAFT):
        factories.Assessment(facility__commune=cast.commune, status=status)
    factories.Assessment(facility__commune=cast.commune, verified=True)
    assert tell_of_late_checks(today=timezone.localdate()) == 0


def test_telling_of_late_checks_costs_the_same_for_few_and_many(cast: Cast) -> None:
    costs = []
    for count in (3, 30):
        factories.Assessment.create_batch(
            count, facility__commune=cast.commune, sent_on=date(2026, 3, 2)
        )
        with CaptureQueriesContext(connection) as queries:
            assert tell_of_late_checks(today=date(2026, 3, 30)) == count
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_people_of_many_facilities_are_those_of_each(cast: Cast) -> None:
    zone = factories.Zone(province=cast.hanoi)
    someone("board", Role.OFFICER, zone=zone)
    facilities = [
        cast.facility,
        cast.foreign_facility,
        factories.Facility(commune=cast.commune, zone=zone),
        factories.Facility(commune=None, former_commune=factories.OldCommune()),
    ]
    for permission in (Permission.VERIFY, Permission.REPORT_OWN):
        together = people_by_facility(permission, facilities=facilities)
        for facility in facilities:
            assert together[facility.pk] == people_who_may(permission, facility=facility)
    assert people_who_may(Permission.VERIFY, facility=cast.facility) == [cast.officer]
    assert people_who_may(Permission.VERIFY, facility=cast.foreign_facility) == [cast.stranger]
    assert people_who_may(Permission.REPORT_OWN, facility=cast.facility) == [cast.owner]
