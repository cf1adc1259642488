"""The sheets “Nhiệm vụ” and “Căn cứ pháp lý”: what plans order, and what they rest on."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from campaigns.importers.plans import plan_code_column
from campaigns.models import LegalBasis, PlanTask
from campaigns.selectors.agencies import names_of
from core.spreadsheets.sheets import Column, Sheet
from core.spreadsheets.widgets import CodeWidget, DateWidget, TextWidget

# As much as an official writes into one cell.
LONG_TEXT = 3000


class TaskSheet(Sheet):
    """The key is the plan and the words of the task."""

    sheet_name = "tasks"
    sheet_title = "Nhiệm vụ"
    other_titles = ("task", "danh sách nhiệm vụ", "phân công nhiệm vụ", "nhiệm vụ và giải pháp")
    is_main = True

    plan_code = plan_code_column()
    task = Column(
        "Nhiệm vụ",
        TextWidget(most=500),
        attribute="title",
        required=True,
        also=("nội dung nhiệm vụ", "tên nhiệm vụ", "nội dung", "title"),
    )
    agency = Column(
        "Cơ quan chủ trì",
        TextWidget(most=200),
        attribute="lead__name",
        also=("đơn vị chủ trì", "chủ trì", "lead agency", "lead"),
    )
    partners = Column(
        "Cơ quan phối hợp",
        TextWidget(most=2000),
        also=("đơn vị phối hợp", "phối hợp", "partner agencies"),
        help_text=_("Names, with semicolons between them."),
    )
    due_on = Column(
        "Thời hạn",
        DateWidget(),
        attribute="due_on",
        also=("hạn hoàn thành", "thời hạn hoàn thành", "hạn"),
    )
    done_on = Column(
        "Ngày hoàn thành", DateWidget(), attribute="done_on", also=("hoàn thành ngày", "hoàn thành")
    )
    result = Column(
        "Kết quả",
        TextWidget(most=LONG_TEXT),
        attribute="result",
        also=("kết quả thực hiện", "sản phẩm"),
    )

    class Meta:
        model = PlanTask

    def dehydrate_partners(self, task: Any) -> str:
        return names_of(task.partners.all())


class BasisSheet(Sheet):
    """The key is the plan and the number of the document."""

    sheet_name = "legal_bases"
    sheet_title = "Căn cứ pháp lý"
    other_titles = ("căn cứ", "legal basis", "văn bản căn cứ")

    plan_code = plan_code_column()
    number = Column(
        "Số văn bản",
        CodeWidget(most=100),
        attribute="number",
        required=True,
        also=("số hiệu", "số, ký hiệu", "văn bản số"),
    )
    issued_on = Column(
        "Ngày ban hành", DateWidget(), attribute="issued_on", also=("ngày văn bản", "ngày ký")
    )
    title = Column(
        "Trích yếu",
        TextWidget(most=500),
        attribute="title",
        required=True,
        also=("tên văn bản", "nội dung"),
    )

    class Meta:
        model = LegalBasis
