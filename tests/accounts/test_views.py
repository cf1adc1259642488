"""Signing in and out, the language, the password."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from accounts.roles import Role
from tests import factories
from tests.cast import Cast, someone

pytestmark = pytest.mark.django_db
COOKIE = settings.LANGUAGE_COOKIE_NAME


def sign_in(client: Client, email: str, password: str = factories.PASSWORD):
    return client.post(reverse("login"), {"username": email, "password": password})


def test_sign_in_by_email_whatever_its_case(client: Client) -> None:
    factories.User(email="ha@test.example")
    assert sign_in(client, "Ha@Test.example").status_code == 302
    assert client.session["_auth_user_id"]


def test_wrong_password_says_what_to_do_and_keeps_the_address(client: Client) -> None:
    factories.User(email="ha@test.example")
    page = sign_in(client, "ha@test.example", "wrong").content.decode()
    assert 'role="alert"' in page
    assert 'value="ha@test.example"' in page


def test_unknown_address_gets_the_same_message_as_a_wrong_password(client: Client) -> None:
    factories.User(email="ha@test.example")
    errors = [
        list(sign_in(client, email, "wrong").context["form"].non_field_errors())
        for email in ("ha@test.example", "nobody@test.example")
    ]
    assert errors[0] == errors[1] != []


def test_closed_account_stays_outside(client: Client) -> None:
    factories.User(email="ha@test.example", is_active=False)
    assert sign_in(client, "ha@test.example").status_code == 200


def test_sign_in_leads_back_to_the_page_asked_for(client: Client) -> None:
    factories.User(email="ha@test.example")
    asked = client.get(reverse("enterprises:facility_list"))
    answer = client.post(
        asked.url, {"username": "ha@test.example", "password": factories.PASSWORD, "next": "/x/"}
    )
    assert answer.url == "/x/"


def test_sign_out_needs_a_button(client: Client) -> None:
    client.force_login(factories.User())
    assert client.get(reverse("logout")).status_code == 405
    client.post(reverse("logout"))
    assert "_auth_user_id" not in client.session


def test_vietnamese_comes_first_whatever_the_browser_prefers(client: Client) -> None:
    page = client.get(reverse("login"), headers={"accept-language": "en-US,en"})
    assert '<html lang="vi">' in page.content.decode()


def test_language_is_chosen_by_a_button_and_kept_with_the_account(client: Client) -> None:
    user = factories.User(email="ha@test.example")
    client.force_login(user)
    client.post(reverse("set_language"), {"language": "en", "next": "/account/password/"})
    assert '<html lang="en">' in client.get(reverse("password_change")).content.decode()
    user.refresh_from_db()
    assert user.language == "en"


def test_unknown_language_changes_nothing(client: Client) -> None:
    user = factories.User()
    client.force_login(user)
    client.post(reverse("set_language"), {"language": "xx", "next": "/"})
    user.refresh_from_db()
    assert user.language == "vi"


def test_language_of_the_account_comes_along_at_sign_in(client: Client) -> None:
    factories.User(email="ha@test.example", language="en")
    assert sign_in(client, "ha@test.example").cookies[COOKIE].value == "en"


def test_password_is_changed(client: Client) -> None:
    user = factories.User()
    client.force_login(user)
    new = "một-mật-khẩu-mới-2026"
    data = {"old_password": factories.PASSWORD, "new_password1": new, "new_password2": new}
    assert client.post(reverse("password_change"), data).status_code == 302
    user.refresh_from_db()
    assert user.check_password(new)


@pytest.mark.parametrize(
    ("name", "begins_at"),
    [("owner", "campaigns:my_facility"), ("officer", "reports:home"), ("admin", "reports:home")],
)
def test_first_page_of_each_person(name: str, begins_at: str, cast: Cast, client: Client) -> None:
    client.force_login(cast.person(name))
    assert client.get("/").url == reverse(begins_at)


def test_nobody_without_a_role_is_left_wondering(cast: Cast, client: Client) -> None:
    client.force_login(cast.newcomer)
    assert client.get("/").templates[0].name == "no_role.html"


def test_masthead_says_for_whom_one_works(cast: Cast, client: Client) -> None:
    board = someone("zone", Role.LOCAL, zone=factories.Zone(board="Ban quản lý A"))
    for person, office in [
        (cast.officer, "Department of Industry and Trade of Hà Nội"),
        (cast.local, "People's Committee of Xã Bát Tràng"),
        (cast.owner, cast.facility.enterprise.name),
        (board, "Ban quản lý A"),
        (cast.ministry, "Ministry of Industry and Trade"),
        (cast.newcomer, ""),
    ]:
        client.force_login(person)
        client.cookies[COOKIE] = "en"
        page = client.get(reverse("password_change"))
        assert page.context["navigation"]["workplace"] == office
