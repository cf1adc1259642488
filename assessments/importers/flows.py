"""The sheet “Tiêu thụ”: what was used, and what was given off."""

from functools import cached_property

from django.utils.translation import gettext_lazy as _

from assessments.choices import Direction
from assessments.importers.assessments import (
    assessment_kind_column,
    facility_code_column,
    reporting_year_column,
)
from assessments.importers.reference import ResourceFinder
from assessments.models import FlowLine
from core.spreadsheets.sheets import Column, Sheet
from core.spreadsheets.widgets import ChoiceWidget, NumberWidget, TextWidget

DIRECTIONS = {
    Direction.IN: ("vào", "đầu vào", "input"),
    Direction.OUT: ("ra", "đầu ra", "output"),
}


class FlowSheet(Sheet):
    """The key is resource, direction and product, within the assessment."""

    sheet_name = "flows"
    sheet_title = "Tiêu thụ"
    other_titles = ("flow", "consumption", "resources", "tài nguyên", "tiêu thụ tài nguyên")

    facility_code = facility_code_column()
    reporting_year = reporting_year_column()
    resource = Column(
        "Tài nguyên",
        TextWidget(most=200),
        attribute="resource__code",
        required=True,
        help_text=_("Code or name, such as electricity or Điện."),
    )
    unit = Column("Đơn vị", TextWidget(most=50), attribute="unit", required=True)
    baseline_quantity = Column("Lượng kỳ gốc", NumberWidget(), attribute="baseline_quantity")
    current_quantity = Column("Lượng kỳ báo cáo", NumberWidget(), attribute="current_quantity")
    baseline_unit_cost = Column(
        "Đơn giá kỳ gốc",
        NumberWidget(places=6),
        attribute="baseline_unit_cost_vnd",
        help_text=_("Đồng per unit."),
    )
    product = Column(
        "Sản phẩm",
        TextWidget(most=200),
        attribute="output_line__product",
        help_text=_("Only when the resource is metered for one product."),
    )
    direction = Column(
        "Chiều",
        ChoiceWidget(DIRECTIONS),
        attribute="direction",
        help_text=_("vào or ra; left empty, as is usual for the resource."),
    )
    kind = assessment_kind_column()

    class Meta:
        model = FlowLine

    @cached_property
    def resources(self) -> ResourceFinder:
        return ResourceFinder()

    def dehydrate_resource(self, flow: FlowLine) -> str:
        return self.resources.word_for(flow.resource)
