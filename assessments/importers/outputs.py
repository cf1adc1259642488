"""The sheet “Sản lượng”: what the facility made of each product."""

from django.utils.translation import gettext_lazy as _

from assessments.importers.assessments import (
    assessment_kind_column,
    facility_code_column,
    reporting_year_column,
)
from assessments.models import OutputLine
from core.spreadsheets.sheets import Column, Sheet
from core.spreadsheets.widgets import NumberWidget, ShareWidget, TextWidget


class OutputSheet(Sheet):
    """The key is the product, within its assessment."""

    sheet_name = "outputs"
    sheet_title = "Sản lượng"
    other_titles = ("output", "sản phẩm")

    facility_code = facility_code_column()
    reporting_year = reporting_year_column()
    product = Column(
        "Sản phẩm", TextWidget(most=200), attribute="product", required=True, also=("tên sản phẩm",)
    )
    unit = Column("Đơn vị", TextWidget(most=50), attribute="unit", required=True)
    baseline_quantity = Column("Lượng kỳ gốc", NumberWidget(), attribute="baseline_quantity")
    current_quantity = Column("Lượng kỳ báo cáo", NumberWidget(), attribute="current_quantity")
    baseline_share = Column(
        "Tỷ trọng kỳ gốc",
        ShareWidget(places=24),
        attribute="baseline_share",
        help_text=_("The product's share of what the site used in the baseline: 0,6 or 60 %."),
    )
    kind = assessment_kind_column()

    class Meta:
        model = OutputLine
