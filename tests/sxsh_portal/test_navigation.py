"""The line of the navigation that a page belongs to, wherever its address lies."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast


@pytest.mark.parametrize(
    ("page", "args", "entry"),
    [
        ("reports:progress", True, "reports:home"),
        ("campaigns:plan_detail", True, "campaigns:plan_list"),
        ("campaigns:activity_list", False, "campaigns:plan_list"),
        ("enterprises:facility_list", False, "enterprises:facility_list"),
    ],
)
def test_current_entry(client: Client, cast: Cast, page: str, args: bool, entry: str) -> None:
    client.force_login(cast.officer)
    response = client.get(reverse(page, args=[cast.plan.code] if args else []))
    current = [each.url for each in response.context["navigation"]["entries"] if each.is_current]
    assert current == [reverse(entry)]
