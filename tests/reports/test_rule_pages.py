"""Rules as people change them: what would move is shown before anything is saved, and the roll-up
then says the very same."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from campaigns.models import ActionPlan, Rule
from core.history import events_of
from enterprises.models import AdminUnit
from tests import factories as f
from tests.reports.figures import only, rate
from tests.reports.figures import shown as figures

pytestmark = pytest.mark.django_db
TEXTS = {"text_vi": "Quy tắc mới", "text_en": "New rule"}


@pytest.fixture
def hanoi() -> AdminUnit:
    f.default_rules()
    return f.Province(name="Thành phố Hà Nội")


@pytest.fixture
def officer(client: Client, hanoi: AdminUnit) -> User:
    person = f.Membership(role=Role.OFFICER, admin_unit=hanoi).user
    client.force_login(person)
    return person


@pytest.fixture
def plan(hanoi: AdminUnit) -> ActionPlan:
    """Of four facilities one has implemented a solution, one is at it, one has only planned."""
    plan = f.ActionPlan(admin_unit=hanoi)
    commune = f.Commune(province=hanoi)
    for status in ("implemented", "in_progress", "chosen", None):
        facility = f.Facility(commune=commune)
        if status:
            checked = f.Assessment(facility=facility, verified=True)
            f.Solution(assessment=checked, status=status)
    return plan


def shown(page: Any) -> list[tuple[int, int]]:
    """Numerators now and then."""
    return [(each.old.numerator, each.new.numerator) for each in page.context["preview"].moved]


def test_what_a_rule_moves_is_shown_before_and_is_so_after_it_is_saved(
    client: Client, officer: User, plan: ActionPlan, hanoi: AdminUnit
) -> None:
    rate(plan, "adoption_rate")
    assert only(plan).figure.numerator == 1
    address = reverse("reports:rule_create", args=["applying"])
    said = {"admin_unit": hanoi.pk, "valid_from": "01/01/2018", **TEXTS}
    said["statuses"] = ["in_progress", "implemented", "confirmed"]
    page = client.post(address, said)
    assert shown(page) == [(1, 2)]
    assert Rule.objects.filter(admin_unit=hanoi).count() == 0
    assert only(plan).figure.numerator == 1
    seen = {"seen": page.context["form"].mark}
    other = client.post(address, said | seen | {"statuses": ["chosen", "implemented"]})
    assert shown(other) == [(1, 2)]
    assert not Rule.objects.filter(admin_unit=hanoi).exists()
    answer = client.post(address, said | seen)
    made = Rule.objects.get(admin_unit=hanoi)
    assert answer.url == made.get_absolute_url()
    assert made.params == {"statuses": ["in_progress", "implemented", "confirmed"]}
    assert made.valid_from == date(2018, 1, 1)
    event = events_of(Rule).objects.get(pgh_obj_id=made.pk)
    assert event.pgh_context.metadata["user"] == officer.pk
    assert only(plan).figure.numerator == 2
    found = client.get(reverse("reports:rule_remove", args=[made.pk]))
    assert shown(found) == [(2, 1)]
    client.post(reverse("reports:rule_remove", args=[made.pk]))
    assert only(plan).figure.numerator == 1


def test_a_change_of_applying_moves_awareness_too_and_an_unmoved_target_is_counted(
    client: Client, officer: User, plan: ActionPlan, hanoi: AdminUnit
) -> None:
    for code in ("adoption_rate", "awareness_rate", "facilities_with_guide_rate", "energy_saving"):
        rate(plan, code)
    own = f.Rule(admin_unit=hanoi, params={"statuses": ["implemented"]})
    address = reverse("reports:rule_edit", args=[own.pk])
    said = {"admin_unit": hanoi.pk, "valid_from": "07/09/2009", **TEXTS}
    page = client.post(address, said | {"statuses": ["chosen", "in_progress", "implemented"]})
    assert shown(page) == [(1, 3), (1, 3)]
    assert page.context["preview"].unmoved == 1
    page = client.post(address, said | {"valid_from": "01/01/2021", "statuses": ["chosen"]})
    assert shown(page) == []


def test_which_activities_count_as_awareness_is_a_rule_from_its_year_on(
    client: Client, officer: User, hanoi: AdminUnit
) -> None:
    """One came to a workshop in 2017, one to a fair; a zone came to the fair. From 2019 on only
    workshops count."""
    plan = f.ActionPlan(admin_unit=hanoi)
    commune = f.Commune(province=hanoi)
    workshop, fair = f.Activity(plan=plan), f.Activity(plan=plan, kind="fair")
    f.Participation(activity=workshop, facility=f.Facility(commune=commune))
    f.Participation(activity=fair, facility=f.Facility(commune=commune))
    f.Participation(activity=fair, zone=f.Zone(province=hanoi))
    rate(plan, "awareness_rate")
    rate(plan, "zones_informed_rate", denominator="zones")
    address = reverse("reports:rule_create", args=["aware"])
    said = {"admin_unit": hanoi.pk, "valid_from": "01/01/2019", "activity": "on", **TEXTS}
    page = client.post(address, said | {"kinds": ["workshop", "training"]})
    assert shown(page) == [(2, 1), (1, 0)]
    client.post(address, said | {"kinds": ["workshop", "training"], "seen": mark(page)})
    counted = [each.figure.numerator for each in figures(plan).targets]
    assert counted == [1, 0]
    earlier = [each.figure.numerator for each in figures(plan, date(2018, 12, 31)).targets]
    assert earlier == [2, 1]


def mark(page: Any) -> str:
    return str(page.context["form"].mark)


@pytest.mark.parametrize(
    ("word", "values", "field"),
    [
        ("applying", {"statuses": []}, "statuses"),
        ("aware", {}, "__all__"),
        ("capable", {"kinds": ["training"], "years": "0"}, "years"),
        ("capable", {"kinds": ["training"], "years": "3", "admin_unit": ""}, "admin_unit"),
    ],
)
def test_a_rule_that_counts_nothing_is_refused(
    client: Client, officer: User, hanoi: AdminUnit, word: str, values: Any, field: str
) -> None:
    said = {"admin_unit": hanoi.pk, "valid_from": "2020-01-01", **TEXTS} | values
    page = client.post(reverse("reports:rule_create", args=[word]), said)
    assert set(page.context["form"].errors) == {field}
    assert (
        reverse("reports:rule_create", args=[word])
        in client.get(reverse("campaigns:rule_list")).content.decode()
    )


def test_the_nations_rules_are_read_by_all_and_the_first_of_them_stays(
    client: Client, officer: User, hanoi: AdminUnit
) -> None:
    first = Rule.objects.get(code="aware")
    assert first.text_vi in client.get(first.get_absolute_url()).content.decode()
    assert client.get(reverse("reports:rule_edit", args=[first.pk])).status_code == 404
    admin = f.Membership(role=Role.ADMIN).user
    client.force_login(admin)
    assert client.get(reverse("reports:rule_remove", args=[first.pk])).status_code == 404
    page = client.get(reverse("reports:rule_edit", args=[first.pk]))
    assert page.context["form"].fields["valid_from"].disabled
    assert client.get(reverse("reports:rule_create", args=["nothing"])).status_code == 404
