"""Local reports: a round asks every unit and zone, each report is filled from the register, sent,
accepted or returned; who is missing is reminded."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Notification
from accounts.roles import Role
from assessments.choices import AssessmentKind
from campaigns.choices import LocalMove, LocalReportState
from campaigns.errors import LocalReportRefusedError
from campaigns.models import Activity, LocalReport, LocalRound
from campaigns.policies.local_reports import MOVES, refusal_of
from campaigns.rules import local_reminder_due_since
from campaigns.selectors.local_figures import values_of
from campaigns.selectors.local_reports import reporting_units
from campaigns.services.local_reports import ask_units, move_local_report
from campaigns.tasks import attend_to_local_rounds
from enterprises.choices import OLD_EDITION, Level
from enterprises.models import AdminUnit
from tests import factories
from tests.cast import PEOPLE, Cast, make_cast
from tests.permissions.local_reports import MAY_MOVE

DRAFT, SENT, ACCEPTED, RETURNED = LocalReportState
pytestmark = pytest.mark.django_db


@pytest.fixture
def hanoi() -> AdminUnit:
    return factories.Province(name="Thành phố Hà Nội")


@pytest.fixture
def report(hanoi: AdminUnit) -> LocalReport:
    of = factories.LocalRound(admin_unit=hanoi, year=2025)
    commune = factories.Commune(province=hanoi, name="Xã Bát Tràng")
    return factories.LocalReport(round=of, admin_unit=commune)


def officer(hanoi: AdminUnit) -> Any:
    return factories.Membership(role=Role.OFFICER, admin_unit=hanoi).user


def local(report: LocalReport) -> Any:
    return factories.Membership(
        role=Role.LOCAL, admin_unit=report.admin_unit, zone=report.zone
    ).user


def sent(report: LocalReport) -> Any:
    person = local(report)
    move_local_report(report=report, move=LocalMove.SEND, by=person)
    return person


# Rounds -----------------------------------------------------------------------------------------


def test_a_round_asks_every_commune_and_zone_and_later_only_new_ones(
    client: Client, hanoi: AdminUnit
) -> None:
    communes = factories.Commune.create_batch(2, province=hanoi)
    zone = factories.Zone(province=hanoi)
    factories.Commune()
    factories.Zone()
    reporter = factories.Membership(role=Role.LOCAL, zone=zone).user
    client.force_login(officer(hanoi))
    today = timezone.localdate()
    typed = {"admin_unit": hanoi.pk, "year": 2025, "opens_on": today, "due_on": today}
    answer = client.post(reverse("campaigns:local_round_create"), typed)
    made = LocalRound.objects.get()
    assert answer.url == made.get_absolute_url()
    asked = set(made.reports.values_list("admin_unit", "zone"))
    assert asked == {(communes[0].pk, None), (communes[1].pk, None), (None, zone.pk)}
    told = Notification.objects.get(kind="local_open")
    assert (told.user, told.params["unit"]) == (reporter, zone.name)
    factories.Zone(province=hanoi)
    assert ask_units(local_round=made, by=made.created_by) == 1
    again = client.post(reverse("campaigns:local_round_create"), typed)
    assert again.context["form"].non_field_errors()
    assert LocalRound.objects.count() == 1


def test_districts_report_for_years_in_which_they_stood(hanoi: AdminUnit) -> None:
    AdminUnit.objects.filter(pk=hanoi.pk).update(valid_from=date(2025, 7, 1))
    hanoi.refresh_from_db()
    commune = factories.Commune(province=hanoi, valid_from=date(2025, 7, 1))
    old: dict[str, Any] = {"edition": OLD_EDITION, "valid_to": date(2025, 6, 30)}
    province = factories.Province(**old, current_province=hanoi)
    AdminUnit.objects.filter(pk=province.pk).update(current_province=hanoi)
    district = factories.Commune(province=province, level=Level.DISTRICT, **old)
    AdminUnit.objects.filter(pk=district.pk).update(current_province=hanoi)
    factories.Commune(province=province, parent=district, current_province=hanoi, **old)
    assert list(reporting_units(hanoi, year=2024)) == [district]
    assert list(reporting_units(province, year=2024)) == [district]
    assert list(reporting_units(hanoi, year=2025)) == [commune]


def test_the_board_says_who_is_missing_and_whom_nobody_can_remind(
    client: Client, report: LocalReport, hanoi: AdminUnit
) -> None:
    sent(report)
    missing = factories.LocalReport(round=report.round)
    reachable = factories.LocalReport(round=report.round, state=RETURNED)
    local(reachable)
    client.force_login(officer(hanoi))
    address = report.round.get_absolute_url()

    def rows(**query: str) -> set[LocalReport]:
        return {row.record for row in client.get(address, query).context["table"].rows}

    assert rows() == {report, missing, reachable}
    assert rows(state="missing") == {missing, reachable}
    assert rows(state="missing", account="no") == {missing}
    assert rows(q="bat trang") == {report}
    counts = client.get(address).context["counts"]
    assert (counts.asked, counts.missing, counts.waiting, counts.accepted) == (3, 2, 1, 0)


def test_the_board_asks_as_many_questions_for_many(
    client: Client, hanoi: AdminUnit, report: LocalReport
) -> None:
    client.force_login(officer(hanoi))

    def grow(count: int) -> int:
        factories.LocalReport.create_batch(count, round=report.round)
        with CaptureQueriesContext(connection) as queries:
            client.get(report.round.get_absolute_url())
        return len(queries)

    assert grow(2) == grow(27)


# Figures ----------------------------------------------------------------------------------------


def test_a_report_comes_filled_from_the_register_and_the_activities(report: LocalReport) -> None:
    factories.default_rules()
    commune, year = report.admin_unit, 2025
    applying, aware = factories.Facility.create_batch(2, commune=commune)
    factories.Facility(commune=commune, closed_on=date(2024, 1, 1))
    elsewhere = factories.Facility(commune__province=commune.province)
    for facility in (applying, elsewhere):
        of = factories.Assessment(
            facility=facility, kind=AssessmentKind.QUICK, reporting_year=year, verified=True
        )
        factories.Solution(assessment=of, implemented=True, implemented_year=year)
    held = factories.Activity(admin_unit=commune, starts_on=date(year, 5, 1))
    for facility in (aware, elsewhere):
        factories.Participation(activity=held, facility=facility)
    factories.Activity(admin_unit=commune, starts_on=date(year - 1, 5, 1))
    factories.SupportCase.create_batch(2, facility=aware, supported_on=date(year, 3, 1))
    values = values_of(report, day=date(year, 12, 31))
    expected = {"facilities": 2, "applying": 1, "aware": 2, "assessed": 1, "self_assessed": 0}
    expected |= {"solutions": 1, "activities": 1, "participations": 1, "supported": 1}
    assert values == {**expected, "models": 0, "officers": 0, "capable": 0}


def test_figures_are_kept_when_it_is_sent_and_fresh_when_it_comes_back(
    client: Client, report: LocalReport, hanoi: AdminUnit
) -> None:
    factories.Facility(commune=report.admin_unit)
    client.force_login(sent(report))
    factories.Facility(commune=report.admin_unit)

    def shown() -> int:
        return client.get(report.get_absolute_url()).context["figures"].lines[0].value

    assert shown() == 1
    move_local_report(report=report, move=LocalMove.RETURN, by=officer(hanoi), reason="Thiếu số")
    assert shown() == 2
    assert "Thiếu số" in client.get(report.get_absolute_url()).content.decode()


def test_the_board_of_a_zone_reports_what_lies_in_the_zone(hanoi: AdminUnit) -> None:
    zone = factories.Zone(province=hanoi)
    report = factories.LocalReport(round__admin_unit=hanoi, round__year=2025, zone=zone)
    factories.Facility(zone=zone, commune__province=hanoi)
    factories.Facility(commune__province=hanoi)
    training = factories.Activity(kind="training", starts_on=date(2025, 2, 1))
    guide = factories.Officer(zone=zone, admin_unit=hanoi)
    factories.default_rules()
    factories.Participation(activity=training, zone=zone, officer=guide)
    values = values_of(report, day=date(2025, 12, 31))
    assert (values["facilities"], values["activities"], values["participations"]) == (1, 1, 1)
    assert (values["officers"], values["capable"]) == (1, 1)


# The life of a report ---------------------------------------------------------------------------


def test_every_move_in_every_state_for_every_person() -> None:
    cast: Cast = make_cast()
    of = factories.LocalRound(admin_unit=cast.hanoi, created_by=cast.newcomer)
    report = factories.LocalReport(round=of, admin_unit=cast.commune, sent_by=cast.newcomer)
    people = {name: cast.person(name) for name in PEOPLE if name != "anonymous"}
    for move, rule in MOVES.items():
        for state in LocalReportState:
            LocalReport.objects.filter(pk=report.pk).update(state=state)
            report.refresh_from_db()
            may = {name for name, one in people.items() if not refusal_of(one, report, move)}
            assert may == (MAY_MOVE[move] if state in rule.starts else set()), (move, state)


def test_who_sends_a_report_does_not_decide_on_it_and_returning_says_why(
    report: LocalReport, hanoi: AdminUnit
) -> None:
    person, colleague = officer(hanoi), officer(hanoi)
    move_local_report(report=report, move=LocalMove.SEND, by=person)
    with pytest.raises(LocalReportRefusedError):
        move_local_report(report=report, move=LocalMove.ACCEPT, by=person)
    with pytest.raises(LocalReportRefusedError):
        move_local_report(report=report, move=LocalMove.RETURN, by=colleague, reason=" ")
    move_local_report(report=report, move=LocalMove.ACCEPT, by=colleague)
    report.refresh_from_db()
    assert (report.state, report.decided_by) == (ACCEPTED, colleague)
    with pytest.raises(LocalReportRefusedError):
        move_local_report(report=report, move=LocalMove.WITHDRAW, by=person)


def test_the_local_officer_writes_sends_and_is_told_what_became_of_it(
    client: Client, report: LocalReport, hanoi: AdminUnit
) -> None:
    decider, person = officer(hanoi), local(report)
    client.force_login(person)
    edit = reverse("campaigns:local_report_edit", args=[report.pk])
    client.post(edit, {"done": "Ba lớp tập huấn", "difficulties": "Thiếu kinh phí"})
    report.refresh_from_db()
    assert (report.state, report.done) == (DRAFT, "Ba lớp tập huấn")
    move = reverse("campaigns:local_report_move", args=[report.pk])
    page = client.post(move, {"move": "send"}, follow=True)
    assert "Ba lớp tập huấn" in page.content.decode()
    assert Notification.objects.get(user=decider).kind == "local_sent"
    assert client.get(edit).url == report.get_absolute_url()
    client.force_login(decider)
    answer = client.post(move, {"move": "return", "reason": ""})
    assert answer.context["form"].non_field_errors()
    client.post(move, {"move": "return", "reason": "Ghi rõ số lớp"})
    told = Notification.objects.get(user=person)
    assert (told.kind, told.params["reason"]) == ("local_returned", "Ghi rõ số lớp")


def test_a_local_officer_lists_the_reports_of_her_unit_alone(
    client: Client, report: LocalReport
) -> None:
    factories.LocalReport(round=report.round)
    client.force_login(local(report))
    table = client.get(reverse("campaigns:local_report_list")).context["table"]
    assert [row.record for row in table.rows] == [report]


# Reminders --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "since"),
    [
        (date(2025, 12, 16), None),
        (date(2025, 12, 17), date(2025, 12, 17)),
        (date(2025, 12, 27), date(2025, 12, 17)),
        (date(2025, 12, 28), date(2025, 12, 28)),
        (date(2025, 12, 31), date(2025, 12, 28)),
        (date(2026, 1, 1), date(2026, 1, 1)),
        (date(2026, 3, 1), date(2026, 1, 1)),
        (date(2026, 3, 2), None),
    ],
)
def test_reminders_fall_two_weeks_and_three_days_before_and_after_the_due_day(
    day: date, since: date | None
) -> None:
    days = {"opens_on": date(2025, 11, 1), "due_on": date(2025, 12, 31)}
    assert local_reminder_due_since(day, **days) == since


def test_each_morning_reminds_those_who_are_missing_once(report: LocalReport) -> None:
    today = timezone.localdate()
    LocalRound.objects.filter(pk=report.round_id).update(due_on=today + timedelta(days=3))
    person, done = local(report), factories.LocalReport(round=report.round, state=SENT)
    local(done)
    for _twice in range(2):
        attend_to_local_rounds()
    told = Notification.objects.get()
    assert (told.user, told.kind) == (person, "local_due")
    report.refresh_from_db()
    assert report.reminders == 1
    LocalRound.objects.filter(pk=report.round_id).update(
        opens_on=today - timedelta(days=9), due_on=today - timedelta(days=1)
    )
    attend_to_local_rounds()
    assert Notification.objects.filter(kind="local_overdue").count() == 1


def test_the_department_reminds_by_hand_once_a_day(
    client: Client, report: LocalReport, hanoi: AdminUnit
) -> None:
    local(report)
    client.force_login(officer(hanoi))
    address = reverse("campaigns:local_round_remind", args=[report.round_id])
    assert client.get(address).context["reached"] == 1
    for _twice in range(2):
        client.post(address)
    assert Notification.objects.filter(kind="local_due").count() == 1
    report.refresh_from_db()
    assert report.reminders == 1


# What a unit holds itself ----------------------------------------------------------------------


def test_a_local_officer_types_what_her_commune_holds_and_nothing_else(
    client: Client, report: LocalReport, hanoi: AdminUnit
) -> None:
    client.force_login(local(report))
    neighbour = factories.Commune(province=hanoi)
    new = reverse("campaigns:activity_create", args=["workshop"])
    typed = {"title": "Hội thảo làng gốm", "starts_on": "2025-05-01"}
    answer = client.post(new, {**typed, "admin_unit": neighbour.pk})
    assert set(answer.context["form"].errors) == {"admin_unit"}
    client.post(new, {**typed, "admin_unit": report.admin_unit_id})
    held = Activity.objects.get()
    assert (held.title, held.admin_unit, held.plan) == (typed["title"], report.admin_unit, None)
    client.force_login(officer(hanoi))
    edit = reverse("campaigns:activity_edit", args=[held.pk])
    assert client.get(edit).context["form"]["admin_unit"].value() == report.admin_unit_id
    client.post(edit, {**typed, "title": "Hội thảo", "admin_unit": report.admin_unit_id})
    held.refresh_from_db()
    assert (held.title, held.admin_unit) == ("Hội thảo", report.admin_unit)
