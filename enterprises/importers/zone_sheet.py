"""The sheet “Khu, cụm, làng nghề”: one row is one zone."""

from django.utils.translation import gettext_lazy as _

from core.spreadsheets.sheets import Column, Sheet
from core.spreadsheets.widgets import ChoiceWidget, CodeWidget, TextWidget
from enterprises.choices import CURRENT_EDITION, ZoneKind
from enterprises.importers.provinces import province_column
from enterprises.models import Zone

KIND_WORDS = {
    ZoneKind.INDUSTRIAL_ZONE: (
        "khu công nghiệp",
        "kcn",
        "khu chế xuất",
        "khu công nghệ cao",
        "industrial zone",
    ),
    ZoneKind.CLUSTER: ("cụm công nghiệp", "ccn", "cụm cn", "industrial cluster"),
    ZoneKind.CRAFT_VILLAGE: ("làng nghề", "làng nghề truyền thống", "craft village"),
    ZoneKind.LOCAL_POINT: ("điểm công nghiệp", "điểm cn", "điểm cn-ttcn", "local industry point"),
}


class ZoneSheet(Sheet):
    """The key is the code, else the name within the province."""

    sheet_name = "zones"
    sheet_title = "Khu, cụm, làng nghề"
    other_titles = ("zone", "khu cụm", "khu, cụm công nghiệp", "danh sách khu, cụm, làng nghề")
    is_main = True

    code = Column(
        "Mã khu, cụm",
        CodeWidget(most=30),
        attribute="code",
        also=("mã", "zone_code"),
        help_text=_("The key; left empty, the name counts, and a new zone is given a code."),
    )
    name = Column(
        "Tên khu, cụm",
        TextWidget(most=200),
        attribute="name",
        required=True,
        also=("tên", "tên khu, cụm, làng nghề", "khu, cụm, làng nghề"),
        help_text=_("As it is written in sheets of facilities, such as KCN Quang Minh."),
    )
    kind = Column(
        "Loại",
        ChoiceWidget(KIND_WORDS),
        attribute="kind",
        required=True,
        also=("loại hình", "loại khu, cụm"),
        help_text=_("khu công nghiệp, cụm công nghiệp, làng nghề or điểm công nghiệp"),
    )
    province = province_column(help_text=_("Name or code, before or after July 2025."))
    communes = Column(
        "Xã, phường",
        TextWidget(most=2000),
        also=("các xã, phường", "xã", "địa bàn"),
        help_text=_("Names or codes with semicolons between them; they replace those stored."),
    )
    board = Column(
        "Ban quản lý",
        TextWidget(most=200),
        attribute="board",
        also=("đơn vị quản lý", "chủ đầu tư", "management board"),
    )

    class Meta:
        model = Zone

    def dehydrate_province(self, zone: Zone) -> str:
        return zone.province.name

    # Of today alone: a former commune that went into one of them would be read as that one.
    def dehydrate_communes(self, zone: Zone) -> str:
        communes = zone.communes.all()
        return "; ".join(each.name for each in communes if each.edition == CURRENT_EDITION)
