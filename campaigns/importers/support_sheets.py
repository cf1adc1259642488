"""The sheets of what facilities were given, and of models shown at them: one row is one of them."""

from django.utils.translation import gettext_lazy as _

from campaigns.choices import ModelKind, SupportKind
from campaigns.importers.programmes import programmes_column
from campaigns.models import (
    DemonstrationModel,
    ModelFollower,
    SupportCase,
    TechnologyTransfer,
)
from core.spreadsheets.sheets import Column, Sheet
from core.spreadsheets.widgets import (
    ChoiceWidget,
    CodeWidget,
    DateWidget,
    NumberWidget,
    TextWidget,
)

SUPPORT_WORDS = {
    SupportKind.EQUIPMENT: ("hỗ trợ thiết bị", "thiết bị", "hỗ trợ máy móc, thiết bị"),
    SupportKind.TECHNICAL: ("hỗ trợ kỹ thuật", "hỗ trợ đánh giá", "tư vấn", "technical support"),
    SupportKind.TRANSFER: ("chuyển giao công nghệ", "technology transfer"),
    SupportKind.OTHER: ("khác",),
}
MODEL_WORDS = {
    ModelKind.DEMONSTRATION: ("mô hình trình diễn", "trình diễn", "demonstration model"),
    ModelKind.PILOT: ("mô hình thí điểm", "thí điểm", "pilot model"),
    ModelKind.EXEMPLARY: ("mô hình điển hình", "điển hình", "exemplary model"),
}


def facility_column(*, required: bool, path: str = "facility") -> Column:
    return Column(
        "Mã cơ sở",
        CodeWidget(most=30),
        attribute=f"{path}__code",
        required=required,
        help_text=_("The code of a facility in the register."),
    )


def plan_column() -> Column:
    return Column("Mã kế hoạch", CodeWidget(most=50), attribute="plan__code", also=("plan",))


def project_column() -> Column:
    return Column(
        "Mã đề án",
        CodeWidget(most=50),
        attribute="project__code",
        also=("đề án", "mã đề án khuyến công", "project"),
        help_text=_("Of the industrial promotion project that it was part of."),
    )


def title_column(header: str, *also: str) -> Column:
    return Column(header, TextWidget(), attribute="title", required=True, also=also)


def date_column(attribute: str, *also: str) -> Column:
    return Column("Ngày", DateWidget(), attribute=attribute, required=True, also=also)


def money_column(header: str, attribute: str, *also: str) -> Column:
    return Column(
        header, NumberWidget(places=2), attribute=attribute, also=also, help_text=_("Đồng.")
    )


def result_column() -> Column:
    return Column("Kết quả", TextWidget(most=5000), attribute="result", also=("kết quả đạt được",))


class SupportSheet(Sheet):
    """The key is facility, date and title."""

    sheet_name = "support"
    sheet_title = "Hỗ trợ"
    other_titles = ("lượt hỗ trợ", "hỗ trợ doanh nghiệp", "danh sách hỗ trợ", "support cases")
    is_main = True

    facility_code = facility_column(required=True)
    title = title_column("Nội dung hỗ trợ", "nội dung", "tên", "hỗ trợ")
    kind = Column(
        "Loại hỗ trợ", ChoiceWidget(SUPPORT_WORDS), attribute="kind", required=True, also=("loại",)
    )
    date = date_column("supported_on", "ngày hỗ trợ", "thời gian")
    equipment = Column(
        "Thiết bị",
        TextWidget(),
        attribute="equipment",
        also=("máy móc, thiết bị", "tên thiết bị"),
    )
    plan_code = plan_column()
    project_code = project_column()
    amount = money_column("Kinh phí hỗ trợ", "amount_vnd", "số tiền", "kinh phí")

    class Meta:
        model = SupportCase


class ModelSheet(Sheet):
    """The key is facility and title."""

    sheet_name = "models"
    sheet_title = "Mô hình"
    other_titles = ("mô hình trình diễn", "danh sách mô hình", "demonstration models")
    is_main = True

    facility_code = facility_column(required=True)
    title = title_column("Tên mô hình", "mô hình", "tên")
    kind = Column(
        "Loại mô hình", ChoiceWidget(MODEL_WORDS), attribute="kind", required=True, also=("loại",)
    )
    date = date_column("established_on", "ngày xây dựng", "thời gian")
    plan_code = plan_column()
    project_code = project_column()
    result = result_column()
    investment = money_column("Vốn đầu tư", "investment_vnd", "đầu tư")
    annual_saving = money_column(
        "Tiết kiệm hằng năm", "annual_saving_vnd", "tiết kiệm", "tiết kiệm mỗi năm"
    )
    programmes = programmes_column()

    class Meta:
        model = DemonstrationModel


class FollowerSheet(Sheet):
    """Who did as a model showed. The key is model and follower."""

    sheet_name = "followers"
    sheet_title = "Cơ sở học theo"
    other_titles = ("nhân rộng", "cơ sở nhân rộng", "nhân rộng mô hình")

    facility_code = facility_column(required=True, path="model__facility")
    title = Column("Tên mô hình", TextWidget(), attribute="model__title", required=True)
    follower_code = Column(
        "Mã cơ sở học theo",
        CodeWidget(most=30),
        attribute="facility__code",
        required=True,
        also=("cơ sở học theo", "cơ sở nhân rộng"),
    )
    date = date_column("followed_on", "từ ngày", "thời gian")
    note = Column("Ghi chú", TextWidget(), attribute="note")

    class Meta:
        model = ModelFollower


class TransferSheet(Sheet):
    """The key is facility, date and technology."""

    sheet_name = "transfers"
    sheet_title = "Chuyển giao công nghệ"
    other_titles = ("chuyển giao", "danh sách chuyển giao công nghệ", "technology transfers")
    is_main = True

    facility_code = facility_column(required=True)
    title = title_column("Công nghệ", "tên công nghệ", "nội dung")
    date = date_column("transferred_on", "ngày chuyển giao", "thời gian")
    supplier = Column(
        "Bên chuyển giao",
        TextWidget(),
        attribute="supplier",
        also=("đơn vị chuyển giao", "nhà cung cấp"),
    )
    contract_no = Column(
        "Số hợp đồng", CodeWidget(most=100), attribute="contract_no", also=("hợp đồng",)
    )
    plan_code = plan_column()
    value = money_column("Giá trị", "value_vnd", "giá trị hợp đồng")
    result = result_column()
    programmes = programmes_column()

    class Meta:
        model = TechnologyTransfer
