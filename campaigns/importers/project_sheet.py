"""The sheet “Đề án khuyến công”: one row is one project of industrial promotion."""

from django.utils.translation import gettext_lazy as _

from campaigns.choices import ProjectState
from campaigns.importers.programmes import programmes_column
from campaigns.importers.support_sheets import (
    facility_column,
    plan_column,
    result_column,
    title_column,
)
from campaigns.models import PromotionProject
from core.spreadsheets.sheets import Column, Sheet
from core.spreadsheets.widgets import ChoiceWidget, CodeWidget, DateWidget, TextWidget
from enterprises.importers.provinces import province_column

STATE_WORDS = {
    ProjectState.PROPOSED: ("đề xuất",),
    ProjectState.APPROVED: ("đã duyệt", "được duyệt", "phê duyệt"),
    ProjectState.UNDER_WAY: ("đang thực hiện", "đang triển khai"),
    ProjectState.ACCEPTED: ("đã nghiệm thu", "nghiệm thu", "hoàn thành"),
    ProjectState.STOPPED: ("dừng", "đã dừng", "hủy"),
}


class ProjectSheet(Sheet):
    """The key is the code; money is brought by the sheet “funding”."""

    sheet_name = "projects"
    sheet_title = "Đề án khuyến công"
    other_titles = ("đề án", "danh sách đề án", "khuyến công")
    is_main = True

    project_code = Column(
        "Mã đề án", CodeWidget(most=50), attribute="code", required=True, also=("mã", "code")
    )
    title = title_column("Tên đề án", "đề án", "tên")
    province = province_column(help_text=_("Name or code, before or after July 2025."))
    facility_code = facility_column(required=False)
    plan_code = plan_column()
    agency = Column(
        "Cơ quan",
        TextWidget(most=200),
        attribute="agency__name",
        also=("đơn vị thực hiện", "cơ quan thực hiện", "đơn vị chủ trì"),
    )
    decision_no = Column("Số quyết định", CodeWidget(most=100), attribute="decision_no")
    decided_on = Column("Ngày quyết định", DateWidget(), attribute="decided_on")
    starts_on = Column(
        "Từ ngày",
        DateWidget(),
        attribute="starts_on",
        required=True,
        also=("ngày bắt đầu", "bắt đầu"),
    )
    ends_on = Column(
        "Đến ngày", DateWidget(), attribute="ends_on", also=("ngày kết thúc", "kết thúc")
    )
    state = Column("Trạng thái", ChoiceWidget(STATE_WORDS), attribute="state", also=("tình trạng",))
    result = result_column()
    programmes = programmes_column()

    class Meta:
        model = PromotionProject

    def dehydrate_province(self, project: PromotionProject) -> str:
        return project.admin_unit.name
