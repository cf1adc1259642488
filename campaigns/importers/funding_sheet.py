"""The sheet “Kinh phí”: one row is the money of one source in one year."""

from django.utils.translation import gettext_lazy as _

from campaigns.choices import FundingSource
from campaigns.importers.plans import plan_code_column
from campaigns.models import Funding
from core.spreadsheets.sheets import Column, Sheet
from core.spreadsheets.widgets import (
    ChoiceWidget,
    CodeWidget,
    NumberWidget,
    TextWidget,
    YearWidget,
)

SOURCE_WORDS = {
    FundingSource.PROMOTION: ("khuyến công", "kinh phí khuyến công", "quỹ khuyến công"),
    FundingSource.SCIENCE: (
        "khoa học và công nghệ",
        "sự nghiệp khoa học",
        "kinh phí sự nghiệp khoa học và công nghệ",
        "khcn",
    ),
    FundingSource.CENTRAL: (
        "chương trình trung ương",
        "ngân sách trung ương",
        "trung ương",
        "chương trình mục tiêu quốc gia",
    ),
    FundingSource.PROVINCE: (
        "ngân sách tỉnh",
        "ngân sách địa phương",
        "ngân sách thành phố",
        "sự nghiệp kinh tế",
    ),
    FundingSource.DONOR_HOME: ("tài trợ trong nước", "nhà tài trợ trong nước"),
    FundingSource.DONOR_ABROAD: (
        "tài trợ nước ngoài",
        "nhà tài trợ nước ngoài",
        "tài trợ quốc tế",
        "oda",
    ),
    FundingSource.ENTERPRISE: (
        "doanh nghiệp",
        "vốn doanh nghiệp",
        "doanh nghiệp đối ứng",
        "đối ứng của doanh nghiệp",
    ),
}
DONG = _("Đồng; left empty, it is not known, and 0 is none.")


class FundingSheet(Sheet):
    """The key is the plan, the task or project, the agency, the source and the year."""

    sheet_name = "funding"
    sheet_title = "Kinh phí"
    other_titles = ("fundings", "nguồn kinh phí", "kinh phí thực hiện", "nguồn vốn")
    is_main = True

    plan_code = plan_code_column()
    source = Column(
        "Nguồn kinh phí",
        ChoiceWidget(SOURCE_WORDS),
        attribute="source",
        required=True,
        also=("nguồn", "nguồn vốn"),
    )
    year = Column("Năm", YearWidget(least=1990), attribute="year", required=True)
    task = Column(
        "Nhiệm vụ",
        TextWidget(most=500),
        attribute="task__title",
        also=("nội dung", "tên nhiệm vụ"),
        help_text=_("In the words of the plan; left empty, the money is for the plan as a whole."),
    )
    project_code = Column(
        "Mã đề án",
        CodeWidget(most=50),
        attribute="project__code",
        also=("đề án", "mã đề án khuyến công", "project"),
        help_text=_("Of an industrial promotion project, instead of a task."),
    )
    agency = Column(
        "Cơ quan",
        TextWidget(most=200),
        attribute="agency__name",
        also=("đơn vị thực hiện", "cơ quan thực hiện", "đơn vị"),
    )
    planned = Column(
        "Kinh phí dự kiến",
        NumberWidget(places=2),
        attribute="planned_vnd",
        also=("dự kiến", "kế hoạch", "dự toán"),
        help_text=DONG,
    )
    appraised = Column(
        "Kinh phí thẩm định",
        NumberWidget(places=2),
        attribute="appraised_vnd",
        also=("thẩm định", "được duyệt", "kinh phí được duyệt"),
        help_text=DONG,
    )
    spent = Column(
        "Kinh phí đã chi",
        NumberWidget(places=2),
        attribute="spent_vnd",
        also=("đã chi", "thực hiện", "quyết toán"),
        help_text=DONG,
    )
    note = Column("Ghi chú", TextWidget(most=300), attribute="note")

    class Meta:
        model = Funding
