"""The sheets of lots and of the steps on their way."""

from django.utils.translation import gettext_lazy as _

from campaigns.importers.support_sheets import facility_column
from campaigns.models import TraceLot, TraceStep
from core.spreadsheets.sheets import Column, Sheet
from core.spreadsheets.widgets import (
    BooleanWidget,
    CodeWidget,
    DateWidget,
    NumberWidget,
    TextWidget,
    WholeWidget,
)


def lot_column(attribute: str) -> Column:
    return Column(
        "Mã lô", CodeWidget(most=50), attribute=attribute, required=True, also=("lô", "số lô")
    )


class LotSheet(Sheet):
    """The key is facility and lot."""

    sheet_name = "lots"
    sheet_title = "Lô hàng"
    other_titles = ("lô", "truy xuất nguồn gốc", "danh sách lô hàng")
    is_main = True

    facility_code = facility_column(required=True)
    lot_code = lot_column("code")
    product = Column(
        "Sản phẩm", TextWidget(), attribute="product", required=True, also=("tên sản phẩm",)
    )
    made_on = Column("Ngày sản xuất", DateWidget(), attribute="made_on", required=True)
    best_before = Column(
        "Hạn sử dụng", DateWidget(), attribute="best_before", also=("hạn dùng", "hsd")
    )
    quantity = Column("Số lượng", NumberWidget(), attribute="quantity", also=("lượng",))
    unit = Column("Đơn vị", TextWidget(most=20), attribute="unit", also=("đơn vị tính", "đvt"))
    story = Column("Cách sản xuất", TextWidget(most=5000), attribute="story", also=("mô tả",))
    is_public = Column(
        "Công khai",
        BooleanWidget(),
        attribute="is_public",
        help_text=_("có when everybody who reads its code may see it."),
    )

    class Meta:
        model = TraceLot


class StepSheet(Sheet):
    """The key is lot and position."""

    sheet_name = "lot_steps"
    sheet_title = "Công đoạn"
    other_titles = ("hành trình", "các công đoạn", "steps")

    facility_code = facility_column(required=True, path="lot__facility")
    lot_code = lot_column("lot__code")
    position = Column(
        "Thứ tự", WholeWidget(least=1, most=99), attribute="position", required=True, also=("stt",)
    )
    title = Column(
        "Công đoạn", TextWidget(), attribute="title", required=True, also=("tên công đoạn",)
    )
    who = Column("Đơn vị thực hiện", TextWidget(), attribute="who", also=("bên thực hiện",))
    place = Column("Địa điểm", TextWidget(), attribute="place", also=("nơi thực hiện",))
    done_on = Column("Ngày", DateWidget(), attribute="done_on", also=("ngày thực hiện",))

    class Meta:
        model = TraceStep
