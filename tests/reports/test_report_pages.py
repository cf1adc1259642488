"""Reports as pages: asked for, waited for, read, downloaded; and who may do none of it."""

import io
from datetime import date, timedelta
from html import unescape
from urllib.parse import unquote

import docx
import openpyxl
import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from reports.choices import ReportState
from reports.documents import digest_of, progress_document
from reports.models import ProgressReport
from reports.tasks import build_report_task
from tests import factories as f
from tests.cast import Cast
from tests.reports.sample import sample
from tests.reports.side_by_side import queued_tasks

END = date(2018, 12, 31)
LIST, NEW = "/reports/", "/reports/new/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client: Client, cast: Cast) -> Client:
    client.force_login(cast.officer)
    return client


def a_report(cast: Cast, **fields: object) -> ProgressReport:
    values = {"plan": cast.plan, "as_of": END, "created_by": cast.officer} | fields
    return ProgressReport.objects.create(**values)


@pytest.fixture
def ready(cast: Cast) -> ProgressReport:
    figures = sample()
    return a_report(
        cast,
        state=ReportState.READY,
        figures=figures,
        digest=digest_of(figures),
        finished_at=timezone.now(),
        docx=ContentFile(b"Word", name="report.docx"),
        xlsx=ContentFile(b"Excel", name="report.xlsx"),
    )


def page(report: ProgressReport) -> str:
    return reverse("reports:report_detail", args=[report.pk])


def words(response) -> str:
    return unescape(" ".join(response.content.decode().split()))


# Asking ---------------------------------------------------------------------------------------


def test_form_offers_the_plans_one_may_report_on(officer: Client, cast: Cast) -> None:
    f.ActionPlan(name="Kế hoạch tỉnh khác")
    f.ActionPlan(name="Chương trình quốc gia", admin_unit=None)
    text = words(officer.get(NEW))
    assert cast.plan.name in text
    assert "Kế hoạch tỉnh khác" not in text
    assert "Chương trình quốc gia" not in text


def test_form_begins_with_the_plan_one_comes_from(officer: Client, cast: Cast) -> None:
    other = f.ActionPlan(admin_unit=cast.hanoi, starts_on=date(2000, 1, 1))
    form = officer.get(NEW, {"plan": other.code}).context["form"]
    assert form["plan"].value() == other.code
    assert form["as_of"].value() == timezone.localdate()


def test_form_without_a_plan_says_what_to_do(client: Client) -> None:
    client.force_login(f.Membership(role="officer", admin_unit=f.Province()).user)
    response = client.get(NEW)
    assert response.status_code == 200
    assert b"<select" not in response.content


def test_asked_for_report_is_queued_made_and_read(
    officer: Client, cast: Cast, django_capture_on_commit_callbacks
) -> None:
    """The whole way, over the real broker."""
    f.default_rules()
    f.Target(plan=cast.plan, indicator=f.Indicator(code="adoption_rate", kind="ratio"), low=50)
    queued_tasks()
    with django_capture_on_commit_callbacks(execute=True):
        response = officer.post(NEW, {"plan": cast.plan.code, "as_of": "2018-12-31"})
    report = ProgressReport.objects.get()
    assert response.url == page(report)
    assert (report.created_by, report.state) == (cast.officer, ReportState.QUEUED)
    assert queued_tasks() == [("reports.tasks.build_report_task", (report.pk,))]

    build_report_task(report.pk)
    report.refresh_from_db()
    text = words(officer.get(page(report)))
    assert report.digest in text
    assert "0 trên tổng số 1 cơ sở đang áp dụng SXSH" in text
    word = officer.get(reverse("reports:report_download", args=[report.pk, "docx"]))
    assert docx.Document(io.BytesIO(b"".join(word.streaming_content))).paragraphs
    book = officer.get(reverse("reports:report_download", args=[report.pk, "xlsx"]))
    sheets = openpyxl.load_workbook(io.BytesIO(b"".join(book.streaming_content)))
    (about,) = report.figures["report"]["targets"]
    assert sheets["Số liệu chỉ tiêu"]["A2"].value == about["name"]


def test_nothing_is_queued_when_the_asking_fails(
    officer: Client, cast: Cast, django_capture_on_commit_callbacks
) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    with django_capture_on_commit_callbacks(execute=True) as queued:
        response = officer.post(NEW, {"plan": cast.plan.code, "as_of": tomorrow.isoformat()})
    assert response.status_code == 200
    assert response.context["form"].errors["as_of"]
    assert response.context["form"]["as_of"].value() == tomorrow.isoformat()
    assert queued == []
    assert not ProgressReport.objects.exists()


def test_day_may_be_written_the_vietnamese_way(officer: Client, cast: Cast) -> None:
    officer.post(NEW, {"plan": cast.plan.code, "as_of": "31/12/2018"})
    assert ProgressReport.objects.get().as_of == END


def test_stranger_cannot_ask_for_anothers_plan(client: Client, cast: Cast) -> None:
    client.force_login(cast.stranger)
    response = client.post(NEW, {"plan": cast.plan.code, "as_of": "2018-12-31"})
    assert response.context["form"].errors["plan"]
    assert not ProgressReport.objects.exists()


# Waiting --------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", [ReportState.QUEUED, ReportState.RUNNING])
def test_waiting_page_asks_again_and_works_without_javascript(
    officer: Client, cast: Cast, state: str
) -> None:
    report = a_report(cast, state=state)
    whole = officer.get(page(report)).content.decode()
    part = officer.get(page(report), headers={"HX-Request": "true"}).content.decode()
    assert part.strip() in whole
    assert f'hx-get="{page(report)}"' in part
    assert f'<a href="{page(report)}">' in part


def test_page_that_waited_is_fetched_anew_when_the_report_is_ready(
    officer: Client, ready: ProgressReport
) -> None:
    response = officer.get(page(ready), headers={"HX-Request": "true"})
    assert response.headers["HX-Refresh"] == "true"


def test_failed_report_says_why_and_can_be_asked_for_again(officer: Client, cast: Cast) -> None:
    report = a_report(cast, state=ReportState.FAILED, error="OSError: <đĩa đầy>")
    response = officer.get(page(report))
    text = response.content.decode()
    assert "OSError: &lt;đĩa đầy&gt;" in text
    assert "hx-get" not in text.split("<main")[1]
    officer.post(NEW, {"plan": report.plan.code, "as_of": "2018-12-31"})
    report.refresh_from_db()
    assert (report.state, report.error) == (ReportState.QUEUED, "")
    assert ProgressReport.objects.count() == 1


# Reading --------------------------------------------------------------------------------------


def test_page_says_every_sentence_of_the_document(officer: Client, ready: ProgressReport) -> None:
    text = words(officer.get(page(ready)))
    document = progress_document(ready.figures)
    for block in document.blocks():
        if block.kind != "table":
            assert " ".join(block.text.split()) in text
    assert document.letterhead.addressee in text
    assert ready.digest in text


def test_page_shows_the_first_rows_of_a_long_list(officer: Client, ready: ProgressReport) -> None:
    text = words(officer.get(page(ready)))
    assert "Nhà máy giấy số 50<" in text
    assert "Nhà máy giấy số 51<" not in text
    assert "50 dòng đầu trên tổng số 60 dòng" in text


def test_paper_is_vietnamese_on_an_english_page(officer: Client, ready: ProgressReport) -> None:
    officer.cookies["django_language"] = "en"
    text = words(officer.get(page(ready)))
    assert '<html lang="en">' in text
    assert '<article class="paper" lang="vi">' in text
    assert "Download Word" in text
    assert "3.120 lượt tham dự" in text


def test_name_of_a_facility_is_text_and_never_markup(officer: Client, cast: Cast) -> None:
    figures = sample()
    figures["annexes"]["facilities"]["rows"][0]["name"] = "<script>alert(1)</script>"
    report = a_report(cast, state=ReportState.READY, figures=figures, finished_at=timezone.now())
    assert b"<script>alert" not in officer.get(page(report)).content


@pytest.mark.parametrize(("kind", "content"), [("docx", b"Word"), ("xlsx", b"Excel")])
def test_files_come_as_attachments_with_a_speaking_name(
    officer: Client, ready: ProgressReport, kind: str, content: bytes
) -> None:
    ready.plan.code = "HN/2016"
    ready.plan.save()
    response = officer.get(reverse("reports:report_download", args=[ready.pk, kind]))
    assert b"".join(response.streaming_content) == content
    name = unquote(response.headers["Content-Disposition"])
    assert name.startswith("attachment;")
    assert f"Báo cáo SXSH HN-2016 đến ngày 31-12-2018.{kind}" in name


@pytest.mark.parametrize("kind", ["pdf", "figures", "error"])
def test_only_the_two_files_can_be_downloaded(
    officer: Client, ready: ProgressReport, kind: str
) -> None:
    address = reverse("reports:report_download", args=[ready.pk, kind])
    assert officer.get(address).status_code == 404


def test_report_that_is_not_ready_has_no_files(officer: Client, cast: Cast) -> None:
    report = a_report(cast)
    address = reverse("reports:report_download", args=[report.pk, "docx"])
    assert officer.get(address).status_code == 404


# The list -------------------------------------------------------------------------------------


def test_list_shows_the_reports_of_ones_own_plans(
    officer: Client, cast: Cast, ready: ProgressReport
) -> None:
    foreign = f.ActionPlan(name="Kế hoạch tỉnh khác")
    a_report(cast, plan=foreign)
    text = words(officer.get(LIST))
    assert page(ready) in text
    assert "Kế hoạch tỉnh khác" not in text


def test_list_without_reports_says_what_to_do_next(officer: Client) -> None:
    assert f'href="{NEW}"' in words(officer.get(LIST))


def test_list_can_be_narrowed(officer: Client, cast: Cast, ready: ProgressReport) -> None:
    failed = a_report(cast, state=ReportState.FAILED, as_of=date(2017, 12, 31))
    text = words(officer.get(LIST, {"state": "failed", "plan": cast.plan.code}))
    assert page(failed) in text
    assert page(ready) not in text


def test_list_asks_as_often_for_30_reports_as_for_3(officer: Client, cast: Cast) -> None:
    def queries(total: int) -> int:
        while ProgressReport.objects.count() < total:
            a_report(cast, plan=f.ActionPlan(admin_unit=cast.hanoi), created_by=f.User())
        with CaptureQueriesContext(
            connection,
        ) as asked:
            officer.get(LIST)
        assert not any('"figures"' in query["sql"] for query in asked.captured_queries)
        return len(asked)

    assert queries(3) == queries(30)
