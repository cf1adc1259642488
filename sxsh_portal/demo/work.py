"""What the plans of Hà Nội order, rest on and cost. The laws are real; tasks and amounts are
invented, and the notes say so."""

from datetime import date

from campaigns.choices import FundingSource
from campaigns.models import Funding, LegalBasis, PlanTask, TaskPartner
from enterprises.models import Agency
from sxsh_portal.demo.places import Province
from sxsh_portal.demo.plans import HANOI_2021, HANOI_YEAR_2021, Plans

BASES = (
    ("50/2010/QH12", date(2010, 6, 17), "Luật Sử dụng năng lượng tiết kiệm và hiệu quả"),
    (
        "889/QĐ-TTg",
        date(2020, 6, 24),
        "Chương trình hành động quốc gia về sản xuất và tiêu dùng bền vững giai đoạn 2021-2030",
    ),
)
FINANCE, SCIENCE, ENVIRONMENT = (
    "Sở Tài chính",
    "Sở Khoa học và Công nghệ",
    "Sở Tài nguyên và Môi trường",
)
# Plan, task, who takes part, due, done.
TASKS = (
    (
        HANOI_YEAR_2021,
        "Hỗ trợ đánh giá sản xuất sạch hơn tại 30 cơ sở",
        (SCIENCE, ENVIRONMENT),
        date(2021, 10, 31),
        date(2021, 10, 20),
    ),
    (
        HANOI_YEAR_2021,
        "Tổ chức ba sự kiện kết nối chuỗi sản xuất và tiêu dùng bền vững",
        (),
        date(2021, 12, 15),
        None,
    ),
    (
        HANOI_2021,
        "Tập huấn cán bộ phụ trách sản xuất sạch hơn các cấp",
        (FINANCE,),
        date(2030, 12, 31),
        None,
    ),
)
# Plan, task by its place above, source, year, million đồng planned, appraised, spent.
MONEY = (
    (HANOI_YEAR_2021, 0, FundingSource.PROMOTION, 2021, 1500, 1350, 1290),
    (HANOI_YEAR_2021, 0, FundingSource.ENTERPRISE, 2021, 400, None, 430),
    (HANOI_YEAR_2021, 1, FundingSource.PROVINCE, 2021, 900, 850, 610),
    (HANOI_2021, 2, FundingSource.PROVINCE, 2022, 300, 280, 275),
    (HANOI_2021, 2, FundingSource.SCIENCE, 2023, 250, None, None),
    (HANOI_2021, None, FundingSource.DONOR_ABROAD, 2024, 2000, None, None),
)
MILLION = 1_000_000
INVENTED = "Số minh họa, không có thật"


def write_work(plans: Plans, hanoi: Province) -> None:
    """Legal bases, tasks with their agencies, and money, in five statements."""
    LegalBasis.objects.bulk_create(
        LegalBasis(plan=plans[code], number=number, issued_on=day, title=title, position=position)
        for code in (HANOI_2021, HANOI_YEAR_2021)
        for position, (number, day, title) in enumerate(BASES, start=1)
    )
    agencies = {
        name: Agency.objects.get_or_create(name=name, admin_unit=hanoi.unit)[0]
        for name in (FINANCE, SCIENCE, ENVIRONMENT)
    }
    tasks = _write_tasks(plans, hanoi.department, agencies)
    Funding.objects.bulk_create(
        Funding(
            plan=plans[code],
            task=None if place is None else tasks[place],
            agency=hanoi.department,
            source=source,
            year=year,
            planned_vnd=_dong(planned),
            appraised_vnd=_dong(appraised),
            spent_vnd=_dong(spent),
            note=INVENTED,
        )
        for code, place, source, year, planned, appraised, spent in MONEY
    )


def _write_tasks(plans: Plans, lead: Agency, agencies: dict[str, Agency]) -> list[PlanTask]:
    tasks = PlanTask.objects.bulk_create(
        PlanTask(
            plan=plans[code],
            title=title,
            lead=lead,
            due_on=due_on,
            done_on=done_on,
            position=position,
        )
        for position, (code, title, _partners, due_on, done_on) in enumerate(TASKS, start=1)
    )
    TaskPartner.objects.bulk_create(
        TaskPartner(task=task, agency=agencies[name])
        for task, (_code, _title, partners, _due, _done) in zip(tasks, TASKS, strict=True)
        for name in partners
    )
    return tasks


def _dong(million: int | None) -> int | None:
    return None if million is None else million * MILLION
