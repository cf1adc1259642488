"""Local reports in the figures of the province: the rate, and the annex of its report."""

from datetime import date, datetime

import pytest
from django.utils import timezone

from campaigns.choices import LocalReportState
from campaigns.models import ActionPlan, LocalReport
from reports.documents.model import Table
from reports.documents.progress import progress_document
from reports.selectors.frame import frame_of
from reports.selectors.local_annex import local_annex
from tests import factories as f
from tests.reports.figures import only, rate
from tests.reports.sample import sample

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> ActionPlan:
    f.default_rules()
    return f.ActionPlan()


@pytest.fixture
def accepted(plan: ActionPlan) -> LocalReport:
    """One accepted in January, one sent, one that is missing; and one of another province."""
    of = f.LocalRound(
        admin_unit=plan.admin_unit,
        year=2020,
        opens_on=date(2020, 11, 1),
        due_on=date(2020, 12, 31),
    )
    f.LocalReport(round=of, state=LocalReportState.SENT)
    f.LocalReport(round=of, zone=f.Zone(name="Cụm công nghiệp Từ Liêm"))
    f.LocalReport(round__admin_unit=f.Province(), round__year=2020, round__opens_on=of.opens_on)
    return f.LocalReport(
        round=of,
        admin_unit__name="Xã Bát Tràng",
        state=LocalReportState.ACCEPTED,
        decided_at=datetime(2021, 1, 9, 8, 0, tzinfo=timezone.get_default_timezone()),
        figures={"values": {"facilities": 12}, "as_of": "2020-12-30", "source": "register"},
        done="Ba lớp tập huấn",
    )


def test_the_rate_is_of_accepted_reports_by_the_cut_off_day(
    plan: ActionPlan, accepted: LocalReport
) -> None:
    rate(plan, "local_reports_rate")
    late = only(plan, date(2021, 1, 9)).figure
    assert (late.numerator, late.denominator) == (1, 3)
    early = only(plan, date(2021, 1, 8)).figure
    assert (early.numerator, early.denominator) == (0, 3)
    assert only(plan, date(2020, 10, 1)).figure.value is None


def test_the_annex_has_the_accepted_and_the_missing_ones(
    plan: ActionPlan, accepted: LocalReport
) -> None:
    annex = local_annex(frame_of(plan, as_of=date(2021, 1, 9)))
    assert annex is not None
    assert (annex["year"], annex["asked"], annex["accepted"]) == (2020, 3, 1)
    (row,) = annex["rows"]
    assert (row["unit"], row["facilities"], row["aware"]) == ("Xã Bát Tràng", 12, None)
    assert annex["missing"][0]["unit"] == "Cụm công nghiệp Từ Liêm"
    before = local_annex(frame_of(plan, as_of=date(2021, 1, 8)))
    assert before is not None
    assert before["accepted"] == 0
    assert local_annex(frame_of(plan, as_of=date(2020, 10, 1))) is None
    figures = sample()
    figures["annexes"]["local_reports"] = annex
    tables = [each for each in progress_document(figures).blocks() if isinstance(each, Table)]
    shown = {each.sheet: [[cell.text for cell in row] for row in each.rows] for each in tables}
    assert shown["Báo cáo địa phương"][0][1] == "Xã Bát Tràng"
    assert shown["Nội dung địa phương"][0][2] == "Ba lớp tập huấn"
    assert len(shown["Chưa có báo cáo"]) == 2
