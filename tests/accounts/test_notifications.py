"""What people are told in the portal, and in one letter a day."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.choices import NotificationKind
from accounts.models import Notification, User
from accounts.selectors import unread_count
from accounts.services import Told, notify, notify_once
from accounts.services.daily_letter import (
    MOST_LINES,
    send_daily_letter,
    send_daily_letters,
    switch_address,
)
from tests import factories

pytestmark = pytest.mark.django_db
SENT = {"facility": "Gốm sứ Kim Lan", "year": "2025"}


def tell(user: User, count: int = 1, **params: str) -> None:
    for _ in range(count):
        notify(users=[user], kind=NotificationKind.SENT, params=SENT | params, url="/facilities/")


@pytest.fixture
def person() -> User:
    return factories.User(email="lan@test.example", full_name="Trần Thị Lan")


# In the portal --------------------------------------------------------------------------------


def test_bell_counts_the_unread_of_each_person(client: Client, person: User) -> None:
    tell(person, 3)
    tell(factories.User())
    Notification.objects.filter(user=person).first().delete()
    client.force_login(person)
    page = client.get(reverse("letters")).content.decode()
    assert re.search(r'class="bell__count">\s*2\s*<', page)


def test_bell_costs_one_query_and_none_for_a_stranger(
    client: Client, person: User, django_assert_num_queries: Any
) -> None:
    tell(person, 3)
    with django_assert_num_queries(1):
        assert unread_count(person) == 3
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("login"))
    assert not any("accounts_notification" in query["sql"] for query in queries)


def test_list_shows_the_unread_first_and_nobody_elses(client: Client, person: User) -> None:
    tell(person, facility="Đã đọc")
    Notification.objects.update(read_at=timezone.now())
    tell(person, facility="Cũ")
    Notification.objects.unread().update(created_at=timezone.now() - timedelta(days=9))
    tell(person, facility="Mới")
    tell(factories.User(), facility="Của người khác")
    client.force_login(person)
    page = client.get(reverse("notifications"))
    said = [each.params["facility"] for each in page.context["object_list"]]
    assert said == ["Mới", "Cũ", "Đã đọc"]


def test_opening_one_marks_it_read_and_leads_on(client: Client, person: User) -> None:
    tell(person)
    client.force_login(person)
    one = Notification.objects.get()
    assert client.get(reverse("notification", args=[one.pk])).url == "/facilities/"
    one.refresh_from_db()
    first = one.read_at
    assert first is not None
    client.get(reverse("notification", args=[one.pk]))
    one.refresh_from_db()
    assert one.read_at == first


def test_all_are_marked_as_read_but_not_those_of_others(client: Client, person: User) -> None:
    tell(person, 3)
    other = factories.User()
    tell(other)
    client.force_login(person)
    client.post(reverse("notifications_read"))
    assert (unread_count(person), unread_count(other)) == (0, 1)


def test_list_costs_the_same_for_few_and_many(client: Client, person: User) -> None:
    client.force_login(person)
    costs = []
    for count in (3, 30):
        tell(person, count)
        client.get(reverse("notifications"))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("notifications"))
        costs.append(len(queries))
    assert costs[0] == costs[1]


def told(person: User, about: str) -> Told:
    return Told(user=person, kind=NotificationKind.SENT, params=SENT, url="/", about=about)


def test_nobody_is_told_of_one_occasion_twice(person: User) -> None:
    other = factories.User()
    assert notify_once(told=[told(person, "a"), told(person, "a"), told(other, "a")]) == 2
    assert notify_once(told=[told(person, "a"), told(person, "b")]) == 1
    assert Notification.objects.of(person).count() == 2


# The daily letter -----------------------------------------------------------------------------


def test_one_letter_with_everything_new_in_the_persons_language(
    person: User, settings: Any
) -> None:
    settings.PORTAL_ADDRESS = "https://sxsh.example"
    english = factories.User(language="en")
    tell(person, 2)
    tell(english)
    assert send_daily_letters() == 2
    vietnamese, other = sorted(mail.outbox, key=lambda letter: letter.to != [person.email])
    assert "đã gửi đánh giá" in vietnamese.body
    assert "has sent its assessment" in other.body
    for text in (vietnamese.body, vietnamese.alternatives[0][0]):
        assert text.count("Gốm sứ Kim Lan") == 2
        assert "https://sxsh.example/account/notifications/" in text
        assert switch_address(person) in text
    assert vietnamese.extra_headers["List-Unsubscribe"] == f"<{switch_address(person)}>"


def test_letter_is_written_once_and_not_without_news(person: User) -> None:
    assert send_daily_letters() == 0
    tell(person)
    assert [send_daily_letters(), send_daily_letters()] == [1, 0]
    assert Notification.objects.get().mailed_at is not None
    assert Notification.objects.get().read_at is None


def test_what_was_read_is_not_written(person: User) -> None:
    tell(person)
    Notification.objects.update(read_at=timezone.now())
    assert send_daily_letters() == 0


@pytest.mark.parametrize("fields", [{"wants_mail": False}, {"is_active": False}])
def test_no_letter_for_who_wants_none_or_is_gone(person: User, fields: dict[str, bool]) -> None:
    tell(person)
    User.objects.filter(pk=person.pk).update(**fields)
    assert send_daily_letters() == 0
    assert send_daily_letter(user_id=person.pk) is False
    assert Notification.objects.get().mailed_at is None


def test_letter_that_was_not_handed_over_is_written_the_next_time(
    person: User, settings: Any
) -> None:
    tell(person)
    reached = factories.User(email="ok@test.example")
    tell(reached)
    taken = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "tests.campaigns.refusing.RefusingBackend"
    assert send_daily_letters() == 1
    assert Notification.objects.get(user=person).mailed_at is None
    assert Notification.objects.get(user=reached).mailed_at is not None
    settings.EMAIL_BACKEND = taken
    assert send_daily_letters() == 1


def test_who_was_away_for_long_gets_a_letter_that_ends(person: User) -> None:
    tell(person, MOST_LINES + 5)
    send_daily_letters()
    assert mail.outbox[0].body.count("Gốm sứ Kim Lan") == MOST_LINES
    assert not Notification.objects.to_be_mailed().exists()


def test_letters_become_files_where_no_server_is_set(
    person: User, settings: Any, tmp_path: Path
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path)
    tell(person)
    send_daily_letters()
    (file,) = tmp_path.iterdir()
    assert "To: lan@test.example" in file.read_text()


# Switching it off -----------------------------------------------------------------------------


def test_letters_are_switched_off_and_on_with_the_account(client: Client, person: User) -> None:
    client.force_login(person)
    client.post(reverse("letters"), {})
    person.refresh_from_db()
    assert person.wants_mail is False
    client.post(reverse("letters"), {"wants_mail": "on"})
    person.refresh_from_db()
    assert person.wants_mail is True


def path_of(person: User) -> str:
    token = switch_address(person).rstrip("/").rpartition("/")[2]
    return reverse("letters_off", args=[token])


def test_link_of_the_letter_ends_them_without_signing_in(client: Client, person: User) -> None:
    """By a press of its button: a program that only looks at the link switches nothing off."""
    assert client.get(path_of(person)).status_code == 200
    person.refresh_from_db()
    assert person.wants_mail is True
    client.post(path_of(person))
    person.refresh_from_db()
    assert person.wants_mail is False
    client.post(path_of(person), {"wanted": "1"})
    person.refresh_from_db()
    assert person.wants_mail is True


def test_button_of_a_mail_program_ends_them(person: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.post(path_of(person), {"List-Unsubscribe": "One-Click"})
    person.refresh_from_db()
    assert person.wants_mail is False


def test_a_guessed_link_changes_nothing(client: Client, person: User) -> None:
    address = reverse("letters_off", args=[f"{person.pk}:{'a' * 43}"])
    assert client.get(address).status_code == 404
    person.refresh_from_db()
    assert person.wants_mail is True
