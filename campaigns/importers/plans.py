"""The sheet “Kế hoạch”: one row is one action plan."""

from django.utils.translation import gettext_lazy as _

from campaigns.importers.programmes import programmes_column
from campaigns.models import ActionPlan
from core.spreadsheets.sheets import Column, Sheet
from core.spreadsheets.widgets import CodeWidget, DateWidget, TextWidget, YearWidget


def plan_code_column(*, required: bool = True) -> Column:
    return Column(
        "Mã kế hoạch",
        CodeWidget(most=50),
        attribute="plan__code",
        required=required,
        also=("plan",),
    )


class PlanSheet(Sheet):
    """The key is the plan's code."""

    sheet_name = "plans"
    sheet_title = "Kế hoạch"
    other_titles = ("plan", "kế hoạch hành động", "danh sách kế hoạch")
    is_main = True

    plan_code = Column(
        "Mã kế hoạch", CodeWidget(most=50), attribute="code", required=True, also=("code",)
    )
    name = Column("Tên kế hoạch", TextWidget(), attribute="name", required=True, also=("tên",))
    province = Column(
        "Tỉnh, thành phố",
        CodeWidget(),
        required=True,
        also=("tỉnh", "thành phố"),
        help_text=_("Name or code; “Cả nước” for a national plan."),
    )
    parent_code = Column(
        "Thuộc kế hoạch",
        CodeWidget(most=50),
        attribute="parent__code",
        also=("mã kế hoạch cấp trên", "mã kế hoạch cha", "kế hoạch cấp trên"),
        help_text=_("The code of the plan that this one carries out."),
    )
    decision_no = Column(
        "Số quyết định",
        CodeWidget(most=100),
        attribute="decision_no",
        also=("quyết định", "quyết định số"),
    )
    decided_on = Column(
        "Ngày quyết định", DateWidget(), attribute="decided_on", also=("ngày ban hành",)
    )
    issuer = Column(
        "Cơ quan ban hành", TextWidget(most=200), attribute="issuer", also=("nơi ban hành",)
    )
    start_year = Column(
        "Năm bắt đầu",
        YearWidget(least=1990),
        attribute="starts_on__year",
        required=True,
        also=("từ năm",),
    )
    end_year = Column(
        "Năm kết thúc",
        YearWidget(least=1990),
        attribute="ends_on__year",
        required=True,
        also=("đến năm",),
    )
    # What follows came later than the promised columns.
    programmes = programmes_column()

    class Meta:
        model = ActionPlan

    def dehydrate_province(self, plan: ActionPlan) -> str:
        return plan.admin_unit.name if plan.admin_unit else "Cả nước"
