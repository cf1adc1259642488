"""The sheets of the network: members, what they promised, and who supplies whom."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from campaigns.choices import MemberKind
from campaigns.importers.support_sheets import facility_column
from campaigns.models import ChainLink, Commitment, NetworkMember
from core.spreadsheets.sheets import Column, Sheet
from core.spreadsheets.widgets import (
    ChoiceWidget,
    CodeWidget,
    DateWidget,
    EmailWidget,
    PhoneWidget,
    TextWidget,
)
from enterprises.importers.provinces import province_column

KIND_WORDS = {
    MemberKind.SUPPLIER: ("nhà cung cấp", "cung cấp", "cung ứng", "nhà cung ứng"),
    MemberKind.MAKER: ("nhà sản xuất", "sản xuất", "cơ sở sản xuất"),
    MemberKind.DISTRIBUTOR: ("nhà phân phối", "phân phối", "bán lẻ"),
    MemberKind.CONSUMER: ("người tiêu dùng", "tiêu dùng", "tổ chức tiêu dùng"),
    MemberKind.ADVISER: ("đơn vị tư vấn", "tư vấn"),
}
WHERE = _("Name or code, before or after July 2025.")


def member_column(attribute: str = "member__name") -> Column:
    return Column("Tên thành viên", TextWidget(), attribute=attribute, required=True)


class MemberSheet(Sheet):
    """The key is the name within the province."""

    sheet_name = "network"
    sheet_title = "Thành viên mạng lưới"
    other_titles = ("mạng lưới", "thành viên", "danh sách thành viên", "members")
    is_main = True

    name = Column(
        "Tên thành viên",
        TextWidget(),
        attribute="name",
        required=True,
        also=("tên", "thành viên", "tên đơn vị"),
    )
    province = province_column(help_text=WHERE)
    kind = Column(
        "Vị trí trong chuỗi",
        ChoiceWidget(KIND_WORDS),
        attribute="kind",
        required=True,
        also=("loại", "vai trò"),
    )
    joined_on = Column(
        "Ngày tham gia", DateWidget(), attribute="joined_on", required=True, also=("tham gia từ",)
    )
    left_on = Column("Ngày rời", DateWidget(), attribute="left_on", also=("ngày rút", "đến ngày"))
    facility_code = facility_column(required=False)
    contact = Column(
        "Người liên hệ", TextWidget(most=150), attribute="contact_name", also=("liên hệ",)
    )
    phone = Column(
        "Điện thoại", PhoneWidget(most=50), attribute="phone", also=("số điện thoại", "sđt")
    )
    email = Column("Email", EmailWidget(most=254), attribute="email", also=("thư điện tử",))

    class Meta:
        model = NetworkMember

    def dehydrate_province(self, member: Any) -> str:
        return str(member.admin_unit.name)


class CommitmentSheet(Sheet):
    """The key is member and words."""

    sheet_name = "commitments"
    sheet_title = "Cam kết"
    other_titles = ("commitment", "cam kết của thành viên")

    name = member_column()
    province = province_column(help_text=WHERE)
    text = Column(
        "Nội dung cam kết",
        TextWidget(most=5000),
        attribute="text",
        required=True,
        also=("cam kết", "nội dung"),
    )
    due_on = Column("Hạn", DateWidget(), attribute="due_on", also=("thời hạn", "hạn thực hiện"))
    kept_on = Column(
        "Ngày hoàn thành", DateWidget(), attribute="kept_on", also=("ngày thực hiện", "hoàn thành")
    )
    result = Column("Kết quả", TextWidget(most=5000), attribute="result")

    class Meta:
        model = Commitment

    def dehydrate_province(self, commitment: Any) -> str:
        return str(commitment.member.admin_unit.name)


class LinkSheet(Sheet):
    """The key is supplier, buyer and product; both are members of the province."""

    sheet_name = "chain_links"
    sheet_title = "Liên kết chuỗi"
    other_titles = ("liên kết", "chuỗi cung ứng", "links")

    supplier = Column(
        "Bên cung cấp",
        TextWidget(),
        attribute="supplier__name",
        required=True,
        also=("nhà cung cấp", "bên bán"),
    )
    buyer = Column(
        "Bên mua", TextWidget(), attribute="buyer__name", required=True, also=("người mua",)
    )
    province = province_column(help_text=WHERE)
    product = Column(
        "Sản phẩm", TextWidget(), attribute="product", required=True, also=("mặt hàng",)
    )
    since = Column("Từ ngày", DateWidget(), attribute="since", required=True)
    until = Column("Đến ngày", DateWidget(), attribute="until")
    activity_code = Column(
        "Mã hoạt động",
        CodeWidget(most=50),
        attribute="activity__code",
        also=("activity",),
        help_text=_("Of the chain-linking event at which it came about."),
    )

    class Meta:
        model = ChainLink

    def dehydrate_province(self, link: Any) -> str:
        return str(link.supplier.admin_unit.name)
