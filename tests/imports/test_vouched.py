"""Whoever imports is author, or checker, of a report, and never both; baselines that change."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from assessments.anchors import anchor_of
from assessments.choices import AssessmentKind, AssessmentStatus, Move
from assessments.errors import AssessmentRefusedError
from assessments.models import Assessment, BaselineChange, Explanation, FlowLine
from assessments.policies.assessments import OWN_WORK
from assessments.rules.plausibility import Code, written
from assessments.services import move_assessment
from assessments.services.baseline import note_brought_baselines
from assessments.services.warnings import note_warnings
from core.history import written_by
from enterprises.models import AdminUnit, Facility
from imports.errors import ImportRefusedError
from imports.models import ImportBatch, ImportEffect
from imports.services import undo_batch
from tests import factories
from tests.imports.bring import Outcome, bring
from tests.imports.test_assessments import ASSESSED, MADE, SOLVED, USED

YES, NO = "có", "không"
REASON = "Công tơ cũ chạy sai"
TELLS_THE_PLANNER = "ANALYZE (SKIP_LOCKED)"
Bring = Callable[..., Outcome]


@pytest.fixture
def facility(hanoi: AdminUnit) -> Facility:
    commune = AdminUnit.objects.get(edition="2025", level="commune", name="Xã Bát Tràng")
    return factories.Facility(code="X-1", commune=commune)


@pytest.fixture
def owner(facility: Facility) -> User:
    return factories.Membership(role=Role.ENTERPRISE, enterprise=facility.enterprise).user


@pytest.fixture
def colleague(hanoi: AdminUnit) -> User:
    return factories.Membership(role=Role.OFFICER, admin_unit=hanoi).user


@pytest.fixture
def bring_in(book: Any, facility: Facility) -> Bring:
    """Brings 1,000 tonnes and electricity of a year, measured against 2018."""

    def run(user: User, verified: str | None, *, year: int = 2019, **lines: Any) -> Outcome:
        base, now = lines.get("use", (100_000, 90_000))
        key = ["X-1", year]
        assessed = ["X-1", "tự đánh giá", 2018, year, "Trung tâm", date(year, 6, 1), verified]
        used = [*key, "Điện", "kWh", base, now, 1500, None, None]
        sheets = {
            "Đánh giá": [ASSESSED, assessed],
            "Sản lượng": [MADE, [*key, "Gốm", "tấn", 1000, 1000]],
            "Tiêu thụ": [USED, used] if lines.get("lines", True) else [USED],
            "Giải pháp": [SOLVED, *([*key, *each] for each in lines.get("solutions", []))],
        }
        return bring("assessments", book(sheets), user)

    return run


def report(year: int = 2019) -> Assessment:
    return Assessment.objects.get(reporting_year=year)


def authors(year: int = 2019) -> list[User]:
    return list(report(year).authors.all())


def undo_last(user: User) -> None:
    undo_batch(batch=ImportBatch.objects.latest("pk"), by=user)


# Author or checker ----------------------------------------------------------------------------


def test_whoever_brings_it_verified_is_its_checker_and_nothing_else(
    bring_in: Bring, officer: User
) -> None:
    assert bring_in(officer, YES).code == 0
    found = report()
    assert (found.status, found.verified_by) == (AssessmentStatus.VERIFIED, officer)
    assert (found.sent_by, found.sent_on, authors()) == (None, date(2019, 6, 1), [])


def test_whoever_brings_it_unverified_is_author_and_sender_and_another_one_verifies(
    bring_in: Bring, officer: User, colleague: User
) -> None:
    assert bring_in(officer, None).code == 0
    found = report()
    assert (found.status, found.verified_by) == (AssessmentStatus.SENT, None)
    assert (found.sent_by, authors()) == (officer, [officer])
    with pytest.raises(AssessmentRefusedError) as refused:
        move_assessment(assessment=found, move=Move.VERIFY, by=officer)
    assert refused.value.reason == OWN_WORK
    outcome = bring_in(officer, YES)
    assert (outcome.code, outcome.errors) == (1, [("own_report", "G2")])
    [error] = outcome.report["errors"]
    assert "tự xác nhận" in error["message"]
    assert "đồng nghiệp" in error["remedy"]
    assert report().status == AssessmentStatus.SENT
    assert bring_in(colleague, YES).code == 0
    assert (report().sent_by, report().verified_by) == (officer, colleague)


@pytest.mark.parametrize(
    "changed", [{"use": (100_000, 91_000)}, {"solutions": [["Đèn LED", 4, "đề xuất"]]}]
)
def test_whoever_changes_a_part_of_what_an_enterprise_sent_is_an_author(
    bring_in: Bring, officer: User, owner: User, changed: dict[str, Any]
) -> None:
    bring_in(officer, YES)
    Assessment.objects.update(
        status=AssessmentStatus.SENT, verified_on=None, verified_by=None, sent_by=owner
    )
    assert bring_in(officer, NO, **changed).code == 0
    assert (report().sent_by, authors()) == (owner, [officer])
    assert bring_in(officer, YES, **changed).errors == [("own_report", "G2")]


def test_what_an_enterprise_sent_is_verified_by_import_and_keeps_its_sender(
    bring_in: Bring, officer: User, owner: User
) -> None:
    bring_in(officer, YES)
    Assessment.objects.update(
        status=AssessmentStatus.SENT, verified_on=None, verified_by=None, sent_by=owner
    )
    assert bring_in(officer, YES).code == 0
    assert (report().sent_by, report().verified_by, authors()) == (owner, officer, [])


def test_taking_the_check_back_makes_nobody_the_sender(
    bring_in: Bring, officer: User, colleague: User
) -> None:
    bring_in(officer, YES)
    assert bring_in(colleague, NO).code == 0
    found = report()
    assert (found.status, found.sent_by, found.verified_by) == (AssessmentStatus.SENT, None, None)
    assert bring_in(officer, YES).code == 0


def test_checker_who_brings_corrections_of_what_she_vouched_for_stays_the_checker(
    bring_in: Bring, officer: User, colleague: User
) -> None:
    bring_in(officer, YES)
    bring_in(officer, YES, use=(100_000, 91_000))
    assert (report().verified_by, authors()) == (officer, [])
    bring_in(colleague, None, use=(100_000, 92_000))
    assert (report().verified_by, authors()) == (officer, [colleague])


def test_authors_do_not_cost_a_query_for_each_row(book: Any, officer: User) -> None:
    """The check and the writing of five assessments ask as much as those of one."""
    commune = AdminUnit.objects.get(edition="2025", level="commune", name="Xã Bát Tràng")
    counts = []
    for size in (1, 5):
        codes = [f"N-{size}-{number}" for number in range(size)]
        rows = []
        for code in codes:
            made = factories.Facility(code=code, commune=commune)
            factories.assessment_with_lines(
                facility=made, reporting_year=2018, outputs=[(7, 7)], flows=[(50_000, 1)]
            )
            rows.append([code, "đánh giá chi tiết", 2017, 2019, None, None, None])
        used = [[c, 2019, "Điện", "kWh", 100_000, 9, None, None, None] for c in codes]
        with CaptureQueriesContext(connection) as queries:
            outcome = bring(
                "assessments",
                book({"Đánh giá": [ASSESSED, *rows], "Tiêu thụ": [USED, *used]}),
                officer,
            )
        assert outcome.code == 0
        # Whether the planner is told how large a table became, hangs on what it believes of it: on
        # whatever other tests have left there before autovacuum looked.
        asked = [each for each in queries if TELLS_THE_PLANNER not in each["sql"]]
        counts.append(len(asked))
        assert BaselineChange.objects.filter(assessment__facility__code__in=codes).count() == size
        assert Assessment.objects.filter(authors=officer, facility__code__in=codes).count() == size
    assert len(set(counts)) == 1, counts


# Without a sender -----------------------------------------------------------------------------


def test_pages_files_and_documents_do_without_a_sender(
    bring_in: Bring, officer: User, client: Client
) -> None:
    bring_in(officer, YES)
    client.force_login(officer)
    pk = report().pk
    own = ("check", "detail", "differences", "checklist", "notes", "insight", "report_pdf")
    addresses = [reverse(f"assessments:{name}", args=[pk]) for name in own]
    listed = [reverse(f"assessments:{name}") for name in ("list", "queue")]
    files = [f"{address}?export={kind}" for address in listed for kind in ("xlsx", "csv")]
    for address in [*addresses, *listed, *files]:
        answer = client.get(address)
        assert answer.status_code == 200, address
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert b">None<" not in content, address
    assert "Trung tâm" in client.get(addresses[0]).content.decode()
    move_assessment(assessment=report(), move=Move.REOPEN, by=officer, reason="Sai năm")
    assert report().status == AssessmentStatus.REOPENED


def test_undo_takes_back_the_check_and_leaves_the_sender(
    bring_in: Bring, officer: User, owner: User
) -> None:
    bring_in(officer, YES)
    undo_last(officer)
    assert not Assessment.objects.exists()
    bring_in(officer, None)
    undo_last(officer)
    assert not Assessment.objects.exists()
    bring_in(officer, YES)
    Assessment.objects.update(
        status=AssessmentStatus.SENT, verified_on=None, verified_by=None, sent_by=owner
    )
    bring_in(officer, YES)
    undo_last(officer)
    found = report()
    assert (found.status, found.sent_by, found.verified_by) == (AssessmentStatus.SENT, owner, None)


def test_undo_that_would_make_a_sender_her_own_checker_is_refused_in_words(
    bring_in: Bring, officer: User, colleague: User
) -> None:
    bring_in(officer, YES)
    bring_in(colleague, NO)
    with written_by(officer, source="form"):
        Assessment.objects.update(sent_by=officer)
    with pytest.raises(ImportRefusedError, match="không thể là người xác nhận"):
        undo_last(colleague)
    assert report().verified_by is None


# A baseline that changes ----------------------------------------------------------------------


@pytest.fixture
def before(bring_in: Bring, officer: User) -> None:
    """The report of 2019: 100,000 kWh in 2018."""
    bring_in(officer, YES)


def told(change: BaselineChange) -> dict[str, Any]:
    names = ("label", "unit", "old", "new", "effect", "by_id")
    return {name: getattr(change, name) for name in names}


@pytest.mark.usefixtures("before")
@pytest.mark.parametrize("verified", [YES, None])
def test_import_leaves_the_event_that_sending_on_the_page_leaves(
    bring_in: Bring, officer: User, verified: str | None
) -> None:
    bring_in(officer, verified, year=2020, use=(120_000, 90_000))
    brought = BaselineChange.objects.get()
    line = report(2020).flows.get()
    assert (brought.anchor, brought.old, brought.new) == (anchor_of(line), 100_000, 120_000)
    assert (brought.reason, brought.by) == ("", officer)
    kept = told(brought)
    brought.delete()
    Assessment.objects.filter(reporting_year=2020).update(
        status=AssessmentStatus.DRAFT,
        verified_on=None,
        verified_by=None,
        sent_on=None,
        kind=AssessmentKind.DETAILED,
    )
    Explanation.objects.create(
        assessment=report(2020),
        anchor=anchor_of(line),
        code=Code.BASELINE_CHANGED,
        value=written(line.baseline_quantity, line.unit),
        reason=REASON,
        by=officer,
    )
    move_assessment(assessment=report(2020), move=Move.SEND, by=officer)
    sent = BaselineChange.objects.get()
    assert (told(sent), sent.reason) == (kept, REASON)


@pytest.mark.usefixtures("before")
def test_the_same_baseline_is_no_event_and_a_change_is_one_only_once(
    bring_in: Bring, officer: User
) -> None:
    bring_in(officer, None, year=2020, use=(100_000, 80_000))
    assert not BaselineChange.objects.exists()
    bring_in(officer, None, year=2020, use=(120_000, 80_000))
    bring_in(officer, None, year=2020, use=(120_000, 81_000))
    assert [each.new for each in BaselineChange.objects.all()] == [120_000]
    bring_in(officer, None, year=2020, use=(125_000, 81_000))
    assert [each.new for each in BaselineChange.objects.all()] == [120_000, 125_000]


@pytest.mark.usefixtures("before")
def test_what_is_still_a_draft_makes_its_event_when_it_is_sent(
    bring_in: Bring, officer: User
) -> None:
    bring_in(officer, None, year=2020)
    Assessment.objects.filter(reporting_year=2020).update(
        status=AssessmentStatus.DRAFT, sent_on=None, sent_by=None
    )
    bring_in(officer, None, year=2020, use=(120_000, 80_000))
    assert not BaselineChange.objects.exists()


@pytest.mark.usefixtures("before")
def test_undo_takes_the_event_of_its_import_back(bring_in: Bring, officer: User) -> None:
    bring_in(officer, None, year=2020)
    bring_in(officer, None, year=2020, use=(120_000, 90_000))
    assert BaselineChange.objects.count() == 1
    undo_last(officer)
    assert not BaselineChange.objects.exists()
    assert FlowLine.objects.get(assessment=report(2020)).baseline_quantity == 100_000
    assert not ImportEffect.objects.filter(batch__status="checked").exists()


@pytest.mark.usefixtures("before")
def test_page_says_that_an_event_came_without_a_reason(
    bring_in: Bring, officer: User, colleague: User, client: Client
) -> None:
    bring_in(officer, None, year=2020, use=(120_000, 90_000))
    client.force_login(colleague)
    client.cookies["django_language"] = "en"
    page = client.get(reverse("assessments:check", args=[report(2020).pk])).content.decode()
    assert "It came with an import, which gives no reason." in page
    assert "Handed in on" in page


def test_events_of_many_are_made_in_as_many_queries_as_of_few(db: None) -> None:
    user, counts = factories.User(), []
    for size in (3, 30):
        ids = []
        for _n in range(size):
            place = factories.Facility()
            lines = {"facility": place, "outputs": [(9, 9)], "baseline_year": 2018}
            factories.assessment_with_lines(**lines, reporting_year=2019, flows=[(100, 90)])
            made = factories.assessment_with_lines(**lines, reporting_year=2020, flows=[(130, 90)])
            ids.append(made.pk)
        found = note_warnings(assessment_ids=ids)
        with CaptureQueriesContext(connection) as queries:
            events = note_brought_baselines(found=found, by=user)
        assert len(events) == size
        counts.append(len(queries))
    assert len(set(counts)) == 1, counts
