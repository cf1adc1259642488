"""Local reports of past years, as they came on paper: found by year and unit, told of each fault,
written as accepted, and given out again."""

from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from campaigns.choices import LocalReportState
from campaigns.exports import LocalReportBook
from campaigns.models import LocalReport, LocalRound
from enterprises.models import AdminUnit
from tests import factories
from tests.imports.bring import Outcome, bring

HEADER = ["Năm", "Tỉnh, thành phố", "Đơn vị", "Khu, cụm, làng nghề", "Ngày gửi", "Số cơ sở",
          "Cơ sở áp dụng", "Kết quả thực hiện"]  # fmt: skip
GIA_LAM = [2019, "Hà Nội", "Gia Lâm", None, date(2019, 12, 20), 120, 35, "Ba lớp tập huấn"]


@pytest.fixture
def bring_in(book: Any, officer: Any) -> Any:
    def run(*rows: list[Any]) -> Outcome:
        return bring("local_reports", book({"Báo cáo địa phương": [HEADER, *rows]}), officer)

    return run


def with_cells(**cells: Any) -> list[Any]:
    """The row of Gia Lâm with other cells: with_cells(_2="Xã Bát Tràng")."""
    return [cells.get(f"_{index}", cell) for index, cell in enumerate(GIA_LAM)]


def test_a_paper_report_of_a_district_comes_as_an_accepted_one(
    bring_in: Any, officer: Any, hanoi: AdminUnit
) -> None:
    zone = factories.Zone(province=hanoi, name="CCN Một")
    of_zone = with_cells(_2=None, _3="CCN Một", _4=None)
    assert bring_in(GIA_LAM, of_zone).counts == {"new": 2}
    of = LocalRound.objects.get()
    assert (of.year, of.admin_unit, of.due_on) == (2019, hanoi, date(2019, 12, 31))
    report = LocalReport.objects.get(zone=None)
    assert report.admin_unit is not None
    assert (report.admin_unit.name, report.admin_unit.edition) == ("Huyện Gia Lâm", "2024")
    assert (report.state, report.done) == (LocalReportState.ACCEPTED, "Ba lớp tập huấn")
    assert report.figures["values"] == {"facilities": 120, "applying": 35}
    assert (report.figures["source"], report.figures["as_of"]) == ("paper", "2019-12-20")
    sent_at = LocalReport.objects.get(zone=zone).sent_at
    assert sent_at is not None
    assert timezone.localtime(sent_at).date() == date(2019, 12, 31)
    assert bring_in(GIA_LAM, of_zone).counts == {"unchanged": 2}
    assert bring_in(with_cells(_6=36)).counts == {"changed": 1}
    report.refresh_from_db()
    assert report.figures["values"] == {"facilities": 120, "applying": 36}
    (page,) = LocalReportBook(officer).pages(LocalReport.objects.filter(pk=report.pk))
    line = dict(zip(page.header, page.line(report), strict=True))
    told = (line["Năm*"], line["Đơn vị"], line["Số cơ sở"], line["Ngày gửi"])
    assert told == (2019, "Huyện Gia Lâm", 120, date(2019, 12, 20))


@pytest.mark.parametrize(
    ("rows", "errors"),
    [
        ([with_cells(_2="Xã Lạ")], [("unknown_local_unit", "C2")]),
        # Communes report from 2025 on, districts until then.
        ([with_cells(_2="Xã Bát Tràng")], [("unknown_local_unit", "C2")]),
        ([with_cells(_0=2025, _2="Quận Hoàng Mai")], [("unknown_local_unit", "C2")]),
        ([with_cells(_0=2099)], [("local_year_ahead", "A2")]),
        ([with_cells(_2=None)], [("no_local_sender", "C2")]),
        ([with_cells(_3="CCN Một")], [("two_local_senders", "D2")]),
        ([with_cells(_1="Hải Phòng")], [("outside_territory", "B2")]),
        ([GIA_LAM, with_cells(_2="Huyện Gia Lâm")], [("duplicate_key", "C3")]),
    ],
)
def test_faults_are_told_at_their_cell_and_nothing_is_written(
    rows: Any, errors: Any, bring_in: Any
) -> None:
    assert bring_in(*rows).errors == errors
    assert not LocalReport.objects.exists()


def test_what_a_unit_sent_in_the_portal_stays(bring_in: Any, hanoi: AdminUnit) -> None:
    unit = AdminUnit.objects.get(edition="2024", name="Huyện Gia Lâm")
    of = factories.LocalRound(admin_unit=hanoi, year=2019)
    report = factories.LocalReport(round=of, admin_unit=unit, state=LocalReportState.SENT)
    assert bring_in(GIA_LAM).errors == [("local_report_in_portal", "A2")]
    LocalReport.objects.update(state=LocalReportState.DRAFT)
    assert bring_in(GIA_LAM).counts == {"changed": 1}
    report.refresh_from_db()
    assert report.state == LocalReportState.ACCEPTED


def test_undoing_takes_the_round_and_its_reports_away(bring_in: Any, officer: Any) -> None:
    batch = bring_in(GIA_LAM).report["batch"]
    call_command("undo_import", str(batch), "--as", officer.email, stdout=StringIO())
    assert not LocalRound.objects.exists()
