"""The page of checking: what it shows, what is decided there, and that a verified one is locked."""

from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assessments.anchors import anchor_of
from assessments.choices import AssessmentKind, AssessmentStatus, Move
from assessments.models import Assessment, Comment, Explanation, ReviewEvent
from assessments.selectors.line_ranges import line_ranges
from assessments.selectors.shown import assessment_shown
from assessments.selectors.warnings import warnings_of
from assessments.services import move_assessment
from assessments.services.comments import add_comment
from tests import factories
from tests.cast import Cast, someone

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(cast: Cast, client: Client) -> Client:
    client.force_login(cast.officer)
    client.cookies["django_language"] = "en"
    return client


def kim_lan(cast: Cast, **fields: Any) -> Assessment:
    """Self-assessment of 2020, handed in by the owner; the clay ten times what it was in 2019."""
    values = {"reporting_year": 2020, "baseline_year": 2018, "sent_by": cast.owner} | fields
    return report(cast, clay=(4350, 46900), **values)


def report(cast: Cast, *, clay: tuple[int, int], **fields: Any) -> Assessment:
    values = {
        "facility": cast.facility,
        "kind": AssessmentKind.SELF,
        "sent_on": timezone.localdate(),
    } | fields
    flow = dict(zip(("baseline_quantity", "current_quantity"), map(Decimal, clay), strict=True))
    resource = factories.Resource(code="clay", group="material", unit="tấn", name_en="Clay")
    assessment = factories.Assessment(**values)
    factories.OutputLine(
        assessment=assessment,
        product="Gạch",
        baseline_quantity=Decimal(3000),
        current_quantity=Decimal(3176),
    )
    factories.FlowLine(assessment=assessment, resource=resource, unit="tấn", **flow)
    return assessment


def page_of(client: Client, assessment: Assessment) -> str:
    return client.get(reverse("assessments:check", args=[assessment.pk])).content.decode()


def decide(client: Client, assessment: Assessment, move: Move, reason: str = "") -> Any:
    address = reverse("assessments:decide", args=[assessment.pk])
    return client.post(address, {"move": move.value, "reason": reason}, follow=True)


def stored(assessment: Assessment) -> Assessment:
    return Assessment.objects.get(pk=assessment.pk)


# What it shows --------------------------------------------------------------------------------


def test_values_stand_beside_last_years_with_warnings_and_their_reasons(
    officer: Client, cast: Cast
) -> None:
    report(cast, clay=(4300, 4400), reporting_year=2019, baseline_year=2017, verified=True)
    assessment = kim_lan(cast)
    (warning, *_others) = [each for each in warnings_of(assessment) if each.code == "tenfold"]
    Explanation.objects.create(
        assessment=assessment,
        anchor=warning.anchor,
        code=warning.code,
        value=warning.value,
        reason="Mua dự trữ cho ba năm",
        by=cast.owner,
    )
    page = page_of(officer, assessment)
    for words in (
        "4,350\u00a0tấn",
        "4,400\u00a0tấn",
        "46,900\u00a0tấn",
        "Report of 2019",
        "Mua dự trữ cho ba năm",
        "answered",
        f'id="{warning.anchor}"',
        f'href="#{warning.anchor}"',
    ):
        assert words in page, words


def test_warning_without_an_answer_says_so_in_words(officer: Client, cast: Cast) -> None:
    assert "without an answer" in page_of(officer, kim_lan(cast))


def test_comments_stand_at_their_lines(officer: Client, cast: Cast) -> None:
    assessment = kim_lan(cast)
    anchor = anchor_of(assessment.flows.get())
    add_comment(assessment=assessment, anchor=anchor, text="Xem lại phiếu cân", by=cast.officer)
    assert "Xem lại phiếu cân" in page_of(officer, assessment)


def test_page_says_who_handed_it_in_how_long_it_waits_and_who_checks(
    officer: Client, cast: Cast
) -> None:
    page = page_of(officer, kim_lan(cast, assigned_to=cast.officer))
    assert str(cast.owner) in page
    assert f"Who checks: {cast.officer}" in page
    assert "Has waited 0 working days" in page


def test_course_tells_every_move_with_its_reason(officer: Client, cast: Cast) -> None:
    assessment = kim_lan(cast)
    decide(officer, assessment, Move.RETURN, "Thiếu hoá đơn")
    move_assessment(assessment=assessment, move=Move.SEND, by=cast.owner)
    page = page_of(officer, assessment)
    assert "Thiếu hoá đơn" in page
    assert page.index("Returned → Sent") < page.index("Sent → Returned")


def test_range_of_the_industry_from_enough_others(officer: Client, cast: Cast) -> None:
    """Twelve plants use 1.5 t of clay per tonne, some a little more or less; ours 14.8."""
    for number in range(12):
        facility = factories.Facility(industry=cast.facility.industry, commune=cast.commune)
        use = 4_500_000 + number * 20_000  # kg, for 3,176 tonnes
        other = report(cast, clay=(4350, 1), facility=facility, reporting_year=2019, verified=True)
        other.flows.update(unit="kg", current_quantity=use)
        assessment = kim_lan(cast) if number == 10 else None
        if assessment is not None:
            assert line_ranges(assessment, assessment_shown(assessment).inflows) == {}
            eleven = assessment
    (usual,) = line_ranges(eleven, assessment_shown(eleven).inflows).values()
    assert usual.n == 12
    assert (usual.low, usual.high) == (Decimal("1.3"), Decimal("1.6"))
    page = page_of(officer, eleven)
    assert "12 facilities" in page
    assert "outside" in page


def test_page_costs_the_same_for_3_and_for_30_lines(
    officer: Client, cast: Cast, django_assert_max_num_queries
) -> None:
    counts = []
    for size in (3, 30):
        assessment = kim_lan(cast, reporting_year=2010 + size % 7, baseline_year=2009)
        anchor = ""
        for number in range(size):
            resource = factories.Resource(code=f"r{size}-{number}")
            line = factories.FlowLine(
                assessment=assessment,
                resource=resource,
                unit="kWh",
                current_quantity=Decimal(10_000_000),
            )
            anchor = anchor_of(line)
            add_comment(assessment=assessment, anchor=anchor, text="?", by=cast.officer)
            factories.Solution(assessment=assessment)
        with django_assert_max_num_queries(60) as queries:
            page_of(officer, assessment)
        counts.append(len(queries))
    assert len(set(counts)) == 1, counts


# What is decided ------------------------------------------------------------------------------


def test_accepted_and_on_to_the_next_that_no_colleague_has_taken(
    officer: Client, cast: Cast
) -> None:
    first = kim_lan(cast)
    colleague = someone("colleague", "officer", admin_unit=cast.hanoi)
    kim_lan(cast, facility=factories.Facility(commune=cast.commune), assigned_to=colleague)
    second = kim_lan(cast, facility=factories.Facility(commune=cast.commune))
    answer = decide(officer, first, Move.VERIFY)
    assert answer.redirect_chain[-1][0] == reverse("assessments:check", args=[second.pk])
    assert stored(first).verified_by == cast.officer
    answer = decide(officer, second, Move.VERIFY)
    assert answer.redirect_chain[-1][0] == reverse("assessments:queue")


def test_returned_with_a_reason(officer: Client, cast: Cast) -> None:
    assessment = kim_lan(cast)
    decide(officer, assessment, Move.RETURN, "Đất sét: tấn hay kg?")
    assert stored(assessment).status == AssessmentStatus.RETURNED
    assert ReviewEvent.objects.get().reason == "Đất sét: tấn hay kg?"


def test_comments_at_the_lines_are_reason_enough_to_return(officer: Client, cast: Cast) -> None:
    assessment = kim_lan(cast)
    anchor = anchor_of(assessment.flows.get())
    add_comment(assessment=assessment, anchor=anchor, text="tấn hay kg?", by=cast.officer)
    decide(officer, assessment, Move.RETURN)
    assert stored(assessment).status == AssessmentStatus.RETURNED
    assert ReviewEvent.objects.get().reason == "See the comment at its line."
    assert Comment.objects.get().anchor == anchor


def test_neither_a_comment_nor_a_reason_returns_nothing(officer: Client, cast: Cast) -> None:
    """What the enterprise itself has written is no reason."""
    assessment = kim_lan(cast)
    add_comment(assessment=assessment, anchor="", text="Xin xem giúp", by=cast.owner)
    answer = decide(officer, assessment, Move.RETURN)
    assert "Say why, so that those concerned can understand it." in answer.content.decode()
    assert stored(assessment).status == AssessmentStatus.SENT


def test_who_comes_second_is_told_who_was_quicker_and_keeps_what_was_typed(
    officer: Client, cast: Cast
) -> None:
    assessment = kim_lan(cast)
    colleague = someone("colleague", "officer", admin_unit=cast.hanoi)
    move_assessment(assessment=assessment, move=Move.VERIFY, by=colleague)
    page = decide(officer, assessment, Move.RETURN, "Đã gõ rồi").content.decode()
    assert f"It is now “Verified”: {colleague} was quicker, at " in page
    assert "Đã gõ rồi" in page
    assert stored(assessment).status == AssessmentStatus.VERIFIED


def test_opened_again_with_a_reason(officer: Client, cast: Cast) -> None:
    assessment = kim_lan(cast, verified=True, verified_by=cast.officer)
    decide(officer, assessment, Move.REOPEN)
    assert stored(assessment).status == AssessmentStatus.VERIFIED
    decide(officer, assessment, Move.REOPEN, "Nhập nhầm năm gốc")
    assert stored(assessment).status == AssessmentStatus.REOPENED


@pytest.mark.parametrize("role", ["sent_by", "saved_by"])
def test_ones_own_work_is_not_offered(officer: Client, cast: Cast, role: str) -> None:
    page = page_of(officer, kim_lan(cast, **{role: cast.officer}))
    assert "ask a colleague" in page
    assert 'value="verify"' not in page


def test_what_is_not_a_move_of_a_checker_does_nothing(officer: Client, cast: Cast) -> None:
    assessment = kim_lan(cast, kind=AssessmentKind.QUICK)
    address = reverse("assessments:decide", args=[assessment.pk])
    for move in ("withdraw", "send", "burn", ""):
        assert officer.post(address, {"move": move}).status_code == 200
    assert stored(assessment).status == AssessmentStatus.SENT


# Locked ---------------------------------------------------------------------------------------

# What of an assessment a lock is about; notifications and files of others are not.
LOCKED = (
    "Assessment",
    "OutputLine",
    "FlowLine",
    "Result",
    "Solution",
    "SolutionEffect",
    "Evidence",
    "Explanation",
    "ChecklistMark",
    "BaselineChange",
)


def rows_of_assessments() -> dict[str, list[Any]]:
    models = [apps.get_model("assessments", name) for name in LOCKED]
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in models}


def test_verified_is_locked_for_every_form(cast: Cast, client: Client) -> None:
    """Every address of an assessment is posted to, by whoever fills in and by whoever checks, with
    the words that its forms use; only a decision may change something."""
    from assessments.urls import urlpatterns

    assessment = kim_lan(cast, verified=True, verified_by=cast.officer)
    factories.Solution(assessment=assessment)
    flow = anchor_of(assessment.flows.get())
    data = {
        f"{flow}-current_quantity": "1",
        f"{flow}-baseline_quantity": "1",
        "anchor": flow,
        "title": "Khác",
        "product": "Ngói",
        "unit": "tấn",
        "task": "1",
        "code": "tenfold",
        "reason": "",
        "to": str(cast.officer.pk),
        "move": "verify",
    }
    before = rows_of_assessments()
    for person in (cast.owner, cast.officer, cast.admin):
        client.force_login(person)
        for pattern in urlpatterns:
            address = _address(pattern, assessment)
            if address is not None:
                client.post(address, data)
    assert rows_of_assessments() == before
    client.force_login(cast.officer)
    client.cookies["django_language"] = "en"
    assert "Accepted and locked" in page_of(client, assessment)


def _address(pattern: Any, assessment: Assessment) -> str | None:
    """The address when it is that of the assessment, with a step where it asks for one."""
    wanted = set(pattern.pattern.converters)
    if "pk" not in wanted or not str(pattern.pattern).startswith("<int:pk>/"):
        return None
    known = {"pk": assessment.pk, "step": "use", "solution": assessment.solutions.get().pk}
    if wanted - set(known):
        return None
    return reverse(f"assessments:{pattern.name}", kwargs={name: known[name] for name in wanted})
