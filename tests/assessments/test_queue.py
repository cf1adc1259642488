"""The queue: what waits, for how long, for whom; assigning, and accepting many at once."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Notification
from assessments.choices import AssessmentKind, AssessmentStatus, Move
from assessments.models import Assessment
from assessments.rules.clock import check_due_on, days_waited, is_late, last_late_day
from assessments.services import move_assessment
from core.working_days import add_working_days
from tests import factories
from tests.cast import Cast, someone

pytestmark = pytest.mark.django_db
QUEUE = "/assessments/queue/"


@pytest.fixture
def officer(cast: Cast, client: Client) -> Client:
    client.force_login(cast.officer)
    client.cookies["django_language"] = "en"
    return client


def waiting(cast: Cast, name: str = "", **fields: Any) -> Assessment:
    """Handed in today by the owner, without a warning, of another facility of the commune."""
    values = {"sent_on": timezone.localdate(), "sent_by": cast.owner, "warnings": 0} | fields
    facility = factories.Facility(commune=cast.commune, **({"name": name} if name else {}))
    return factories.Assessment(facility=facility, kind=AssessmentKind.SELF, **values)


def listed(client: Client, **filters: str) -> list[str]:
    rows = client.get(QUEUE, filters).context["table"].page.object_list
    return [row.record.facility.name for row in rows]


# The clock ------------------------------------------------------------------------------------


def test_clock_across_tet() -> None:
    """Handed in on 12 February 2026, a Thursday: Tết takes the 16th to the 20th."""
    sent, due = date(2026, 2, 12), date(2026, 2, 26)
    assert check_due_on(sent) == due
    assert not is_late(sent, today=due)
    assert is_late(sent, today=due + timedelta(days=1))
    assert days_waited(sent, today=date(2026, 2, 20)) == 1


@pytest.mark.parametrize("day", [date(2026, 2, 23), date(2026, 1, 5), date(2025, 11, 17)])
def test_last_late_day_parts_what_is_late_from_what_is_not(day: date) -> None:
    last = last_late_day(day)
    assert is_late(last, today=day)
    assert not is_late(last + timedelta(days=1), today=day)


# The list -------------------------------------------------------------------------------------


def test_queue_holds_what_waits_in_my_territory_longest_first(officer: Client, cast: Cast) -> None:
    today = timezone.localdate()
    waiting(cast, "Mới")
    waiting(cast, "Cũ", sent_on=today - timedelta(days=30))
    waiting(cast, "Đã trả", status=AssessmentStatus.RETURNED)
    factories.Assessment(facility=cast.foreign_facility)
    assert listed(officer) == ["Cũ", "Mới"]


def test_line_says_since_when_until_when_and_with_how_many_warnings(
    officer: Client, cast: Cast
) -> None:
    sent = timezone.localdate() - timedelta(days=30)
    waiting(cast, "Cũ", sent_on=sent, warnings=3, assigned_to=cast.officer)
    page = officer.get(QUEUE).content.decode()
    for words in ("overdue", "3 warnings", str(cast.officer), f"{check_due_on(sent):%d/%m/%Y}"):
        assert words in page, words


def test_filters(officer: Client, cast: Cast) -> None:
    today = timezone.localdate()
    waiting(cast, "Trễ", sent_on=today - timedelta(days=30), warnings=2, reporting_year=2019)
    waiting(cast, "Của tôi", assigned_to=cast.officer)
    other = factories.Commune(province=cast.hanoi, name="Phường Hà Đông")
    quick = waiting(cast, "Nhanh", warnings=None)
    Assessment.objects.filter(pk=quick.pk).update(kind=AssessmentKind.QUICK)
    quick.facility.commune = other
    quick.facility.save()
    for filters, names in [
        ({"clock": "late"}, ["Trễ"]),
        ({"clock": "in_time"}, ["Của tôi", "Nhanh"]),
        ({"warnings": "with"}, ["Trễ"]),
        ({"warnings": "without"}, ["Của tôi"]),
        ({"checker": "mine"}, ["Của tôi"]),
        ({"checker": "nobody"}, ["Trễ", "Nhanh"]),
        ({"kind": "quick"}, ["Nhanh"]),
        ({"year": "2019"}, ["Trễ"]),
        ({"place": "ha dong"}, ["Nhanh"]),
        ({"q": "cua toi"}, ["Của tôi"]),
    ]:
        assert listed(officer, **filters) == names, filters


def test_the_last_day_is_in_time(officer: Client, cast: Cast) -> None:
    """What is due today is not late; the words of the list and the filter agree."""
    today = timezone.localdate()
    day = today
    while add_working_days(day, 5) >= today:
        day -= timedelta(days=1)
    waiting(cast, "Trễ", sent_on=day)
    waiting(cast, "Hôm nay", sent_on=day + timedelta(days=1))
    assert listed(officer, clock="late") == ["Trễ"]
    assert officer.get(QUEUE).content.decode().count("overdue") == 2  # the line, and the filter


def test_columns_sort(officer: Client, cast: Cast) -> None:
    today = timezone.localdate()
    waiting(cast, "B", warnings=1)
    waiting(cast, "A", warnings=2, sent_on=today - timedelta(days=3))
    for column, names in [
        ("facility", ["A", "B"]),
        ("-warnings", ["A", "B"]),
        ("waited", ["B", "A"]),
        ("due_on", ["A", "B"]),
        ("assigned_to", ["B", "A"]),
    ]:
        assert sorted(listed(officer, sort=column)) == ["A", "B"]
        if column != "assigned_to":
            assert listed(officer, sort=column) == names, column


def test_file_says_what_the_list_says(officer: Client, cast: Cast) -> None:
    sent = timezone.localdate() - timedelta(days=30)
    waiting(cast, "Cũ", sent_on=sent, warnings=3)
    content = officer.get(QUEUE, {"export": "csv"})
    text = b"".join(content.streaming_content).decode() if content.streaming else content.content
    assert "overdue" in str(text if isinstance(text, str) else text.decode())


def test_queue_costs_the_same_for_3_and_for_300(
    officer: Client, cast: Cast, django_assert_max_num_queries
) -> None:
    counts = []
    for size in (3, 297):
        facilities = [factories.Facility(commune=cast.commune) for _n in range(size)]
        Assessment.objects.bulk_create(
            Assessment(
                facility=facility,
                kind=AssessmentKind.SELF,
                baseline_year=2019,
                reporting_year=2020,
                status=AssessmentStatus.SENT,
                sent_on=timezone.localdate(),
                assigned_to=cast.officer,
                warnings=1,
            )
            for facility in facilities
        )
        with django_assert_max_num_queries(15) as queries:
            officer.get(QUEUE)
        counts.append(len(queries))
    assert len(set(counts)) == 1, counts


def test_navigation_counts_what_waits_for_those_who_check(officer: Client, cast: Cast) -> None:
    waiting(cast)
    entries = officer.get(QUEUE).context["navigation"]["entries"]
    (entry,) = [each for each in entries if each.url == QUEUE]
    assert (entry.count, entry.is_current) == (1, True)
    officer.force_login(cast.leader)
    entries = officer.get("/facilities/").context["navigation"]["entries"]
    assert QUEUE not in [each.url for each in entries]


# Assigning ------------------------------------------------------------------------------------


def assign(client: Client, to: Any, *chosen: Assessment) -> str:
    data = {"chosen": [each.pk for each in chosen], "to": to.pk if to else ""}
    page = client.post(reverse("assessments:queue_assign"), data, follow=True)
    return " ".join(str(message) for message in page.context["messages"])


def test_assigned_to_me_and_to_a_colleague_who_is_told(officer: Client, cast: Cast) -> None:
    colleague = someone("colleague", "officer", admin_unit=cast.hanoi)
    one, two = waiting(cast, "Một"), waiting(cast, "Hai")
    assign(officer, cast.officer, one)
    assign(officer, colleague, two)
    assert Assessment.objects.get(pk=one.pk).assigned_to == cast.officer
    assert Assessment.objects.get(pk=two.pk).assigned_to == colleague
    told = Notification.objects.get()
    assert (told.user, told.kind, told.params["facility"]) == (colleague, "assigned", "Hai")
    assert told.url == reverse("assessments:check", args=[two.pk])
    assign(officer, None, two)
    assert Assessment.objects.get(pk=two.pk).assigned_to is None


def test_not_assigned_to_whom_it_cannot_be(officer: Client, cast: Cast) -> None:
    """Not to one of another province, nor to whoever handed it in."""
    colleague = someone("colleague", "officer", admin_unit=cast.hanoi)
    own = waiting(cast, "Của đồng nghiệp", sent_by=colleague)
    assert "choose someone else" in assign(officer, colleague, own)
    assign(officer, cast.stranger, own)
    assert Assessment.objects.get(pk=own.pk).assigned_to is None


def test_of_another_province_nothing_is_assigned(officer: Client, cast: Cast) -> None:
    foreign = factories.Assessment(facility=cast.foreign_facility)
    assign(officer, cast.officer, foreign)
    assert Assessment.objects.get(pk=foreign.pk).assigned_to is None


# Accepting many -------------------------------------------------------------------------------


def accept(client: Client, *chosen: Assessment, confirm: bool = True) -> Any:
    data: dict[str, Any] = {"chosen": [each.pk for each in chosen]}
    if confirm:
        data["confirm"] = "yes"
    return client.post(reverse("assessments:queue_accept"), data, follow=True)


def told(page: Any) -> list[str]:
    return [str(message) for message in page.context["messages"]]


def test_asks_first_and_writes_nothing(officer: Client, cast: Cast) -> None:
    chosen = [waiting(cast), waiting(cast), waiting(cast, "Có cảnh báo", warnings=2)]
    page = accept(officer, *chosen, confirm=False).content.decode()
    assert "Accept 2 assessments?" in page
    assert "2 warnings: open it" in page
    assert not Assessment.objects.verified().exists()


def test_accepts_those_without_a_warning_and_says_what_was_left_out(
    officer: Client, cast: Cast
) -> None:
    clean = [waiting(cast) for _n in range(3)]
    left = [
        waiting(cast, "Có cảnh báo", warnings=2),
        waiting(cast, "Chưa xem", warnings=None),
        waiting(cast, "Tự gửi", sent_by=cast.officer),
    ]
    good, bad = told(accept(officer, *clean, *left))
    assert good == "3 assessments were accepted."
    assert bad.startswith("3 left out: ")
    for words in (
        "Có cảnh báo: 2 warnings",
        "Chưa xem: nobody",
        "Tự gửi: Whoever filled in or handed in",
    ):
        assert words in bad
    verified = Assessment.objects.verified()
    assert {each.pk for each in verified} == {each.pk for each in clean}
    assert {each.verified_by for each in verified} == {cast.officer}
    assert {each.moves.get().move for each in verified} == {Move.VERIFY}


def test_what_a_colleague_was_quicker_with_is_left_out_by_name(officer: Client, cast: Cast) -> None:
    colleague = someone("colleague", "officer", admin_unit=cast.hanoi)
    one, two = waiting(cast, "Một"), waiting(cast, "Hai")
    move_assessment(assessment=one, move=Move.VERIFY, by=colleague)
    good, bad = told(accept(officer, one, two))
    assert good == "1 assessment was accepted."
    assert f"{colleague} was quicker" in bad
    assert Assessment.objects.get(pk=one.pk).verified_by == colleague


def test_of_another_province_nothing_is_accepted(officer: Client, cast: Cast) -> None:
    foreign = factories.Assessment(facility=cast.foreign_facility, warnings=0)
    accept(officer, foreign)
    assert not Assessment.objects.verified().exists()


def test_nothing_chosen_is_said(officer: Client) -> None:
    assert told(accept(officer)) == ["Choose at least one assessment: tick its box."]


def test_those_without_a_warning_can_be_chosen_at_once(officer: Client, cast: Cast) -> None:
    waiting(cast)
    waiting(cast, warnings=1)
    assert officer.get(QUEUE).content.decode().count(" checked>") == 0
    assert officer.get(QUEUE, {"choose": "unwarned"}).content.decode().count(" checked>") == 1
