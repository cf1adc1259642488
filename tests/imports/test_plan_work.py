"""Tasks, legal bases and money of plans: found by their keys, told of each fault, written."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from campaigns.models import ActionPlan, Funding, LegalBasis, PlanTask
from enterprises.models import AdminUnit, Agency
from tests import factories
from tests.imports.bring import Outcome, bring
from tests.imports.test_round_trip import comes_back

TASK = ["plan_code", "task", "agency", "partners", "due_on", "done_on", "result"]
BASIS = ["Mã kế hoạch", "Số văn bản", "Ngày ban hành", "Trích yếu"]
MONEY = ["plan_code", "source", "year", "task", "project_code", "agency", "planned", "spent"]
TRAIN = ["HN-5", "Tập huấn cán bộ", "Sở Công Thương", "Sở Tài chính; Sở Y tế", "31/12/2018"]
LAW = ["HN-5", "1419/QĐ-TTg", date(2009, 9, 7), "Chiến lược SXSH"]
PROMOTED = ["HN-5", "khuyến công", 2018, "tập huấn cán bộ", None, None, "350.000.000", None]


@pytest.fixture
def plan(hanoi: AdminUnit) -> Any:
    return factories.ActionPlan(code="HN-5", admin_unit=hanoi)


@pytest.fixture
def bring_tasks(book: Any, plan: Any) -> Any:
    def run(user: Any, *tasks: list[Any], bases: list[list[Any]] | None = None) -> Outcome:
        sheets = {"Nhiệm vụ": [TASK, *tasks], "Căn cứ pháp lý": [BASIS, *(bases or [])]}
        return bring("tasks", book(sheets), user)

    return run


@pytest.fixture
def bring_money(book: Any, plan: Any) -> Any:
    def run(user: Any, *lines: list[Any]) -> Outcome:
        return bring("funding", book([MONEY, *lines], sheet="Kinh phí"), user)

    return run


def test_tasks_come_in_with_their_agencies_and_a_second_time_change_nothing(
    bring_tasks: Any, officer: Any, plan: Any, hanoi: AdminUnit
) -> None:
    known = factories.Agency(name="Sở Công Thương", admin_unit=hanoi)
    factories.PlanTask(plan=plan, position=3)
    assert bring_tasks(officer, TRAIN, bases=[LAW]).counts == {"new": 2}
    task = PlanTask.objects.get(title="Tập huấn cán bộ")
    assert (task.lead, task.due_on, task.position) == (known, date(2018, 12, 31), 4)
    assert {agency.name for agency in task.partners.all()} == {"Sở Tài chính", "Sở Y tế"}
    assert Agency.objects.get(name="Sở Y tế").admin_unit == hanoi
    assert (LegalBasis.objects.get().plan, LegalBasis.objects.get().position) == (plan, 1)
    assert bring_tasks(officer, TRAIN, bases=[LAW]).counts == {"unchanged": 2}
    moved = ["HN-5", "tập huấn cán bộ", "Sở Y tế", "Sở Tài chính", "30/06/2018", None, "Xong"]
    assert bring_tasks(officer, moved).counts == {"changed": 1}
    task.refresh_from_db()
    assert (task.lead.name, task.due_on, task.result) == ("Sở Y tế", date(2018, 6, 30), "Xong")
    assert [agency.name for agency in task.partners.all()] == ["Sở Tài chính"]


def test_money_is_found_by_plan_task_source_and_year(
    bring_money: Any, officer: Any, plan: Any
) -> None:
    task = factories.PlanTask(plan=plan, title="Tập huấn cán bộ")
    project = factories.PromotionProject(code="KC-1", admin_unit=plan.admin_unit)
    whole = ["HN-5", "doanh nghiệp", 2018, None, None, "Sở Công Thương", 0, None]
    of_project = ["HN-5", "khuyến công", 2018, None, "KC-1", None, "90.000.000", None]
    assert bring_money(officer, PROMOTED, whole, of_project).counts == {"new": 3}
    line = Funding.objects.get(task=task)
    assert (line.source, line.year, line.planned_vnd) == ("promotion", 2018, 350_000_000)
    assert (line.appraised_vnd, line.agency) == (None, None)
    assert Funding.objects.get(source="enterprise").planned_vnd == 0
    assert Funding.objects.get(project=project).plan == plan
    assert bring_money(officer, PROMOTED, whole, of_project).counts == {"unchanged": 3}
    assert bring_money(officer, [*PROMOTED[:7], 5]).counts == {"changed": 1}
    line.refresh_from_db()
    assert (line.planned_vnd, line.spent_vnd) == (350_000_000, 5)


def test_faults_are_told_at_their_cells_and_nothing_is_written(
    bring_tasks: Any, bring_money: Any, officer: Any, plan: Any, stranger: Any
) -> None:
    factories.ActionPlan(code="KHÁC")
    faults = [
        (["KHÔNG CÓ", *TRAIN[1:]], ("unknown_plan", "A2")),
        (["KHÁC", *TRAIN[1:]], ("outside_territory", "A2")),
        (["HN-5", None, *TRAIN[2:]], ("required", "B2")),
    ]
    for row, error in faults:
        assert bring_tasks(officer, row).errors == [error]
    assert bring_tasks(officer, TRAIN, TRAIN).errors == [("duplicate_key", "B3")]
    assert bring_tasks(stranger, TRAIN).errors == [("outside_territory", "A2")]
    wrong = [
        (PROMOTED, ("unknown_task", "D2")),
        ([*PROMOTED[:3], None, "KC-9", None, 1, 1], ("unknown_project", "E2")),
        ([PROMOTED[0], "trên trời", *PROMOTED[2:3]], ("unknown_value", "B2")),
    ]
    for row, error in wrong:
        assert bring_money(officer, row).errors == [error]
    assert not PlanTask.objects.exists()
    assert not Funding.objects.exists()


@pytest.fixture
def stranger(hanoi: AdminUnit) -> Any:
    return factories.Membership(admin_unit=factories.Province()).user


def test_what_is_taken_out_comes_back_unchanged(officer: Any, plan: Any, tmp_path: Any) -> None:
    place = {"plan": plan, "position": 1}
    task = factories.PlanTask(**place, due_on=date(2018, 12, 31), result="Xong", lead=lead(plan))
    task.partner_links.create(agency=lead(plan, "Sở Tài chính"))
    LegalBasis.objects.create(**place, number="55/KH-UBND", title="Kế hoạch năm")
    for of in ({"task": task, "agency": task.lead, "spent_vnd": 0}, {"source": "enterprise"}):
        factories.Funding(plan=plan, planned_vnd=Decimal("350000000.50"), **of)
    project = factories.PromotionProject(code="KC-1", admin_unit=plan.admin_unit)
    factories.Funding(plan=plan, project=project)
    factories.Funding()
    comes_back("tasks", officer, tmp_path)
    comes_back("funding", officer, tmp_path)


def test_a_plan_brings_the_programmes_it_serves_and_takes_them_out_again(
    book: Any, officer: Any, hanoi: AdminUnit, tmp_path: Any
) -> None:
    header = ["Mã kế hoạch", "Tên kế hoạch", "Tỉnh, thành phố", "Năm bắt đầu", "Năm kết thúc",
              "Chương trình khác"]  # fmt: skip
    row = ["HN-9", "Kế hoạch năm", "Hà Nội", 2026, 2026, "khuyến công; Biến đổi khí hậu"]
    outcome = bring("plans", book({"Kế hoạch": [header, row]}), officer)
    assert outcome.counts == {"new": 1}
    assert ActionPlan.objects.get().programmes == ["climate", "promotion"]
    comes_back("plans", officer, tmp_path)


def lead(plan: Any, name: str = "Sở Công Thương") -> Agency:
    return factories.Agency(name=name, admin_unit=plan.admin_unit)
