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
        ("campaigns:round_list", False, "campaigns:round_list"),
        ("campaigns:local_round_list", False, "campaigns:local_round_list"),
        ("enterprises:zone_list", False, "campaigns:plan_list"),
        ("enterprises:facility_list", False, "enterprises:facility_list"),
    ],
)
def test_current_entry(client: Client, cast: Cast, page: str, args: bool, entry: str) -> None:
    client.force_login(cast.officer)
    response = client.get(reverse(page, args=[cast.plan.code] if args else []))
    current = [each.url for each in response.context["navigation"]["entries"] if each.is_current]
    assert current == [reverse(entry)]


def test_local_officer_has_the_reports_and_the_department_their_rounds(
    client: Client, cast: Cast
) -> None:
    found = {}
    for person in (cast.local, cast.officer):
        client.force_login(person)
        page = client.get(reverse("campaigns:local_report_list"))
        shown = [entry for entry in page.context["navigation"]["entries"] if "local" in entry.url]
        found[person.email] = [(entry.url, entry.is_current) for entry in shown]
    assert found == {
        cast.local.email: [(reverse("campaigns:local_report_list"), True)],
        cast.officer.email: [(reverse("campaigns:local_round_list"), True)],
    }
