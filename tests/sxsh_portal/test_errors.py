"""The pages that say what went wrong: in both languages, and even without a request's context."""

import pytest
from django.test import Client, RequestFactory
from django.views.csrf import csrf_failure
from django.views.defaults import permission_denied, server_error

from tests.cast import Cast


def sections(page: str) -> list[str]:
    return [language for language in ("vi", "en") if f'lang="{language}" aria-label=' in page]


def test_server_error_needs_nothing(rf: RequestFactory) -> None:
    answer = server_error(rf.get("/"))
    assert answer.status_code == 500
    assert sections(answer.content.decode()) == ["vi", "en"]


@pytest.mark.django_db
def test_missing_page_keeps_the_navigation(client: Client, cast: Cast) -> None:
    client.force_login(cast.officer)
    answer = client.get("/khong-co-trang-nay/")
    page = answer.content.decode()
    assert answer.status_code == 404
    assert sections(page) == ["vi", "en"]
    assert 'class="mainnav"' in page


@pytest.mark.django_db
def test_refusals_are_said_in_both_languages(rf: RequestFactory, cast: Cast) -> None:
    request = rf.get("/")
    request.user = cast.officer
    for answer in (permission_denied(request, PermissionError()), csrf_failure(request)):
        assert answer.status_code == 403
        assert sections(answer.content.decode()) == ["vi", "en"]
