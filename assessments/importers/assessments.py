"""The sheet “Đánh giá”: one row is one assessment of a facility and reporting year."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from assessments.choices import AssessmentKind, AssessmentStatus
from assessments.models import Assessment
from core.spreadsheets.sheets import Column, Sheet
from core.spreadsheets.widgets import (
    BooleanWidget,
    ChoiceWidget,
    CodeWidget,
    DateWidget,
    TextWidget,
    YearWidget,
)
from core.spreadsheets.wordings import wording

FUTURE_YEAR = wording(
    "future_year",
    _("The year %(value)s lies ahead; nothing can be reported of it yet."),
    _("Check the year."),
)
BASELINE_AFTER_REPORT = wording(
    "baseline_after_report",
    _("The baseline year %(baseline)s comes after the reporting year %(reporting)s."),
    _("Check both years."),
)
MAY_NOT_VERIFY = wording(
    "may_not_verify",
    _("You may not verify assessments of this facility, so “verified = yes” cannot be taken."),
    _("Leave the cell empty, or ask someone who may verify to import the row."),
)
VERIFIED_IS_FROZEN = wording(
    "verified_is_frozen",
    _("The assessment is verified; only someone who may verify can change it."),
    _("Remove the row, or ask someone who may verify to import it."),
)
OWN_REPORT = wording(
    "own_report",
    _("You filled in or handed in this assessment yourself, so you cannot verify it."),
    _("Leave the cell empty, and ask a colleague to verify it."),
)
FIRST_BASELINE = 1990

KIND_WORDS = {
    AssessmentKind.SELF: ("tự đánh giá", "self-assessment"),
    AssessmentKind.QUICK: ("đánh giá nhanh", "nhanh", "quick assessment"),
    AssessmentKind.DETAILED: ("đánh giá chi tiết", "chi tiết", "detailed assessment"),
}


def facility_code_column() -> Column:
    return Column(
        "Mã cơ sở",
        CodeWidget(most=30),
        attribute="assessment__facility__code",
        required=True,
        also=("code",),
        help_text=_("The code of a facility in the register."),
    )


def reporting_year_column() -> Column:
    return Column(
        "Năm báo cáo",
        YearWidget(least=FIRST_BASELINE),
        attribute="assessment__reporting_year",
        required=True,
    )


def assessment_kind_column() -> Column:
    """A facility may be assessed twice for one year, by itself and by an expert."""
    return Column(
        "Loại đánh giá",
        ChoiceWidget(KIND_WORDS),
        attribute="assessment__kind",
        also=("loại",),
        help_text=_("Only when the facility has assessments of several kinds for the year."),
    )


class AssessmentSheet(Sheet):
    """The key is facility, reporting year and kind."""

    sheet_name = "assessments"
    sheet_title = "Đánh giá"
    other_titles = ("assessment", "bản đánh giá", "danh sách đánh giá")
    is_main = True

    facility_code = facility_code_column()
    kind = Column(
        "Loại đánh giá",
        ChoiceWidget(KIND_WORDS),
        attribute="kind",
        required=True,
        also=("loại",),
        help_text=_("tự đánh giá, đánh giá nhanh or đánh giá chi tiết"),
    )
    baseline_year = Column(
        "Năm gốc", YearWidget(least=FIRST_BASELINE), attribute="baseline_year", required=True
    )
    reporting_year = reporting_year_column()
    assessor = Column("Đơn vị đánh giá", TextWidget(most=200), attribute="assessor")
    assessed_on = Column("Ngày đánh giá", DateWidget(), attribute="assessed_on")
    verified = Column(
        "Đã xác nhận",
        BooleanWidget(),
        help_text=_("Counts when you may verify assessments of the facility."),
    )

    class Meta:
        model = Assessment

    def dehydrate_facility_code(self, assessment: Assessment) -> str:
        return assessment.facility.code

    def dehydrate_reporting_year(self, assessment: Assessment) -> int:
        return assessment.reporting_year

    def dehydrate_verified(self, assessment: Assessment) -> Any:
        return BooleanWidget().render(assessment.status == AssessmentStatus.VERIFIED)
