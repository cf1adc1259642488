"""The sheet “Cơ sở sản xuất”, declared once for check, import, template and export."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.numbers import NumberStyle
from core.spreadsheets.sheets import Column, FollowingColumn, Sheet
from core.spreadsheets.widgets import (
    BooleanWidget,
    CellWidget,
    ChoiceWidget,
    CodeWidget,
    EmailWidget,
    Notes,
    NumberWidget,
    PhoneWidget,
    TextWidget,
    WholeWidget,
    YearWidget,
    cell_text,
)
from core.spreadsheets.wordings import MENDED, CellError, wording
from enterprises.choices import LegalForm
from enterprises.models import Facility
from enterprises.rules import TaxCode, TaxCodeError, TaxCodeFault, normalise_tax_code

TAX_CODE_LENGTH = wording(
    "tax_code_length",
    _("A tax code has 10 or 13 digits, a personal number 12; this one has %(digits)s."),
    _("Compare it with the registration certificate."),
)
TAX_CODE_CHARACTERS = wording(
    "tax_code_characters",
    _("“%(value)s” is no tax code: it holds something other than digits."),
    _("Write digits only, with a dash before the three digits of a branch."),
)
TAX_CODE_CHECK_DIGIT = wording(
    "tax_code_check_digit",
    _("The check digit of the tax code “%(value)s” does not fit: a digit was mistyped."),
    _("Compare it with the registration certificate."),
)
TAX_CODE_FAULTS = {
    TaxCodeFault.LENGTH: TAX_CODE_LENGTH,
    TaxCodeFault.CHARACTERS: TAX_CODE_CHARACTERS,
    TaxCodeFault.CHECK_DIGIT: TAX_CODE_CHECK_DIGIT,
}
BILLION = Decimal(10) ** 9
MOST_BILLIONS = Decimal(10) ** 10

LEGAL_FORMS = {
    LegalForm.LIMITED: (
        "Công ty TNHH",
        "Công ty trách nhiệm hữu hạn",
        "Cty TNHH",
        "TNHH",
        "Công ty TNHH MTV",
        "Công ty TNHH một thành viên",
        "Công ty TNHH hai thành viên trở lên",
    ),
    LegalForm.JOINT_STOCK: (
        "Công ty cổ phần",
        "Công ty CP",
        "Cty CP",
        "Cty cổ phần",
        "CTCP",
        "Cổ phần",
    ),
    LegalForm.PRIVATE: ("Doanh nghiệp tư nhân", "DNTN", "DN tư nhân"),
    LegalForm.STATE: ("Doanh nghiệp nhà nước", "DNNN", "Công ty nhà nước"),
    LegalForm.FOREIGN: (
        "Doanh nghiệp có vốn đầu tư nước ngoài",
        "FDI",
        "Doanh nghiệp FDI",
        "Doanh nghiệp nước ngoài",
        "Vốn đầu tư nước ngoài",
    ),
    LegalForm.COOPERATIVE: ("Hợp tác xã", "HTX", "Liên hiệp hợp tác xã"),
    LegalForm.HOUSEHOLD: (
        "Hộ kinh doanh",
        "Hộ sản xuất",
        "HKD",
        "Hộ cá thể",
        "Hộ kinh doanh cá thể",
        "Hộ gia đình",
        "Hộ",
    ),
    LegalForm.OTHER: ("Khác", "Loại hình khác"),
}
VERSIONS = {"2018": ("VSIC 2018", "2018"), "2025": ("VSIC 2025", "2025")}


class TaxCodeWidget(CellWidget):
    """A tax code or personal number, as text or as a number that lost its leading zero."""

    def read(self, raw: Any, *, style: NumberStyle, notes: Notes) -> TaxCode:
        text = cell_text(raw)
        try:
            found = normalise_tax_code(raw)
        except TaxCodeError as error:
            digits = sum(character.isdigit() for character in text)
            raise CellError(TAX_CODE_FAULTS[error.code], value=text, digits=digits) from None
        if found.mended:
            notes.append(CellError(MENDED, value=text, mended=found.text))
        return found


class FacilitySheet(Sheet):
    """One row is one site; the columns on the enterprise speak of the enterprise as a whole."""

    sheet_name = "facilities"
    sheet_title = "Cơ sở sản xuất"
    other_titles = ("facility", "danh sách cơ sở", "cơ sở", "danh sách cơ sở sản xuất")
    is_main = True

    code = Column(
        "Mã cơ sở",
        CodeWidget(most=30),
        attribute="code",
        also=("facility_code",),
        help_text=_("The key; left empty, a code is given out."),
    )
    name = Column("Tên cơ sở", TextWidget(), attribute="name", required=True)
    tax_code = Column(
        "Mã số thuế",
        TaxCodeWidget(),
        attribute="enterprise__tax_code",
        also=("mst",),
        help_text=_("10 or 13 digits; 12 for a household."),
    )
    enterprise = Column(
        "Tên doanh nghiệp",
        TextWidget(),
        attribute="enterprise__name",
        help_text=_("Left empty, the facility's own name."),
    )
    legal_form = Column("Loại hình", ChoiceWidget(LEGAL_FORMS), attribute="enterprise__legal_form")
    industry = Column(
        "Mã ngành",
        CodeWidget(most=10),
        attribute="industry__code",
        required=True,
        also=("mã ngành vsic", "ngành"),
        help_text=_("VSIC, sections B to E."),
    )
    industry_version = Column(
        "Phiên bản ngành",
        ChoiceWidget(VERSIONS),
        attribute="industry__version",
        help_text=_("2018 or 2025; left empty, 2018 where the code exists in it."),
    )
    province = FollowingColumn(
        "Tỉnh, thành phố",
        CodeWidget(),
        required=True,
        also=("tỉnh", "thành phố", "tỉnh/tp", "tỉnh thành"),
        help_text=_("Name or code, before or after July 2025."),
    )
    district = Column(
        "Quận, huyện",
        CodeWidget(),
        also=("huyện", "quận/huyện/thị xã"),
        help_text=_("Only for a former commune."),
    )
    commune = FollowingColumn(
        "Xã, phường",
        CodeWidget(),
        required=True,
        also=("xã", "phường/xã", "xã, phường, thị trấn"),
        help_text=_("Name or code, before or after July 2025."),
    )
    address = Column("Địa chỉ", TextWidget(), attribute="address")
    zone = Column(
        "Khu, cụm, làng nghề",
        TextWidget(most=200),
        attribute="zone__name",
        help_text=_("Name or code; a new one is made when its name says its kind (KCN, CCN …)."),
    )
    staff = Column(
        "Lao động",
        WholeWidget(most=10_000_000),
        attribute="enterprise__staff",
        also=("số lao động",),
    )
    revenue_bn = Column(
        "Doanh thu, tỷ đồng",
        NumberWidget(places=2, scale=BILLION, most=MOST_BILLIONS),
        attribute="enterprise__revenue_vnd",
    )
    capital_bn = Column(
        "Nguồn vốn, tỷ đồng",
        NumberWidget(places=2, scale=BILLION, most=MOST_BILLIONS),
        attribute="enterprise__capital_vnd",
    )
    has_potential = Column(
        "Có tiềm năng",
        BooleanWidget(),
        attribute="has_potential",
        help_text=_("Whether cleaner production has potential here: the denominator of plans."),
    )
    is_rural = Column("Nông thôn", BooleanWidget(), attribute="is_rural")
    opened_year = Column("Năm bắt đầu", YearWidget(), attribute="opened_on__year")
    closed_year = Column("Năm kết thúc", YearWidget(), attribute="closed_on__year")
    contact = Column("Người liên hệ", TextWidget(most=150), attribute="contact_name")
    phone = Column(
        "Điện thoại", PhoneWidget(most=50), attribute="phone", also=("số điện thoại", "sđt")
    )
    email = Column("Email", EmailWidget(most=254), attribute="email", also=("thư điện tử",))

    class Meta:
        model = Facility

    # A divided commune that nobody has settled is exported in its former frame, and reads back.
    def dehydrate_province(self, facility: Facility) -> str:
        commune = facility.commune or facility.former_commune
        return commune.province.name if commune and commune.province else ""

    def dehydrate_district(self, facility: Facility) -> str:
        former = facility.former_commune
        return former.parent.name if former and former.parent and not facility.commune else ""

    def dehydrate_commune(self, facility: Facility) -> str:
        commune = facility.commune or facility.former_commune
        return commune.name if commune else ""
