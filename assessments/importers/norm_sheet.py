"""The sheet “Định mức”: one row is one norm of specific consumption."""

from functools import cached_property

from django.utils.translation import gettext_lazy as _

from assessments.importers.reference import ResourceFinder
from assessments.models import Norm
from core.spreadsheets.sheets import Column, Sheet
from core.spreadsheets.widgets import (
    ChoiceWidget,
    CodeWidget,
    DateWidget,
    NumberWidget,
    TextWidget,
)
from enterprises.importers.facilities import VERSIONS


class NormSheet(Sheet):
    """The key is industry, product, resource and the day from which the norm holds."""

    sheet_name = "norms"
    sheet_title = "Định mức"
    other_titles = ("norm", "định mức tiêu hao", "suất tiêu hao", "định mức tiêu thụ")
    is_main = True

    product = Column(
        "Sản phẩm",
        TextWidget(most=200),
        attribute="product",
        also=("tên sản phẩm",),
        help_text=_("Empty when the norm holds for all products of the industry."),
    )
    industry = Column(
        "Mã ngành",
        CodeWidget(most=10),
        attribute="industry__code",
        also=("mã ngành vsic", "ngành"),
        help_text=_("VSIC, sections B to E; a product, an industry or both must be given."),
    )
    industry_version = Column(
        "Phiên bản ngành",
        ChoiceWidget(VERSIONS),
        attribute="industry__version",
        help_text=_("2018 or 2025; left empty, 2018 where the code exists in it."),
    )
    resource = Column(
        "Tài nguyên",
        TextWidget(most=200),
        attribute="resource__code",
        required=True,
        help_text=_("Code or name, such as electricity or Điện."),
    )
    quantity = Column(
        "Định mức",
        NumberWidget(),
        attribute="quantity",
        required=True,
        also=("mức", "giá trị", "mức tiêu hao", "suất tiêu hao"),
    )
    unit = Column(
        "Đơn vị",
        TextWidget(most=50),
        required=True,
        also=("đơn vị tính",),
        help_text=_("Of the resource and of the product, such as kWh/tấn."),
    )
    valid_from = Column(
        "Áp dụng từ",
        DateWidget(),
        attribute="valid_from",
        required=True,
        also=("hiệu lực từ", "ngày hiệu lực", "từ ngày"),
    )
    source = Column(
        "Nguồn",
        TextWidget(),
        attribute="source",
        required=True,
        also=("căn cứ", "văn bản", "nguồn trích dẫn"),
        help_text=_("The document that sets the norm, such as Thông tư 38/2016/TT-BCT."),
    )

    class Meta:
        model = Norm

    @cached_property
    def resources(self) -> ResourceFinder:
        return ResourceFinder()

    def dehydrate_resource(self, norm: Norm) -> str:
        return self.resources.word_for(norm.resource)

    def dehydrate_unit(self, norm: Norm) -> str:
        return f"{norm.unit}/{norm.per_unit}"
