"""A progress report on its way: asked for, made, frozen, failed and asked for again."""

import json
from datetime import date, timedelta

import docx
import openpyxl
import pytest
from django.utils import timezone, translation

from campaigns.models import ActionPlan
from core.numbers import format_decimal
from reports.choices import ReportState
from reports.documents import digest_of, progress_document
from reports.models import ProgressReport
from reports.selectors.progress import progress
from reports.selectors.progress_json import as_json
from reports.selectors.reports import last_used, report_figures
from reports.services.reports import CutOffError, build_report, request_report
from reports.services.rollup import rebuild
from reports.tasks import build_report_task
from tests import factories as f
from tests.cast import Cast

END = date(2018, 12, 31)

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(cast: Cast) -> ActionPlan:
    """A plan with something of everything that a report tells."""
    f.default_rules()
    for code, kind in (("adoption_rate", "ratio"), ("energy_saving", "saving")):
        f.Target(plan=cast.plan, indicator=f.Indicator(code=code, kind=kind), low=40)
    saving = {"energy": ("100", "120", "108", "0.1")}
    for year in (2017, 2018):
        assessment = f.Assessment(
            facility=cast.facility, verified=True, reporting_year=year, results=saving
        )
        f.Solution(assessment=assessment, implemented=True, annual_saving_vnd=2_000_000)
    f.Solution(assessment=assessment, title="Còn đề xuất")
    f.Facility(commune=cast.commune)
    training = f.Activity(plan=cast.plan, kind="training", budget_vnd=5_000_000, agency=f.Agency())
    f.Participation(activity=training, facility=cast.facility, role="technical")
    f.Activity(plan=cast.plan, kind="leaflet", copies=300, starts_on=date(2019, 1, 1))
    for _ in range(2):
        f.SupportCase(facility=cast.facility, plan=cast.plan)
    return cast.plan


@pytest.fixture
def report(plan: ActionPlan, cast: Cast) -> ProgressReport:
    return request_report(plan=plan, as_of=END, by=cast.officer)


def built(report: ProgressReport) -> ProgressReport:
    build_report(report_id=report.pk)
    return ProgressReport.objects.get(pk=report.pk)


# What is frozen -------------------------------------------------------------------------------


def test_figures_of_a_report_are_those_of_progress(plan: ActionPlan) -> None:
    figures = report_figures(plan=plan, as_of=END)
    published = as_json(progress(plan, as_of=END, may_make=True))
    for part in ("plan", "as_of", "data_version", "targets", "counts"):
        assert figures[part] == published[part], part
    assert json.loads(json.dumps(figures)) == figures


def test_context_says_what_the_figures_rest_on(plan: ActionPlan, cast: Cast) -> None:
    about = report_figures(plan=plan, as_of=END)["report"]
    assert about["population"] == {
        "facilities": 2,
        "aware": 1,
        "applying": 1,
        "not_applying": 1,
        "staffed": 1,
    }
    assert [rule["code"] for rule in about["rules"]] == ["applying", "aware", "capable"]
    adoption, saving = about["targets"]
    assert (adoption["gap"], adoption["shortfall"]) == (None, 0)
    assert (saving["gap"], saving["quantity_unit"]) == ("30.000000", "TOE")
    assert saving["excluded"][0]["reason"] == "no_assessment"
    assert about["unit"]["issuer"] == cast.hanoi.name
    (energy,) = about["savings"]
    assert (energy["n"], energy["adjusted"], energy["saved"]) == (1, "10.000000", "12.000000")


def test_annexes_hold_the_records_behind_the_figures(plan: ActionPlan, cast: Cast) -> None:
    figures = report_figures(plan=plan, as_of=END)
    annexes = figures["annexes"]
    (facility,) = annexes["facilities"]["rows"]
    assert facility["code"] == cast.facility.code
    assert (facility["since"], facility["implemented"]) == (2017, 2)
    assert facility["saving"] == "10.000000"
    (category,) = annexes["solutions"]
    assert (category["proposed"], category["implemented"]) == (3, 2)
    assert category["saving_vnd"] == "4000000.000000"
    assert annexes["support"][0] | {"label": ""} == {
        "kind": "equipment",
        "label": "",
        "cases": 2,
        "facilities": 1,
    }
    assert [row["starts_on"] for row in annexes["activities"]["rows"]] == ["2017-05-10"]
    assert annexes["activities"]["kinds"]["training"]["participants"] == 1
    assert annexes["activities"]["kinds"]["leaflet"]["count"] == 0
    assert annexes["funding"]["activities"]["budget_vnd"] == "5000000.000000"
    assert annexes["funding"]["activities"]["spent_vnd"] is None
    assert annexes["funding"]["by_source"] is annexes["local_reports"] is None


def test_sum_of_a_list_is_the_figure(plan: ActionPlan) -> None:
    figures = report_figures(plan=plan, as_of=END)
    counts, annexes = figures["counts"], figures["annexes"]
    for name in ("proposed", "implemented"):
        in_list = sum(row[name] for row in annexes["solutions"])
        assert in_list == counts[f"solutions_{name}"] > 0
    assert len(annexes["facilities"]["rows"]) == figures["targets"][0]["numerator_value"] == 1
    assert sum(row["cases"] for row in annexes["support"]) == counts["support_cases"] == 2


def test_stored_facts_and_fresh_ones_make_the_same_report(plan: ActionPlan) -> None:
    fresh = report_figures(plan=plan, as_of=END)
    rebuild()
    stored = report_figures(plan=plan, as_of=END)
    for part in ("targets", "counts", "report", "annexes"):
        assert stored[part] == fresh[part], part


def test_report_as_of_an_earlier_day_knows_nothing_of_later_ones(plan: ActionPlan) -> None:
    figures = report_figures(plan=plan, as_of=date(2017, 12, 30))
    assert figures["annexes"]["facilities"]["rows"] == []
    assert figures["report"]["period"]["ends_on"] == "2017-12-30"
    assert figures["report"]["year"] == 2017


def test_assessment_verified_after_the_day_adds_nothing_to_the_list(
    plan: ActionPlan, cast: Cast
) -> None:
    late = f.Assessment(
        facility=cast.facility,
        kind="quick",
        reporting_year=2018,
        verified=True,
        sent_on=END + timedelta(days=1),
    )
    f.Solution(assessment=late, implemented=True, implemented_year=2016)
    (facility,) = report_figures(plan=plan, as_of=END)["annexes"]["facilities"]["rows"]
    assert (facility["since"], facility["implemented"]) == (2017, 2)
    later = report_figures(plan=plan, as_of=END + timedelta(days=1))
    (facility,) = later["annexes"]["facilities"]["rows"]
    assert (facility["since"], facility["implemented"]) == (2016, 3)


def test_report_is_vietnamese_whoever_asks_for_it(plan: ActionPlan) -> None:
    made = {}
    for language in ("vi", "en"):
        with translation.override(language):
            made[language] = report_figures(plan=plan, as_of=END)
    for part in ("report", "annexes"):
        assert made["en"][part] == made["vi"][part], part


def test_number_of_queries_does_not_grow_with_the_facilities(
    plan: ActionPlan, cast: Cast, django_assert_max_num_queries
) -> None:
    for _ in range(30):
        assessment = f.Assessment(facility=f.Facility(commune=cast.commune), verified=True)
        f.Solution(assessment=assessment, implemented=True)
    with django_assert_max_num_queries(60):
        figures = report_figures(plan=plan, as_of=END)
    assert len(figures["annexes"]["facilities"]["rows"]) == 31


# Asking ---------------------------------------------------------------------------------------


def test_report_waits_until_it_is_made(report: ProgressReport, cast: Cast) -> None:
    assert report.state == ReportState.QUEUED
    assert report.created_by == cast.officer


def test_asking_twice_gives_the_one_that_is_waiting(report: ProgressReport, cast: Cast) -> None:
    again = request_report(plan=report.plan, as_of=END, by=cast.leader)
    assert again == report


def test_asking_after_it_is_ready_makes_another_one(report: ProgressReport, cast: Cast) -> None:
    built(report)
    again = request_report(plan=report.plan, as_of=END, by=cast.officer)
    assert again != report


@pytest.mark.parametrize("as_of", [timezone.localdate() + timedelta(days=1), date(2015, 12, 31)])
def test_cut_off_lies_within_plan_and_past(plan: ActionPlan, cast: Cast, as_of: date) -> None:
    with pytest.raises(CutOffError):
        request_report(plan=plan, as_of=as_of, by=cast.officer)
    assert not ProgressReport.objects.exists()


def test_form_begins_with_what_was_used_last(report: ProgressReport, cast: Cast) -> None:
    other = f.ActionPlan(admin_unit=cast.hanoi, starts_on=date(2019, 1, 1))
    assert last_used(by=cast.officer) == {"plan": report.plan.code, "as_of": END}
    assert last_used(by=cast.leader) == {"plan": other.code, "as_of": timezone.localdate()}
    assert last_used(by=cast.officer, plan_code=other.code)["plan"] == other.code
    assert last_used(by=cast.stranger)["plan"] == ""


# Making ---------------------------------------------------------------------------------------


def test_report_is_frozen_with_digest_and_files(report: ProgressReport) -> None:
    made = built(report)
    assert (made.state, made.error) == (ReportState.READY, "")
    assert made.digest == digest_of(made.figures)
    assert made.data_version == made.figures["data_version"]
    assert made.finished_at is not None
    word = docx.Document(made.docx.open("rb"))
    text = "\n".join(each.text for each in word.paragraphs)
    assert made.digest in text
    assert made.plan.name in text
    book = openpyxl.load_workbook(made.xlsx.open("rb"))
    assert made.digest in [cell.value for cell in book["Thông tin"]["B"]]


def test_figures_come_back_from_the_database_as_they_were(report: ProgressReport) -> None:
    """The document printed later is the one that was made."""
    made = built(report)
    values = list(progress_document(made.figures).values())
    shown = {value.path: value.text for value in values}
    assert shown["counts.solutions_implemented"] == format_decimal(2, places=0) == "2"
    assert progress_document(made.figures) == progress_document(
        json.loads(json.dumps(made.figures))
    )


def test_making_twice_is_harmless(report: ProgressReport, cast: Cast) -> None:
    first = built(report)
    assessment = f.Assessment(facility=f.Facility(commune=cast.commune), verified=True)
    f.Solution(assessment=assessment, implemented=True)
    second = built(report)
    for field in ("figures", "digest", "finished_at", "docx", "xlsx"):
        assert getattr(second, field) == getattr(first, field), field


def test_what_goes_wrong_is_kept_and_can_be_asked_for_again(
    report: ProgressReport, cast: Cast, settings, tmp_path
) -> None:
    usual = settings.MEDIA_ROOT
    (tmp_path / "in the way").write_text("")
    settings.MEDIA_ROOT = tmp_path / "in the way"
    with pytest.raises(OSError, match="in the way"):
        build_report(report_id=report.pk)
    failed = ProgressReport.objects.get(pk=report.pk)
    assert failed.state == ReportState.FAILED
    assert "in the way" in failed.error
    assert failed.figures == {}

    settings.MEDIA_ROOT = usual
    again = request_report(plan=report.plan, as_of=END, by=cast.officer)
    assert (again, again.state, again.error) == (report, ReportState.QUEUED, "")
    assert built(report).state == ReportState.READY


def test_ready_report_does_not_fail_any_more(report: ProgressReport, settings, tmp_path) -> None:
    made = built(report)
    settings.MEDIA_ROOT = tmp_path
    assert built(report).state == ReportState.READY
    assert made.figures


def test_task_makes_the_report(report: ProgressReport) -> None:
    build_report_task(report.pk)
    assert ProgressReport.objects.get(pk=report.pk).state == ReportState.READY


def test_history_says_who_asked(report: ProgressReport, cast: Cast) -> None:
    built(report)
    events = report.events.select_related("pgh_context").order_by("pgh_id")
    assert [event.pgh_context.metadata["source"] for event in events] == ["form", *["task"] * 2]
    assert {event.pgh_context.metadata["user"] for event in events} == {cast.officer.pk}
