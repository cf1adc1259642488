"""What a plan orders whom to do, and what it rests on."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from campaigns.choices import TaskState
from campaigns.models import ActionPlan, LegalBasis, PlanTask
from campaigns.services.plans import plan_after
from enterprises.models import Agency
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> ActionPlan:
    return factories.ActionPlan(
        code="HN-2021", starts_on=date(2021, 1, 1), ends_on=date(2021, 12, 31)
    )


@pytest.fixture
def editor(client: Client, plan: ActionPlan) -> User:
    person = factories.Membership(role=Role.OFFICER, admin_unit=plan.admin_unit).user
    client.force_login(person)
    return person


def partners(task: PlanTask) -> set[str]:
    return {agency.name for agency in task.partners.all()}


def listed(client: Client, **query: Any) -> list[PlanTask]:
    page = client.get(reverse("campaigns:task_list"), query)
    return [row.record for row in page.context["table"].rows]


def test_a_task_is_typed_with_its_agencies_changed_and_removed(
    client: Client, editor: User, plan: ActionPlan
) -> None:
    known = factories.Agency(name="Sở Công Thương", admin_unit=plan.admin_unit)
    typed = {"plan": plan.pk, "title": "Tập huấn cán bộ cấp xã", "due_on": "30/06/2021"}
    answer = client.post(
        reverse("campaigns:task_create"),
        {**typed, "lead_name": "sở công thương", "partner_names": "Sở Tài chính; Sở Công Thương"},
    )
    task = PlanTask.objects.get()
    assert answer.url == task.get_absolute_url()
    assert (task.lead, task.due_on, task.position) == (known, date(2021, 6, 30), 1)
    assert partners(task) == {"Sở Tài chính"}, "the lead is no partner of its own"
    assert Agency.objects.get(name="Sở Tài chính").admin_unit == plan.admin_unit
    page = client.get(plan.get_absolute_url()).content.decode()
    assert "Tập huấn cán bộ cấp xã" in page
    assert "Sở Tài chính" in client.get(answer.url).content.decode()
    edit = reverse("campaigns:task_edit", args=[task.pk])
    assert client.get(edit).context["form"]["partner_names"].value() == "Sở Tài chính"
    client.post(edit, {**typed, "partner_names": "Sở Xây dựng", "done_on": "01/06/2021"})
    task.refresh_from_db()
    assert (task.lead, partners(task)) == (None, {"Sở Xây dựng"})
    again = client.post(reverse("campaigns:task_create"), typed)
    assert again.context["form"].errors, "the plan has a task of these words already"
    client.post(reverse("campaigns:task_remove", args=[task.pk]))
    assert not PlanTask.objects.exists()


def test_how_a_task_stands_follows_from_the_day(
    client: Client, editor: User, plan: ActionPlan
) -> None:
    today = timezone.localdate()
    lead = factories.Agency(name="Sở Tài chính")
    late = factories.PlanTask(plan=plan, due_on=today - timedelta(days=1), lead=lead)
    due = factories.PlanTask(plan=plan, due_on=today)
    some_day = factories.PlanTask(plan=plan)
    done = factories.PlanTask(plan=plan, due_on=today - timedelta(days=9), done_on=today)
    done.partner_links.create(agency=lead)
    factories.PlanTask()
    assert listed(client, state=TaskState.OVERDUE) == [late]
    assert set(listed(client, state=TaskState.OPEN)) == {due, some_day}
    assert listed(client, state=TaskState.DONE) == [done]
    assert {each.state_on(today) for each in (due, some_day)} == {TaskState.OPEN}
    assert (late.state_on(today), done.state_on(today)) == (TaskState.OVERDUE, TaskState.DONE)
    assert set(listed(client, agency=lead.pk)) == {late, done}
    assert listed(client, q="so tai chinh") == [late]
    assert len(listed(client, plan=plan.code)) == 4


def test_the_next_plan_begins_with_tasks_and_bases_and_nothing_of_them_done(
    editor: User, plan: ActionPlan
) -> None:
    task = factories.PlanTask(
        plan=plan, lead=factories.Agency(), due_on=date(2021, 3, 31), done_on=date(2021, 3, 1)
    )
    partner = factories.Agency()
    task.partner_links.create(agency=partner)
    plan.legal_bases.create(number="1419/QĐ-TTg", title="Chiến lược", position=1)
    following = plan_after(plan=plan, by=editor)
    [copy] = following.tasks.all()
    assert (copy.title, copy.lead, copy.due_on) == (task.title, task.lead, date(2022, 3, 31))
    assert (copy.done_on, list(copy.partners.all())) == (None, [partner])
    assert [basis.number for basis in following.legal_bases.all()] == ["1419/QĐ-TTg"]


def test_bases_are_named_once_ordered_and_taken_away(
    client: Client, editor: User, plan: ActionPlan
) -> None:
    add = reverse("campaigns:basis_create", args=[plan.pk])
    typed = {"number": "1419/QĐ-TTg", "title": "Chiến lược SXSH", "issued_on": "07/09/2009"}
    assert client.post(add, typed).status_code == 302
    assert client.post(add, typed).context["form"].errors
    client.post(add, {"number": "889/QĐ-TTg", "title": "Chương trình SX và TD bền vững"})
    first, second = LegalBasis.objects.all()
    assert (first.issued_on, second.position) == (date(2009, 9, 7), 2)
    place = {"pk": plan.pk, "kind": "bases", "part": second.pk}
    client.post(reverse("campaigns:work_move", kwargs=place), {"to": "up"})
    assert list(plan.legal_bases.all()) == [second, first]
    assert "889/QĐ-TTg" in client.get(plan.get_absolute_url()).content.decode()
    client.post(reverse("campaigns:basis_remove", args=[plan.pk, first.pk]))
    assert list(plan.legal_bases.all()) == [second]


def test_as_many_questions_for_many_tasks(client: Client, editor: User, plan: ActionPlan) -> None:
    def grow(count: int) -> int:
        for task in factories.PlanTask.create_batch(count, plan=plan, lead=factories.Agency()):
            task.partner_links.create(agency=factories.Agency())
        with CaptureQueriesContext(connection) as queries:
            assert listed(client)
            client.get(plan.get_absolute_url())
        return len(queries)

    assert grow(3) == grow(20)
