"""The sheet “Danh mục cơ sở”: one row is one facility on one list."""

from django.utils.translation import gettext_lazy as _

from core.spreadsheets.sheets import Column, Sheet
from core.spreadsheets.widgets import BooleanWidget, CodeWidget, DateWidget, TextWidget
from enterprises.importers.provinces import province_column
from enterprises.models import FacilityListMember

COUNTRY = "Cả nước"


class FacilityListSheet(Sheet):
    """The key is list and facility; a list is known by its name within the province."""

    sheet_name = "facility_lists"
    sheet_title = "Danh mục cơ sở"
    other_titles = ("facility_list", "danh mục", "danh sách theo quyết định", "thành viên danh mục")
    is_main = True

    list_name = Column(
        "Tên danh mục",
        TextWidget(most=200),
        attribute="facility_list__name",
        required=True,
        also=("danh mục", "tên danh sách", "danh sách", "list"),
        help_text=_("A list that does not exist yet is made."),
    )
    decision_no = Column(
        "Số quyết định",
        CodeWidget(most=100),
        attribute="facility_list__decision_no",
        also=("quyết định", "quyết định số"),
    )
    decided_on = Column(
        "Ngày quyết định",
        DateWidget(),
        attribute="facility_list__decided_on",
        also=("ngày ban hành",),
    )
    province = province_column(help_text=_("Of the list; “Cả nước” for a national one."))
    facility_code = Column(
        "Mã cơ sở",
        CodeWidget(most=30),
        attribute="facility__code",
        required=True,
        also=("code",),
        help_text=_("The code of a facility in the register."),
    )
    is_member = Column(
        "Thuộc danh mục",
        BooleanWidget(),
        also=("trong danh mục", "thuộc danh sách"),
        help_text=_("không takes the facility off the list; left empty, it is put on it."),
    )

    class Meta:
        model = FacilityListMember

    def dehydrate_province(self, member: FacilityListMember) -> str:
        unit = member.facility_list.admin_unit
        return unit.name if unit is not None else COUNTRY

    def dehydrate_is_member(self, member: FacilityListMember) -> str:
        return BooleanWidget().render(True)
