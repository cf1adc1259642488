"""The sheet “Chỉ tiêu”: what a plan promises."""

import re
from collections import Counter
from functools import cached_property
from typing import Any

from django.utils.translation import gettext_lazy as _

from campaigns.choices import Denominator, Direction, Method
from campaigns.importers.plans import plan_code_column
from campaigns.models import Indicator, Target
from core.numbers import NumberStyle
from core.spreadsheets.several import SeveralWidget
from core.spreadsheets.sheets import Column, Sheet, header_key
from core.spreadsheets.widgets import (
    BooleanWidget,
    CellWidget,
    ChoiceWidget,
    CodeWidget,
    Notes,
    PercentWidget,
    TextWidget,
    YearWidget,
    cell_text,
)
from core.spreadsheets.wordings import CellError
from enterprises.choices import EnterpriseSize
from enterprises.importers.zone_sheet import KIND_WORDS

LIST_PREFIX = re.compile(r"\s*(?:list|danh\s+s[aá]ch)\s*:\s*(?P<name>\S.*)", re.IGNORECASE)
DENOMINATORS = {
    Denominator.ALL: ("tất cả", "tất cả cơ sở", "toàn bộ", "toàn bộ cơ sở", "all facilities"),
    Denominator.LARGE: ("lớn", "doanh nghiệp lớn", "large enterprises"),
    Denominator.MEDIUM_LARGE: (
        "vừa và lớn",
        "doanh nghiệp vừa và lớn",
        "medium and large enterprises",
    ),
    Denominator.ZONES: ("khu cụm", "khu, cụm", "khu, cụm, làng nghề", "khu, cụm công nghiệp"),
    Denominator.OFFICERS: ("cán bộ", "cán bộ chuyên trách"),
    Denominator.KEY_USERS: (
        "sử dụng năng lượng trọng điểm",
        "cơ sở sử dụng năng lượng trọng điểm",
        "trọng điểm",
        "key energy users",
    ),
}
DIRECTIONS = {
    Direction.AT_LEAST: ("ít nhất", "tối thiểu", "at least"),
    Direction.AT_MOST: ("nhiều nhất", "tối đa", "không quá", "at most"),
}
SIZES = {
    EnterpriseSize.MICRO: ("siêu nhỏ", "micro"),
    EnterpriseSize.SMALL: ("nhỏ", "small"),
    EnterpriseSize.MEDIUM: ("vừa", "medium"),
    EnterpriseSize.LARGE: ("lớn", "large"),
}
METHODS = {
    Method.ADJUSTED: ("hiệu chỉnh", "theo mức dự kiến", "quy đổi theo sản lượng"),
    Method.BASELINE_WEIGHTED: (
        "gia quyền kỳ gốc",
        "bình quân gia quyền",
        "bình quân gia quyền theo năng lượng kỳ gốc",
        "theo kỳ gốc",
    ),
    Method.MEAN: ("trung bình", "bình quân", "trung bình cộng", "bình quân giản đơn"),
}
# How a list that has no name of its own is called in a sheet.
POTENTIAL = frozenset({"potential", "has potential", "co tiem nang", "tiem nang"})
POTENTIAL_START = "co so co tiem nang"
INSIDE_LIST = Denominator.LIST.value


class DenominatorWidget(CellWidget):
    """A denominator's code or word, or list:NAME; a list is kept as 'list:' and its name."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ChoiceWidget(DENOMINATORS)

    def read(self, raw: Any, *, style: NumberStyle, notes: Notes) -> str:
        text = cell_text(raw)
        if match := LIST_PREFIX.fullmatch(text):
            return f"{INSIDE_LIST}:{match['name'].strip()}"
        try:
            return str(self.words.read(raw, style=style, notes=notes))
        except CellError as error:
            accepted = [*error.params["accepted"], "list:TÊN DANH SÁCH"]
            raise CellError(error.wording, **(error.params | {"accepted": accepted})) from None


class TargetSheet(Sheet):
    """The key is plan, indicator, denominator, due year and part."""

    sheet_name = "targets"
    sheet_title = "Chỉ tiêu"
    other_titles = ("target", "mục tiêu", "các chỉ tiêu")

    plan_code = plan_code_column()
    indicator = Column(
        "Chỉ tiêu",
        CodeWidget(most=200),
        attribute="indicator_id",
        required=True,
        also=("mã chỉ tiêu", "mục tiêu", "tên chỉ tiêu"),
        help_text=_("Code or name, such as adoption_rate."),
    )
    low = Column(
        "Mức thấp",
        PercentWidget(places=12, least=None),
        attribute="low",
        required=True,
        also=("mức", "mức thấp nhất", "từ"),
        help_text=_("8 for “8–13 %”; 50 for “50 %”."),
    )
    high = Column(
        "Mức cao",
        PercentWidget(places=12, least=None),
        attribute="high",
        also=("mức cao nhất", "đến"),
        help_text=_("13 for “8–13 %”; empty when there is one value only."),
    )
    unit = Column("Đơn vị", TextWidget(most=20), attribute="unit", also=("đơn vị tính",))
    base_year = Column("Năm gốc", YearWidget(least=1990), attribute="base_year")
    base_value = Column(
        "Giá trị gốc",
        PercentWidget(places=12, least=None),
        attribute="base_value",
        also=("giá trị năm gốc",),
    )
    due_year = Column(
        "Năm đích",
        YearWidget(least=1990),
        attribute="due_year",
        required=True,
        also=("năm hoàn thành", "đến năm", "thời hạn", "năm đến hạn"),
    )
    denominator = Column(
        "Mẫu số",
        DenominatorWidget(),
        help_text=_("tất cả, danh sách:TÊN, lớn, vừa và lớn, khu cụm, cán bộ or trọng điểm"),
    )
    method = Column(
        "Phương pháp", ChoiceWidget(METHODS), attribute="method", also=("phương pháp tính",)
    )
    industries = Column(
        "Ngành",
        CodeWidget(),
        also=("mã ngành", "các ngành"),
        help_text=_("VSIC 2018, such as 13-15; 24; 1104."),
    )

    # Not of the promise, so after it: what few plans say.
    part = Column(
        "Phần",
        TextWidget(most=200),
        attribute="part",
        also=("phần",),
        help_text=_("Tells two targets of one indicator apart, such as the name of a sector."),
    )
    direction = Column(
        "Chiều đánh giá",
        ChoiceWidget(DIRECTIONS),
        attribute="direction",
        also=("chiều", "hướng"),
        help_text=_("ít nhất or nhiều nhất; left empty, it is reached at least."),
    )
    sizes = Column(
        "Quy mô",
        SeveralWidget(SIZES),
        attribute="sizes",
        also=("quy mô doanh nghiệp",),
        help_text=_("With semicolons between them; left empty: all."),
    )
    zone_kinds = Column(
        "Loại khu, cụm, làng nghề",
        SeveralWidget(KIND_WORDS),
        attribute="zone_kinds",
        also=("loại khu cụm", "loại khu, cụm"),
        help_text=_("With semicolons between them; left empty: in or outside any."),
    )
    is_rural = Column(
        "Cơ sở nông thôn",
        BooleanWidget(),
        attribute="is_rural",
        also=("nông thôn", "ở nông thôn"),
        help_text=_("có: rural facilities only; không: others only; left empty: all."),
    )
    sector_groups = Column(
        "Nhóm ngành địa phương",
        TextWidget(),
        also=("nhóm ngành", "nhóm nghề"),
        help_text=_("Names or codes, with semicolons between them."),
    )

    class Meta:
        model = Target

    @cached_property
    def indicators(self) -> dict[str, str]:
        """The word by which an import finds each indicator again: its Vietnamese name, or its code
        where another one is called the same."""
        everyone = Indicator.objects.order_by("position")
        names = {i.code: {header_key(n) for n in (i.code, i.name_vi, i.name_en)} for i in everyone}
        taken = Counter(name for each in names.values() for name in each)
        return {
            i.code: i.name_vi if taken[header_key(i.name_vi)] == 1 else i.code for i in everyone
        }

    def dehydrate_indicator(self, target: Target) -> str:
        return self.indicators[target.indicator_id]

    def dehydrate_denominator(self, target: Target) -> str:
        if target.facility_list is not None:
            return f"danh sách: {target.facility_list.name}"
        return DENOMINATORS[Denominator(target.denominator)][0]

    def dehydrate_industries(self, target: Target) -> str:
        return "; ".join(industry.code for industry in target.industries.all())

    def dehydrate_sector_groups(self, target: Target) -> str:
        return "; ".join(group.name_vi for group in target.sector_groups.all())
