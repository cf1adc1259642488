"""The sheet “Báo cáo địa phương”: one row is what one unit or zone board reported of a year."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigns.models import LocalReport
from campaigns.selectors.local_figures import LABELS
from core.spreadsheets.sheets import Column, Sheet
from core.spreadsheets.widgets import DateWidget, TextWidget, WholeWidget, YearWidget
from enterprises.importers.provinces import province_column

LONGEST = 20_000


def _words(header: str, attribute: str, *also: str) -> Column:
    return Column(header, TextWidget(most=LONGEST), attribute=attribute, also=also)


def _figure(header: str, *also: str) -> Column:
    return Column(header, WholeWidget(), also=also)


class LocalReportSheet(Sheet):
    """The key is the year and the unit or zone; figures are as reported, not counted."""

    sheet_name = "local_reports"
    sheet_title = "Báo cáo địa phương"
    other_titles = ("báo cáo của địa phương", "báo cáo xã", "báo cáo huyện", "local report")
    is_main = True

    year = Column(
        "Năm", YearWidget(least=2009), attribute="round__year", required=True, also=("năm báo cáo",)
    )
    province = province_column(help_text=_("Name or code, before or after July 2025."))
    unit = Column(
        "Đơn vị",
        TextWidget(most=100),
        attribute="admin_unit__name",
        also=("xã, phường", "quận, huyện", "đơn vị báo cáo", "địa phương"),
        help_text=_("A district until 2024, a commune from 2025 on: by name or code; or a zone."),
    )
    zone = Column(
        "Khu, cụm, làng nghề", TextWidget(most=200), attribute="zone__name", also=("khu, cụm",)
    )
    sent_on = Column(
        "Ngày gửi",
        DateWidget(),
        also=("ngày báo cáo", "ngày nhận"),
        help_text=_("Left empty, the last day of the year."),
    )
    facilities = _figure("Số cơ sở", "cơ sở đang hoạt động")
    aware = _figure("Cơ sở đã nhận thức")
    applying = _figure("Cơ sở áp dụng", "cơ sở áp dụng sxsh")
    assessed = _figure("Cơ sở được đánh giá")
    self_assessed = _figure("Cơ sở tự đánh giá")
    solutions = _figure("Giải pháp đã thực hiện")
    activities = _figure("Số hoạt động", "hoạt động")
    participations = _figure("Lượt tham dự")
    supported = _figure("Cơ sở được hỗ trợ")
    models = _figure("Số mô hình", "mô hình")
    officers = _figure("Số cán bộ", "cán bộ")
    capable = _figure("Cán bộ đủ năng lực")
    done = _words("Kết quả thực hiện", "done", "nội dung thực hiện")
    difficulties = _words("Khó khăn, nguyên nhân", "difficulties", "khó khăn")
    next_year = _words("Kế hoạch năm sau", "next_year")
    proposals = _words("Kiến nghị", "proposals", "đề xuất")

    class Meta:
        model = LocalReport

    def dehydrate_province(self, report: LocalReport) -> str:
        return report.round.admin_unit.name

    def dehydrate_sent_on(self, report: LocalReport) -> Any:
        return None if report.sent_at is None else timezone.localtime(report.sent_at).date()


def _told(code: str) -> Any:
    def dehydrate(self: LocalReportSheet, report: LocalReport) -> Any:
        return ((report.figures or {}).get("values") or {}).get(code)

    return dehydrate


for _code in LABELS:
    setattr(LocalReportSheet, f"dehydrate_{_code}", _told(_code))
