"""Every page against every person: tests/permissions/matrix.py is the table."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from sxsh_portal import urls
from tests.cast import PEOPLE, Cast, make_cast
from tests.permissions.matrix import PAGES, Page

# The administration is Django's own and opens to staff; see the last test.
ADMINISTRATION = "admin"


Cookies = dict[str, str]


@pytest.fixture(scope="module")
def everyone(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[Cast, Cookies]]:
    """The cast, made once for all pages, with the session of each who has signed in; what a page
    changes is taken back before the next one."""
    with django_db_blocker.unblock(), transaction.atomic():
        cast = make_cast()
        yield cast, {person: session_of(cast, person) for person in PEOPLE}
        transaction.set_rollback(True)


def session_of(cast: Cast, person: str) -> str:
    user = cast.person(person)
    if user is None:
        return ""
    client = Client()
    client.force_login(user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


@pytest.fixture
def plain_refusals(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refused without the page that says so, which has tests of its own: to draw it for every
    stranger at every door takes longer than all else here."""

    def refuse(request: HttpRequest, exception: Exception) -> HttpResponse:
        return HttpResponseNotFound()

    monkeypatch.setattr(urls, "handler404", refuse, raising=False)


@pytest.mark.django_db
@pytest.mark.usefixtures("plain_refusals")
@pytest.mark.parametrize("page", PAGES, ids=str)
def test_page_opens_to_whom_the_matrix_says(page: Page, everyone: tuple[Cast, Cookies]) -> None:
    cast, sessions = everyone
    address = reverse(page.name, kwargs=page.of(cast))
    answers = {
        person: answer_to(cast, person, sessions[person], page, address) for person in PEOPLE
    }
    assert answers == {person: page.expected(person) for person in PEOPLE}


def answer_to(cast: Cast, person: str, session: str, page: Page, address: str) -> int:
    client = Client()
    if session:
        client.cookies[settings.SESSION_COOKIE_NAME] = session
    ask = getattr(client, page.method)
    response = ask(address, page.data(cast))
    if person == "anonymous" and page.anonymous == 302 and person not in page.opens_to:
        assert response.url.startswith(reverse("login")), f"{page} sends strangers elsewhere"
    return response.status_code


def test_no_page_is_missing_from_the_matrix() -> None:
    missing = set(names(get_resolver())) - {page.name for page in PAGES}
    assert not missing, f"add to tests/permissions/matrix.py: {sorted(missing)}"


def names(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    """The names of all addresses, with their namespaces; a nameless one is named by its pattern."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield prefix + (entry.name or str(entry.pattern))
        elif entry.namespace != ADMINISTRATION:
            namespace = f"{entry.namespace}:" if entry.namespace else ""
            yield from names(entry, prefix + namespace)


@pytest.mark.django_db
def test_administration_opens_to_staff_only(everyone: tuple[Cast, Cookies], client: Client) -> None:
    cast, _sessions = everyone
    client.force_login(cast.officer)
    assert client.get(reverse("admin:index"), follow=True).status_code == 404
    client.force_login(cast.admin)
    assert client.get(reverse("admin:index")).status_code == 200
