"""The pages of solutions: the step of filling in, the page of each, those of the province."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assessments.choices import AssessmentKind, SolutionStatus
from assessments.models import Assessment, Solution, SolutionEffect
from assessments.rules import payback_years
from assessments.services.solution_life import Measured, report_step
from tests import factories
from tests.cast import Cast

pytestmark = pytest.mark.django_db
LIST = "/assessments/solutions/"
NO_EFFECTS = {"effects-TOTAL_FORMS": "0", "effects-INITIAL_FORMS": "0"}


def signed_in(client: Client, user, language: str = "en") -> Client:
    client.force_login(user)
    client.cookies["django_language"] = language
    return client


@pytest.fixture
def owner(cast: Cast, client: Client) -> Client:
    return signed_in(client, cast.owner)


@pytest.fixture
def officer(cast: Cast, client: Client) -> Client:
    return signed_in(client, cast.officer)


@pytest.fixture
def draft(cast: Cast) -> Assessment:
    return factories.Assessment(facility=cast.facility, kind=AssessmentKind.SELF, draft=True)


def filled(**fields) -> dict[str, str]:
    """What the form sends, with the least that it needs."""
    category = factories.SolutionCategory(number=4)
    return {"title": "Bọc bảo ôn lò", "category": category.pk} | NO_EFFECTS | fields


def money(name: str, amount: str, step: str = "1000000") -> dict[str, str]:
    return {f"{name}_amount": amount, f"{name}_step": step}


def of(name: str, *args: object) -> str:
    return reverse(f"assessments:{name}", args=args)


# Filling in -----------------------------------------------------------------------------------


def test_form_adds_a_solution_with_money_and_effects(owner: Client, draft: Assessment) -> None:
    power = factories.Resource()
    effects = {
        "effects-TOTAL_FORMS": "2",
        "effects-INITIAL_FORMS": "0",
        "effects-0-resource": power.pk,
        "effects-0-expected": "41,000",
        "effects-1-resource": "",
        "effects-1-expected": "",
    }
    said = filled(
        **money("investment_vnd", "185"), **money("annual_saving_vnd", "1.2", "1000000000")
    )
    answer = owner.post(of("solution_add", draft.pk), said | effects)
    assert answer.url == of("fill_solutions", draft.pk) + "?stored=new"
    made = draft.solutions.get()
    assert (made.investment_vnd, made.annual_saving_vnd) == (185_000_000, 1_200_000_000)
    assert (made.effect_resource, made.expected_effect_quantity) == (power, 41_000)
    assert made.annual_cost_vnd is None
    page = owner.get(answer.url).content.decode()
    assert "185\u00a0million đồng" in page
    assert "2 months" in page


def test_numbers_are_read_and_shown_the_vietnamese_way(owner: Client, draft: Assessment) -> None:
    owner.cookies["django_language"] = "vi"
    said = filled(**money("investment_vnd", "1.158.000", "1"), **money("annual_saving_vnd", "2,5"))
    owner.post(of("solution_add", draft.pk), said)
    made = draft.solutions.get()
    assert (made.investment_vnd, made.annual_saving_vnd) == (1_158_000, 2_500_000)
    page = owner.get(of("solution_change", made.pk)).content.decode()
    assert 'value="1.158.000"' in page
    assert 'value="2,5"' in page


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (money("investment_vnd", "-5"), "cannot be less than zero"),
        (money("annual_saving_vnd", "about ten"), "not a number"),
        ({"title": ""}, "required"),
        ({"lifetime_years": "0"}, "greater than or equal to 1"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_typed_is_lost(
    owner: Client, draft: Assessment, wrong: dict, words: str
) -> None:
    said = filled(subtype="gốm") | wrong
    page = owner.post(of("solution_add", draft.pk), said).content.decode()
    assert words in page
    assert 'value="gốm"' in page
    assert not draft.solutions.exists()


def test_effect_without_resource_and_one_named_twice(owner: Client, draft: Assessment) -> None:
    power = factories.Resource()
    lines = {"effects-TOTAL_FORMS": "2", "effects-INITIAL_FORMS": "0"}
    lonely = lines | {"effects-0-expected": "5"}
    twice = lines | {"effects-0-resource": power.pk, "effects-1-resource": power.pk}
    for effects, words in ((lonely, "Say of which resource"), (twice, "named twice")):
        page = owner.post(of("solution_add", draft.pk), filled() | effects).content.decode()
        assert words in page


def test_form_of_two_people_shows_what_the_other_wrote(owner: Client, draft: Assessment) -> None:
    made = factories.Solution(assessment=draft, title="Bọc bảo ôn lò")
    address = of("solution_change", made.pk)
    seen = owner.get(address).context["form"]["seen"].value()
    owner.post(address, filled(seen=seen, subtype="first"))
    answer = owner.post(address, filled(seen=seen, subtype="second"))
    page = answer.content.decode()
    assert "Somebody else has changed this solution" in page
    assert "first" in page
    assert 'value="second"' in page
    again = answer.context["form"]["seen"].value()
    assert owner.post(address, filled(seen=again, subtype="second")).status_code == 302
    assert Solution.objects.get(pk=made.pk).subtype == "second"


def test_removed_solution_comes_back_from_the_message(owner: Client, draft: Assessment) -> None:
    made = factories.Solution(assessment=draft, title="Đèn LED")
    page = owner.post(of("solution_remove", made.pk), follow=True)
    assert "“Đèn LED” was taken out of the list." in page.content.decode()
    key = page.context["removed"].pgh_obj_id
    page = owner.post(of("solution_bring_back", draft.pk), {"key": key}, follow=True)
    assert "“Đèn LED” is in the list again." in page.content.decode()
    assert draft.solutions.get().pk == made.pk


def test_buttons_move_a_solution_up(owner: Client, draft: Assessment) -> None:
    one, two = (factories.Solution(assessment=draft, title=title) for title in ("1", "2"))
    page = owner.post(of("solution_rank", two.pk), {"move": "up"}, follow=True)
    assert [card.solution for card in page.context["cards"]] == [two, one]


def test_step_of_filling_in_answers_at_its_own_address(owner: Client, draft: Assessment) -> None:
    page = owner.get(reverse("assessments:fill", args=[draft.pk, "solutions"]))
    assert page.templates[0].name == "assessments/solutions/fill.html"
    assert "No solution yet" in page.content.decode()


def test_locked_assessment_leads_to_its_page(owner: Client, cast: Cast) -> None:
    sent = factories.Assessment(facility=cast.facility, kind=AssessmentKind.SELF)
    assert owner.get(of("fill_solutions", sent.pk)).url == of("detail", sent.pk)


def test_list_of_a_draft_costs_the_same_for_3_and_for_30(
    owner: Client, draft: Assessment, django_assert_max_num_queries
) -> None:
    counts = []
    for size in (3, 27):
        for _number in range(size):
            factories.Solution(assessment=draft, effect_resource=factories.Resource())
        with django_assert_max_num_queries(25) as queries:
            owner.get(of("fill_solutions", draft.pk))
        counts.append(len(queries))
    assert len(set(counts)) == 1, counts


# The page of one ------------------------------------------------------------------------------


def verified(cast: Cast, **fields) -> Solution:
    of_cast = factories.Assessment(facility=cast.facility, kind=AssessmentKind.SELF, verified=True)
    return factories.Solution(assessment=of_cast, title="Bọc bảo ôn lò", **fields)


def test_page_shows_the_worth_expected_and_measured(officer: Client, cast: Cast) -> None:
    """185 / 205 a year = 11 months; 185 / 100 a year = 1.9 years."""
    solution = verified(
        cast,
        implemented=True,
        investment_vnd=Decimal(185_000_000),
        annual_saving_vnd=Decimal(205_000_000),
        measured_saving_vnd=Decimal(100_000_000),
    )
    page = officer.get(of("solution", solution.pk)).content.decode()
    for words in ("11 months", "1.9 years", "By what was measured", "10% a year over 10 years"):
        assert words in page


def test_page_says_why_a_figure_is_not_there(officer: Client, cast: Cast) -> None:
    solution = verified(cast, annual_saving_vnd=Decimal(5))
    page = officer.get(of("solution", solution.pk)).content.decode()
    assert "The investment is not known." in page


def test_owner_reports_and_officer_accepts_on_the_pages(cast: Cast) -> None:
    power, water = (factories.Resource(code=code) for code in ("electricity", "water"))
    solution = verified(cast, effect_resource=power)
    SolutionEffect.objects.create(solution=solution, resource=water, expected_quantity=500)
    owner, officer = signed_in(Client(), cast.owner), signed_in(Client(), cast.officer)
    address = of("solution_step", solution.pk, "implemented")
    quantities = {f"measured_{power.pk}": "41,000", f"measured_{water.pk}": "420"}
    said = {"on": "2020-06-10", "reason": "xong"} | quantities
    page = owner.post(address, said | money("measured_saving_vnd", "90"), follow=True)
    assert "The department checks it" in page.content.decode()
    assert "a step waits to be checked" in page.content.decode()
    assert "Accept the step" not in page.content.decode()
    step = solution.steps.get()
    measured = step.measured.values_list("resource__code", "measured_quantity")
    assert (step.measured_saving_vnd, dict(measured)) == (
        90_000_000,
        {"electricity": 41_000, "water": 420},
    )
    page = officer.get(of("solution", solution.pk)).content.decode()
    assert "Accept the step" in page
    assert f"420\u00a0{water.unit} measured, expected 500" in page
    page = officer.post(of("solution_settle", step.pk), {"reason": ""})
    assert "Say why the step is refused" in page.content.decode()
    page = officer.post(of("solution_settle", step.pk), {"accept": "on"}, follow=True)
    assert f"Accepted by {cast.officer}" in page.content.decode()
    solution.refresh_from_db()
    assert (solution.status, solution.measured_saving_vnd) == ("implemented", 90_000_000)
    assert solution.effects.get().measured_quantity == 420


def test_step_asks_only_for_what_was_expected_and_only_when_it_is_done(
    owner: Client, cast: Cast
) -> None:
    power, water = (factories.Resource(code=code) for code in ("electricity", "water"))
    factories.Resource(code="coal")
    solution = verified(cast, effect_resource=power)
    SolutionEffect.objects.create(solution=solution, resource=water, expected_quantity=500)
    asked = [f"measured_{power.pk}", f"measured_{water.pk}"]
    for status, names in (("implemented", asked), ("chosen", [])):
        page = owner.get(of("solution_step", solution.pk, status))
        fields = [name for name in page.context["form"].fields if name[-1].isdigit()]
        assert fields == names
    page = owner.get(of("solution_step", solution.pk, "implemented")).content.decode()
    assert f"Expected: 500\u00a0{water.unit}" in page


def test_wrong_quantity_is_told_at_its_resource(owner: Client, cast: Cast) -> None:
    power = factories.Resource()
    solution = verified(cast, effect_resource=power)
    said = {"on": "2020-06-10", f"measured_{power.pk}": "about ten"}
    page = owner.post(of("solution_step", solution.pk, "implemented"), said)
    assert list(page.context["form"].errors) == [f"measured_{power.pk}"]
    assert 'value="about ten"' in page.content.decode()
    assert not solution.steps.exists()


def test_refused_step_on_the_page_keeps_what_was_typed(owner: Client, cast: Cast) -> None:
    solution = verified(cast, implemented=True)
    tomorrow = timezone.localdate() + timedelta(days=1)
    said = {"on": f"{tomorrow:%Y-%m-%d}", "reason": "đo ở đồng hồ"}
    page = owner.post(
        of("solution_step", solution.pk, "confirmed"), said | money("measured_saving_vnd", "7")
    ).content.decode()
    assert "cannot lie in the future" in page
    assert "đo ở đồng hồ" in page
    assert 'value="7"' in page


def test_follow_up_is_moved_on_the_page(officer: Client, cast: Cast) -> None:
    solution = verified(cast)
    today = timezone.localdate()
    report_step(solution=solution, status=SolutionStatus.IMPLEMENTED, on=today, by=cast.officer)
    address = of("solution_follow_up", solution.pk)
    page = officer.post(address, {"on": f"{today:%Y-%m-%d}"}).content.decode()
    assert "Choose a day between" in page
    later = solution.follow_up_on + timedelta(days=30)
    page = officer.post(address, {"on": f"{later:%Y-%m-%d}"}, follow=True).content.decode()
    assert f"{later:%d/%m/%Y}" in page


def test_page_costs_the_same_for_3_and_for_30_steps(
    officer: Client, cast: Cast, django_assert_max_num_queries
) -> None:
    counts = []
    power = factories.Resource()
    solution = verified(cast, implemented=True, effect_resource=power)
    for size in (3, 27):
        for _number in range(size):
            report_step(
                solution=solution,
                status=SolutionStatus.IMPLEMENTED,
                on=date(2020, 6, 10),
                measured=Measured(saving_vnd=Decimal(1), effects={power.pk: Decimal(2)}),
                by=cast.officer,
            )
        with django_assert_max_num_queries(35) as queries:
            officer.get(of("solution", solution.pk))
        counts.append(len(queries))
    assert len(set(counts)) == 1, counts


# Of the province ------------------------------------------------------------------------------


def rows(client: Client, **filters: str) -> list[str]:
    page = client.get(LIST, filters)
    return sorted(row.record.title for row in page.context["table"].page.object_list)


def test_list_holds_what_the_person_may_see(cast: Cast) -> None:
    verified(cast)
    foreign = factories.Assessment(facility=cast.foreign_facility, verified=True)
    factories.Solution(assessment=foreign, title="Hải Phòng")
    for person, titles in (
        (cast.officer, ["Bọc bảo ôn lò"]),
        (cast.owner, ["Bọc bảo ôn lò"]),
        (cast.stranger, ["Hải Phòng"]),
        (cast.admin, ["Bọc bảo ôn lò", "Hải Phòng"]),
    ):
        assert rows(signed_in(Client(), person)) == titles


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("bao on", True),
        ("BẢO ÔN", True),
        ("lo bọc", True),
        ("kim lan", True),
        ("đèn", False),
        ("bao duong", False),
    ],
)
def test_search_needs_no_tone_marks(
    officer: Client, cast: Cast, words: str, is_found: bool
) -> None:
    verified(cast)
    assert bool(rows(officer, q=words)) is is_found


def test_search_finds_the_enterprise(officer: Client, cast: Cast) -> None:
    verified(cast)
    cast.facility.enterprise.name = "Công ty Gốm Hồng Hà"
    cast.facility.enterprise.save()
    assert rows(officer, q="hong ha") == ["Bọc bảo ôn lò"]


# By their titles: what is invested, saved and paid a year.
WORTH = {
    "at once": (0, 5, None),
    "under 1": (99, 100, None),
    "1": (100, 100, None),
    "3": (300, 100, None),
    "5": (600, 200, 80),
    "over 5": (501, 100, None),
    "never": (5, 5, 5),
    "no investment": (None, 5, None),
    "no saving": (5, None, None),
}


@pytest.fixture
def worths(cast: Cast) -> None:
    assessment = factories.Assessment(facility=cast.facility, verified=True)
    for title, (investment, saving, cost) in WORTH.items():
        factories.Solution(
            assessment=assessment,
            title=title,
            investment_vnd=investment,
            annual_saving_vnd=saving,
            annual_cost_vnd=cost,
        )


@pytest.mark.usefixtures("worths")
@pytest.mark.parametrize(
    ("band", "titles"),
    [
        ("under_1", ["at once", "under 1"]),
        ("1_to_3", ["1"]),
        ("3_to_5", ["3", "5"]),
        ("over_5", ["over 5"]),
        ("never", ["never"]),
        ("unknown", ["no investment", "no saving"]),
    ],
)
def test_payback_narrows_and_every_solution_has_its_band(
    officer: Client, band: str, titles: list[str]
) -> None:
    assert rows(officer, payback=band) == titles


@pytest.mark.usefixtures("worths")
def test_payback_of_the_database_is_that_of_the_rules() -> None:
    for solution in Solution.objects.with_payback():
        ruled = payback_years(
            investment_vnd=solution.investment_vnd,
            annual_saving_vnd=solution.annual_saving_vnd,
            annual_cost_vnd=solution.annual_cost_vnd or 0,
        )
        assert (solution.payback is None) is (ruled is None), solution.title
        assert ruled is None or round(solution.payback, 12) == round(ruled, 12)


def test_filters_narrow(officer: Client, cast: Cast) -> None:
    today = timezone.localdate()
    one = verified(
        cast,
        implemented=True,
        category=factories.SolutionCategory(number=6),
        follow_up_on=today + timedelta(days=20),
    )
    other = verified_elsewhere(cast)
    report_step(solution=other, status=SolutionStatus.CHOSEN, on=today, by=cast.consultant)
    for filters, found in (
        ({"category": "6"}, one),
        ({"status": "implemented"}, one),
        ({"division": "17"}, one),
        ({"division": "23"}, other),
        ({"follow_up": "soon"}, one),
        ({"follow_up": "due"}, None),
        ({"reported": "waiting"}, other),
    ):
        assert rows(officer, **filters) == ([found.title] if found else []), filters


def verified_elsewhere(cast: Cast) -> Solution:
    for code in ("17", "23"):
        factories.Industry(code=code)
    facility = factories.Facility(commune=cast.commune, industry=factories.Industry(code="2393"))
    return factories.Solution(
        assessment=factories.Assessment(facility=facility, verified=True), title="Đèn LED"
    )


def test_page_counts_what_is_due_and_what_waits(officer: Client, cast: Cast) -> None:
    verified(cast, implemented=True, follow_up_on=timezone.localdate())
    waiting = verified_elsewhere(cast)
    report_step(
        solution=waiting, status=SolutionStatus.CHOSEN, on=date(2020, 1, 1), by=cast.consultant
    )
    page = officer.get(LIST).content.decode()
    assert "1 follow-up is due" in page
    assert "1 reported step waits to be checked" in page


@pytest.mark.usefixtures("worths")
def test_sorting_by_payback_puts_the_unknown_last_or_first(officer: Client) -> None:
    page = officer.get(LIST, {"sort": "payback"})
    ordered = [row.record.title for row in page.context["table"].page.object_list]
    assert ordered[:3] == ["at once", "under 1", "1"]


def test_list_costs_the_same_for_3_and_for_300(
    officer: Client, cast: Cast, django_assert_max_num_queries
) -> None:
    counts = []
    for size in (3, 297):
        for _number in range(size):
            facility = factories.Facility(commune=cast.commune)
            factories.Solution(assessment__facility=facility, effect_resource=factories.Resource())
        with django_assert_max_num_queries(25) as queries:
            officer.get(LIST)
        counts.append(len(queries))
    assert len(set(counts)) == 1, counts


def test_list_is_taken_out_with_plain_numbers(officer: Client, cast: Cast) -> None:
    verified(cast, investment_vnd=Decimal(185_000_000), annual_saving_vnd=Decimal(205_000_000))
    answer = officer.get(LIST, {"export": "csv"})
    text = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert "Bọc bảo ôn lò" in text.decode("utf-8-sig")
    assert "185000000" in text.decode("utf-8-sig")


def test_navigation_leads_to_the_solutions(officer: Client) -> None:
    assert f'href="{LIST}"' in officer.get("/facilities/").content.decode()
