"""A colleague is asked by a signed link to one address."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from campaigns.services import colleagues
from campaigns.services.colleagues import colleague_of, send_link, token_for
from enterprises.models import Membership
from tests import factories
from tests.cast import Cast

pytestmark = pytest.mark.django_db
EMAIL = "minh@kimlan.example"
NEW = {"full_name": "Lê Minh", "password1": "gốm-lò-nung-1250", "password2": "gốm-lò-nung-1250"}


@pytest.fixture
def token(cast: Cast) -> str:
    cache.clear()
    return token_for(email=EMAIL, enterprise=cast.facility.enterprise, by=cast.owner)


def at(token: str) -> str:
    return reverse("campaigns:colleague", args=[token])


def test_letter_is_written_once_in_both_languages(cast: Cast, token: str, settings: Any) -> None:
    settings.PORTAL_ADDRESS = "https://sxsh.example"
    assert [send_link(token=token), send_link(token=token)] == [True, False]
    (letter,) = mail.outbox
    assert letter.to == [EMAIL]
    for text in (letter.body, letter.alternatives[0][0]):
        assert f"https://sxsh.example{at(token)}" in text
        assert cast.facility.enterprise.name in text
        assert "mời bạn" in text
        assert "asks you" in text


def test_asking_is_for_the_own_enterprise(
    cast: Cast, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    client.force_login(cast.owner)
    address = reverse("campaigns:my_colleague", args=[cast.facility.enterprise_id])
    with django_capture_on_commit_callbacks() as queued:
        assert client.post(address, {"email": EMAIL}).status_code == 302
        assert client.post(address, {"email": "no address"}).status_code == 302
    assert len(queued) == 1


def test_link_makes_an_account_of_the_enterprise(cast: Cast, client: Client, token: str) -> None:
    assert client.get(at(token)).status_code == 200
    assert client.post(at(token), {**NEW, "password2": "khác"}).context["form"].errors
    answer = client.post(at(token), NEW)
    assert answer.url == reverse("campaigns:my_facility")
    membership = Membership.objects.get(user__email=EMAIL)
    assert (membership.role, membership.granted_by) == (Role.ENTERPRISE, cast.owner)
    assert membership.enterprise == cast.facility.enterprise
    assert client.get(answer.url).status_code == 200


def test_account_that_is_there_signs_in_and_gets_its_role_once(
    cast: Cast, client: Client, token: str
) -> None:
    user = factories.User(email=EMAIL)
    data = {"username": EMAIL, "password": factories.PASSWORD}
    for _twice in range(2):
        client.post(at(token), data)
    assert user.memberships.count() == 1


def test_another_account_cannot_use_the_link(cast: Cast, client: Client, token: str) -> None:
    factories.User(email=EMAIL)
    data = {"username": cast.newcomer.email, "password": factories.PASSWORD}
    client.post(at(token), data)
    assert not cast.newcomer.memberships.exists()
    assert "_auth_user_id" not in client.session


def test_who_checks_reports_does_not_slip_into_an_enterprise(cast: Cast, client: Client) -> None:
    officer = cast.officer
    token = token_for(email=officer.email, enterprise=cast.facility.enterprise, by=cast.owner)
    client.post(at(token), {"username": officer.email, "password": factories.PASSWORD})
    assert not officer.memberships.filter(role=Role.ENTERPRISE).exists()


def test_link_dies_with_age_and_with_the_role_of_who_asked(
    cast: Cast, client: Client, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert colleague_of(token) is not None
    assert colleague_of(f"{token}x") is None
    with monkeypatch.context() as patch:
        patch.setattr(colleagues, "VALID_FOR", timedelta(seconds=-1))
        assert colleague_of(token) is None
    yesterday = timezone.localdate() - timedelta(days=1)
    cast.owner.memberships.update(valid_to=yesterday)
    assert client.get(at(token)).status_code == 404
    client.post(at(token), NEW)
    assert not User.objects.filter(email=EMAIL).exists()
