"""The sheet “Giải pháp”: what could be done, and what became of it."""

from functools import cached_property

from django.utils.translation import gettext_lazy as _

from assessments.choices import SolutionStatus
from assessments.importers.assessments import (
    assessment_kind_column,
    facility_code_column,
    reporting_year_column,
)
from assessments.importers.reference import CategoryFinder, ResourceFinder
from assessments.models import Solution
from core.spreadsheets.sheets import Column, Sheet
from core.spreadsheets.widgets import (
    ChoiceWidget,
    CodeWidget,
    NumberWidget,
    TextWidget,
    YearWidget,
)

STATUS_WORDS = {
    SolutionStatus.PROPOSED: ("đề xuất", "được đề xuất"),
    SolutionStatus.SCREENED: ("sàng lọc", "đã sàng lọc"),
    SolutionStatus.STUDIED: ("nghiên cứu", "nghiên cứu thêm", "đã nghiên cứu"),
    SolutionStatus.CHOSEN: ("được chọn", "đã chọn", "lựa chọn"),
    SolutionStatus.IN_PROGRESS: ("đang thực hiện", "đang triển khai"),
    SolutionStatus.IMPLEMENTED: ("đã thực hiện", "đã triển khai"),
    SolutionStatus.CONFIRMED: ("đã xác nhận", "đã xác nhận kết quả", "result confirmed"),
    SolutionStatus.POSTPONED: ("hoãn", "tạm hoãn"),
    SolutionStatus.REJECTED: ("loại bỏ", "bị loại", "loại"),
}


class SolutionSheet(Sheet):
    """The key is the title, within the assessment."""

    sheet_name = "solutions"
    sheet_title = "Giải pháp"
    other_titles = ("solution", "các giải pháp", "giải pháp sxsh")

    facility_code = facility_code_column()
    reporting_year = reporting_year_column()
    title = Column(
        "Giải pháp", TextWidget(), attribute="title", required=True, also=("tên giải pháp",)
    )
    category = Column(
        "Nhóm",
        CodeWidget(),
        attribute="category_id",
        required=True,
        also=("nhóm giải pháp",),
        help_text=_("1 to 8, or the name of the group."),
    )
    status = Column("Trạng thái", ChoiceWidget(STATUS_WORDS), attribute="status", required=True)
    investment = Column(
        "Đầu tư", NumberWidget(places=2), attribute="investment_vnd", help_text=_("Đồng.")
    )
    annual_saving = Column(
        "Tiết kiệm hằng năm",
        NumberWidget(places=2),
        attribute="annual_saving_vnd",
        also=("tiết kiệm hàng năm",),
        help_text=_("Đồng a year."),
    )
    annual_cost = Column(
        "Chi phí tăng thêm",
        NumberWidget(places=2),
        attribute="annual_cost_vnd",
        help_text=_("Đồng a year."),
    )
    implemented_year = Column("Năm thực hiện", YearWidget(least=1990), attribute="implemented_year")
    expected_effect_resource = Column(
        "Tài nguyên tiết kiệm", TextWidget(most=200), attribute="effect_resource__code"
    )
    expected_effect_quantity = Column(
        "Lượng tiết kiệm",
        NumberWidget(),
        attribute="expected_effect_quantity",
        help_text=_("A year, in the resource's own unit."),
    )
    kind = assessment_kind_column()

    class Meta:
        model = Solution

    @cached_property
    def resources(self) -> ResourceFinder:
        return ResourceFinder()

    @cached_property
    def categories(self) -> CategoryFinder:
        return CategoryFinder()

    def dehydrate_category(self, solution: Solution) -> str:
        return self.categories.word_for(solution.category)

    def dehydrate_expected_effect_resource(self, solution: Solution) -> str:
        return self.resources.word_for(solution.effect_resource)
