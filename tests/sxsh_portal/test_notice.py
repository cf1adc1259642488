"""The demo says on every page that it is one."""

import pytest
from django.test import Client
from django.urls import reverse

from tests import factories

WORDS = 'class="demo-note"'


@pytest.mark.django_db
def test_notice_with_demo_users(client: Client) -> None:
    factories.User(email="officer.hanoi@demo.example")
    assert WORDS in client.get(reverse("login")).content.decode()


@pytest.mark.django_db
def test_no_notice_without_demo_users(client: Client) -> None:
    factories.User(email="officer@demo.example.vn")
    assert WORDS not in client.get(reverse("login")).content.decode()
