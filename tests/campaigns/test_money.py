"""The money of plans: typed, listed, and added up by hand."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from accounts.models import User
from accounts.roles import Role
from campaigns.models import ActionPlan, Funding
from campaigns.selectors.money import Sums, money_of, totals_of
from enterprises.models import Agency
from tests import factories

pytestmark = pytest.mark.django_db
MILLION = Decimal(1_000_000)


@pytest.fixture
def plan() -> ActionPlan:
    return factories.ActionPlan(code="HN-2016")


@pytest.fixture
def editor(client: Client, plan: ActionPlan) -> User:
    person = factories.Membership(role=Role.OFFICER, admin_unit=plan.admin_unit).user
    client.force_login(person)
    return person


def line(plan: ActionPlan, source: str, year: int, *money: int | None, **of: Any) -> Funding:
    """planned, appraised and spent, in million đồng."""
    names = ("planned_vnd", "appraised_vnd", "spent_vnd")
    amounts = dict(zip(names, (None if m is None else m * MILLION for m in money), strict=True))
    return factories.Funding(plan=plan, source=source, year=year, **amounts, **of)


def million(sums: Sums) -> tuple[int | None, ...]:
    found = (sums.planned, sums.appraised, sums.spent, sums.left)
    return tuple(None if each is None else int(each / MILLION) for each in found)


def listed(client: Client, **query: Any) -> Any:
    return client.get(reverse("campaigns:funding_list"), query)


def test_money_is_added_up_by_source_year_agency_and_task(plan: ActionPlan) -> None:
    task = factories.PlanTask(plan=plan, title="Tập huấn")
    agency = factories.Agency(name="Sở Tài chính")
    line(plan, "promotion", 2017, 500, 450, 300, task=task, agency=agency)
    line(plan, "promotion", 2018, 600, None, None)
    line(plan, "science", 2017, 200, 200, 250)
    line(plan, "enterprise", 2018, None, None, None)
    with translation.override("en"):
        found = totals_of(Funding.objects.all())
    # Left: 450 + 600 + 200 granted, 550 spent.
    assert million(found.total) == (1300, 650, 550, 700)
    by = {part.way: {row.label: million(row) for row in part.rows} for part in found.parts}
    assert by["source"] == {
        "Industrial promotion": (1100, 450, 300, 750),
        "Science and technology budget": (200, 200, 250, -50),
        "The enterprise itself": (None, None, None, None),
    }
    assert by["year"] == {"2017": (700, 650, 550, 100), "2018": (600, None, None, 600)}
    assert by["agency"]["Sở Tài chính"] == (500, 450, 300, 150)
    assert by["task"] == {
        "Tập huấn": (500, 450, 300, 150),
        "the plan as a whole": (800, 200, 250, 550),
    }
    assert "plan" not in by, "there is only one"


def test_plans_under_it_and_activities_are_told_and_not_added(
    client: Client, editor: User, plan: ActionPlan
) -> None:
    year = factories.ActionPlan(parent=plan, admin_unit=plan.admin_unit)
    line(plan, "promotion", 2017, 500, None, None)
    line(year, "promotion", 2017, 90, None, 80)
    factories.Activity(plan=plan, budget_vnd=7 * MILLION)
    found = money_of(plan, reader=editor)
    assert million(found["own"].total) == (500, None, None, 500)
    assert million(found["under"]) == (90, None, 80, 10)
    assert found["activities"] == {"planned": 7 * MILLION, "spent": None}
    page = client.get(plan.get_absolute_url()).content.decode()
    assert all(f"{amount}\xa0triệu đồng" in page for amount in (90, 80, 7))


def test_a_line_is_typed_once_changed_and_removed(
    client: Client, editor: User, plan: ActionPlan
) -> None:
    task = factories.PlanTask(plan=plan)
    typed = {"plan": plan.pk, "source": "promotion", "year": 2017, "agency_name": "Sở Tài chính"}
    money = {"planned_vnd_amount": "1,5", "planned_vnd_step": "1000000000"}
    new = reverse("campaigns:funding_create")
    assert str(plan.pk) == client.get(new, {"plan": plan.pk}).context["form"]["plan"].value()
    client.post(new, {**typed, **money, "task": task.pk})
    stored = Funding.objects.get()
    assert (stored.task, stored.planned_vnd, stored.spent_vnd) == (task, 1_500 * MILLION, None)
    assert stored.agency == Agency.objects.get(name="Sở Tài chính", admin_unit=plan.admin_unit)
    assert client.get(stored.get_absolute_url()).status_code == 200
    foreign = factories.PlanTask(plan=factories.ActionPlan(admin_unit=plan.admin_unit))
    project = factories.PromotionProject(admin_unit=plan.admin_unit).pk
    faults: list[tuple[dict[str, Any], str]] = [
        ({"task": task.pk}, "__all__"),
        ({"task": foreign.pk}, "task"),
        ({"task": task.pk, "year": 2018, "project": project}, "project"),
        ({"planned_vnd_amount": "-1", "planned_vnd_step": "1"}, "planned_vnd"),
    ]
    for values, field in faults:
        answer = client.post(new, {**typed, **values})
        assert set(answer.context["form"].errors) == {field}
    edit = reverse("campaigns:funding_edit", args=[stored.pk])
    assert client.get(edit).context["form"]["agency_name"].value() == "Sở Tài chính"
    client.post(edit, {**typed, "spent_vnd_amount": "0", "spent_vnd_step": "1", "agency_name": ""})
    stored.refresh_from_db()
    assert (stored.planned_vnd, stored.spent_vnd, stored.agency) == (None, 0, None)
    client.post(reverse("campaigns:funding_remove", args=[stored.pk]))
    assert not Funding.objects.exists()


def test_the_list_is_narrowed_and_its_sums_with_it(
    client: Client, editor: User, plan: ActionPlan
) -> None:
    one = line(plan, "promotion", 2017, 500, None, 200, note="Đợt một")
    two = line(plan, "science", 2018, 100, 80, None)
    factories.Funding(planned_vnd=MILLION)
    page = listed(client)
    assert million(page.context["totals"].total) == (600, 80, 200, 380)
    assert {row.record.left_vnd for row in page.context["table"].rows} == {
        300 * MILLION,
        80 * MILLION,
    }
    for query, found in (
        ({"q": "dot mot"}, one),
        ({"source": "science"}, two),
        ({"year": 2018}, two),
    ):
        page = listed(client, **query)
        assert [row.record for row in page.context["table"].rows] == [found]
        assert page.context["totals"].total.planned == found.planned_vnd


def test_as_many_questions_for_much_money(client: Client, editor: User, plan: ActionPlan) -> None:
    def grow(years: range) -> int:
        for year in years:
            line(plan, "promotion", year, 1, 1, 1, task=factories.PlanTask(plan=plan))
        with CaptureQueriesContext(connection) as queries:
            assert listed(client).status_code == 200
            assert client.get(plan.get_absolute_url()).status_code == 200
        return len(queries)

    assert grow(range(2000, 2003)) == grow(range(2003, 2023))
