"""The sheet “Tham dự”: who took part."""

from django.utils.translation import gettext_lazy as _

from campaigns.choices import ParticipantRole
from campaigns.importers.activities import activity_code_column
from campaigns.importers.tax_codes import tax_code_column
from campaigns.models import Participation
from core.spreadsheets.sheets import Column, Sheet
from core.spreadsheets.widgets import ChoiceWidget, CodeWidget, TextWidget

ROLE_WORDS = {
    ParticipantRole.STATE: (
        "cán bộ nhà nước",
        "cán bộ quản lý nhà nước",
        "cán bộ quản lý",
        "công chức",
        "state officer",
    ),
    ParticipantRole.TECHNICAL: (
        "cán bộ kỹ thuật",
        "kỹ thuật",
        "kỹ thuật viên",
        "cán bộ kỹ thuật của doanh nghiệp",
        "technical staff",
    ),
    ParticipantRole.COMMUNITY: ("cộng đồng", "người dân"),
}


class ParticipationSheet(Sheet):
    """The key is activity, party and person."""

    sheet_name = "participations"
    sheet_title = "Tham dự"
    other_titles = ("participation", "participants", "người tham dự", "danh sách tham dự")

    activity_code = activity_code_column("activity__code")
    facility_code = Column(
        "Mã cơ sở",
        CodeWidget(most=30),
        attribute="facility__code",
        help_text=_("One of facility, zone and agency; none of them for a person alone."),
    )
    zone = Column(
        "Khu, cụm, làng nghề", TextWidget(most=200), attribute="zone__name", also=("khu, cụm",)
    )
    agency = Column("Cơ quan", TextWidget(most=200), attribute="agency__name", also=("đơn vị",))
    person = Column(
        "Người tham dự",
        TextWidget(most=150),
        attribute="person",
        also=("họ tên", "họ và tên", "người"),
    )
    role = Column("Vai trò", ChoiceWidget(ROLE_WORDS), attribute="role", also=("tư cách",))
    certificate = Column(
        "Chứng nhận", CodeWidget(most=100), attribute="certificate", also=("chứng chỉ",)
    )
    # It came later than the promised columns.
    tax_code = tax_code_column()

    class Meta:
        model = Participation
