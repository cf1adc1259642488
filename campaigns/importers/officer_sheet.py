"""The sheet “Cán bộ”: one row is one dedicated officer."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from campaigns.importers.tax_codes import tax_code_column
from campaigns.models import Officer
from core.spreadsheets.sheets import Column, Sheet
from core.spreadsheets.widgets import (
    CodeWidget,
    DateWidget,
    EmailWidget,
    PhoneWidget,
    TextWidget,
)
from enterprises.importers.provinces import province_column


class OfficerSheet(Sheet):
    """The key is employer and name."""

    sheet_name = "officers"
    sheet_title = "Cán bộ"
    other_titles = ("officer", "cán bộ chuyên trách", "danh sách cán bộ", "cán bộ sxsh")
    is_main = True

    name = Column(
        "Họ và tên", TextWidget(most=150), attribute="name", required=True, also=("họ tên", "tên")
    )
    position = Column("Chức vụ", TextWidget(most=150), attribute="position", also=("chức danh",))
    province = province_column(help_text=_("Name or code, before or after July 2025."))
    facility_code = Column(
        "Mã cơ sở",
        CodeWidget(most=30),
        attribute="facility__code",
        help_text=_("One of facility, enterprise, zone and agency: who employs the officer."),
    )
    tax_code = tax_code_column()
    zone = Column(
        "Khu, cụm, làng nghề", TextWidget(most=200), attribute="zone__name", also=("khu, cụm",)
    )
    agency = Column(
        "Cơ quan",
        TextWidget(most=200),
        attribute="agency__name",
        also=("đơn vị", "đơn vị công tác", "cơ quan công tác"),
    )
    phone = Column(
        "Điện thoại", PhoneWidget(most=50), attribute="phone", also=("số điện thoại", "sđt")
    )
    email = Column("Email", EmailWidget(most=254), attribute="email", also=("thư điện tử",))
    started_on = Column(
        "Từ ngày",
        DateWidget(),
        attribute="started_on",
        also=("ngày bắt đầu", "phụ trách từ", "started on"),
    )
    left_on = Column(
        "Đến ngày",
        DateWidget(),
        attribute="left_on",
        also=("ngày kết thúc", "thôi phụ trách từ", "left on"),
    )
    trained_in = Column(
        "Đã tập huấn",
        CodeWidget(most=500),
        also=("mã hoạt động tập huấn", "tập huấn", "trained on", "đã dự tập huấn"),
        help_text=_("Codes of activities that the officer attended, with semicolons between."),
    )
    certificate = Column(
        "Chứng nhận",
        CodeWidget(most=100),
        also=("chứng chỉ",),
        help_text=_("Of the last of these activities."),
    )

    class Meta:
        model = Officer

    def dehydrate_province(self, officer: Officer) -> str:
        return officer.admin_unit.name

    # `trainings` are the participations to be told, in the order of their activities.
    def dehydrate_trained_in(self, officer: Any) -> str:
        return "; ".join(each.activity.code for each in officer.trainings)

    def dehydrate_certificate(self, officer: Any) -> str:
        return officer.trainings[-1].certificate if officer.trainings else ""
