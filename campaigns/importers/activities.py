"""The sheet “Hoạt động”: what the programme did."""

from django.utils.translation import gettext_lazy as _

from campaigns.choices import ActivityKind
from campaigns.importers.programmes import programmes_column
from campaigns.models import Activity
from core.spreadsheets.sheets import Column, Sheet
from core.spreadsheets.widgets import (
    BooleanWidget,
    ChoiceWidget,
    CodeWidget,
    DateWidget,
    NumberWidget,
    TextWidget,
    WholeWidget,
)

KIND_WORDS = {
    ActivityKind.WORKSHOP: ("hội thảo",),
    ActivityKind.TRAINING: ("tập huấn", "lớp tập huấn", "đào tạo", "khóa tập huấn"),
    ActivityKind.CONFERENCE: ("hội nghị",),
    ActivityKind.FORUM: ("diễn đàn",),
    ActivityKind.TALK: ("tọa đàm", "nói chuyện chuyên đề"),
    ActivityKind.TOUR: ("tham quan học tập", "tham quan", "khảo sát học tập", "study tour"),
    ActivityKind.SURVEY: ("khảo sát", "điều tra", "khảo sát theo ngành"),
    ActivityKind.SUPPORT: (
        "hỗ trợ kỹ thuật",
        "hỗ trợ đánh giá",
        "hỗ trợ kỹ thuật đánh giá",
        "technical support",
    ),
    ActivityKind.EQUIPMENT: (
        "hỗ trợ thiết bị",
        "hỗ trợ máy móc thiết bị",
        "hỗ trợ máy móc, thiết bị",
        "equipment support",
    ),
    ActivityKind.TRANSFER: ("chuyển giao công nghệ", "technology transfer"),
    ActivityKind.FAIR: ("hội chợ", "triển lãm", "hội chợ triển lãm", "hội chợ, triển lãm"),
    ActivityKind.CHAIN: ("kết nối chuỗi", "kết nối", "sự kiện kết nối", "sự kiện kết nối chuỗi"),
    ActivityKind.LEAFLET: ("tờ rơi", "tờ gấp"),
    ActivityKind.MEDIA: (
        "truyền thông",
        "truyền hình, phát thanh, trang tin",
        "truyền hình",
        "phát thanh",
        "báo chí",
    ),
    ActivityKind.INSPECTION: ("kiểm tra", "thanh tra", "thanh tra, kiểm tra"),
    ActivityKind.AWARD: ("khen thưởng", "khen thưởng, kỷ luật", "kỷ luật"),
}


# As much as an official writes into one cell.
LONG_TEXT = 3000


def activity_code_column(attribute: str) -> Column:
    return Column(
        "Mã hoạt động", CodeWidget(most=50), attribute=attribute, required=True, also=("activity",)
    )


class ActivitySheet(Sheet):
    """The key is the activity's code."""

    sheet_name = "activities"
    sheet_title = "Hoạt động"
    other_titles = ("activity", "các hoạt động", "danh sách hoạt động")
    is_main = True

    activity_code = activity_code_column("code")
    plan_code = Column("Mã kế hoạch", CodeWidget(most=50), attribute="plan__code", also=("plan",))
    kind = Column(
        "Loại hoạt động",
        ChoiceWidget(KIND_WORDS),
        attribute="kind",
        required=True,
        also=("loại", "loại hình"),
    )
    title = Column(
        "Tên hoạt động",
        TextWidget(),
        attribute="title",
        required=True,
        also=("tên", "nội dung", "hoạt động"),
    )
    date = Column(
        "Ngày",
        DateWidget(),
        attribute="starts_on",
        required=True,
        also=("ngày tổ chức", "thời gian"),
    )
    place = Column("Địa điểm", TextWidget(most=200), attribute="place", also=("nơi tổ chức",))
    agency = Column(
        "Cơ quan",
        TextWidget(most=200),
        attribute="agency__name",
        also=("đơn vị tổ chức", "cơ quan tổ chức", "cơ quan chủ trì", "đơn vị chủ trì"),
    )
    counts_as_awareness = Column(
        "Tính là nâng cao nhận thức",
        BooleanWidget(),
        attribute="counts_as_awareness",
        also=("tính nhận thức", "được tính nhận thức", "nâng cao nhận thức"),
        help_text=_("có when taking part makes a facility aware; left empty, it does not."),
    )
    budget = Column(
        "Kinh phí dự kiến",
        NumberWidget(places=2),
        attribute="budget_vnd",
        also=("kinh phí", "dự toán"),
        help_text=_("Đồng."),
    )
    spent = Column(
        "Kinh phí đã chi",
        NumberWidget(places=2),
        attribute="spent_vnd",
        also=("đã chi", "kinh phí thực hiện"),
        help_text=_("Đồng."),
    )
    copies = Column("Số bản", WholeWidget(), attribute="copies", also=("số tờ", "số bản in"))
    booths = Column("Số gian hàng", WholeWidget(), attribute="booths", also=("gian hàng",))
    reach = Column(
        "Số người tiếp cận", WholeWidget(), attribute="reach", also=("lượt tiếp cận", "số lượt xem")
    )
    # What follows came later than the promised columns.
    until = Column(
        "Đến ngày",
        DateWidget(),
        attribute="ends_on",
        also=("ngày kết thúc", "kết thúc"),
        help_text=_("Left empty, it takes one day."),
    )
    channel = Column(
        "Kênh truyền thông",
        TextWidget(most=200),
        attribute="channel",
        also=("kênh", "báo, đài", "kênh phát"),
    )
    destination = Column(
        "Nơi đến",
        TextWidget(most=200),
        attribute="destination",
        also=("nơi tham quan", "nơi học tập", "điểm đến"),
    )
    team = Column(
        "Đoàn kiểm tra",
        TextWidget(most=300),
        attribute="team",
        also=("thành phần đoàn", "thành phần"),
    )
    finding = Column(
        "Phát hiện",
        TextWidget(most=LONG_TEXT),
        attribute="finding",
        also=("kết quả kiểm tra", "tồn tại"),
    )
    remedy = Column(
        "Yêu cầu khắc phục",
        TextWidget(most=LONG_TEXT),
        attribute="remedy",
        also=("biện pháp khắc phục", "khắc phục", "kiến nghị"),
    )
    remedy_due_on = Column(
        "Hạn khắc phục",
        DateWidget(),
        attribute="remedy_due_on",
        also=("thời hạn khắc phục",),
    )
    proposal = Column(
        "Đề xuất",
        TextWidget(most=LONG_TEXT),
        attribute="proposal",
        also=("đề nghị", "đề xuất khen thưởng, kỷ luật"),
    )
    decision = Column(
        "Quyết định",
        TextWidget(most=200),
        attribute="decision",
        also=("số quyết định", "quyết định khen thưởng, kỷ luật"),
    )
    programmes = programmes_column()

    class Meta:
        model = Activity
