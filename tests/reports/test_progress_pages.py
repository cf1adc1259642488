"""The dashboard: what it shows is what the selectors say, in words, and nothing is ever made up."""

import re
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from openpyxl import load_workbook

from accounts.roles import Role
from campaigns.templatetags.targets import in_unit
from reports.selectors.dashboard import dashboard
from reports.selectors.progress import progress
from reports.selectors.progress_json import as_json
from reports.services.look_backs import make_look_backs
from reports.services.rollup import drain
from tests import factories as f
from tests.reports.figures import END_2020, plant, rate

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def rules(db):
    f.default_rules()


@pytest.fixture
def plan():
    return f.ActionPlan(code="KH/2016", name="Kế hoạch thử")


@pytest.fixture
def commune(plan):
    return f.Commune(province=plan.admin_unit, name="Xã Bát Tràng")


@pytest.fixture
def officer(client, plan):
    user = f.Membership(role=Role.OFFICER, admin_unit=plan.admin_unit).user
    client.force_login(user)
    return user


def address(plan, name="progress", **query):
    return reverse(f"reports:{name}", args=[plan.code], query=query or None)


def page(client, plan, as_of=END_2020, **query):
    drain()
    return shown(client, address(plan, as_of=as_of.isoformat(), **query))


def shown(client, url):
    """The page with its figures, made by the worker if need be."""
    if "board" not in client.get(url).context:
        make_look_backs()
    response = client.get(url)
    assert response.status_code == 200
    return response


def text_of(response) -> str:
    """The page on one line; the spaces that may not break stay as they are."""
    return re.sub(r"[ \n]+", " ", response.content.decode())


def solution(facility, **fields):
    assessment = facility.assessments.get()
    return f.Solution(assessment=assessment, implemented=True, **fields)


# Figures ----------------------------------------------------------------------------------------


def test_page_shows_the_figures_of_the_selectors(client, officer, plan, commune):
    f.Target(plan=plan, low=Decimal(8), high=Decimal(13))
    rate(plan, "adoption_rate")
    for saving in ("0.0731", "0.0911", "0.125"):
        plant(commune, saving)
    words = text_of(page(client, plan))
    for target in progress(plan, as_of=END_2020).targets:
        assert in_unit(target.figure.value, target.figure.unit) in words
    for count, value in progress(plan, as_of=END_2020).counts.items():
        if value is not None:
            unit = f.campaigns.Indicator.objects.get(code=count).unit
            assert in_unit(value, unit) in words, count


def test_json_is_that_of_the_command(client, officer, plan, commune):
    f.Target(plan=plan)
    plant(commune)
    drain()
    answer = client.get(address(plan, "progress_json", as_of="2020-12-31")).json()
    expected = as_json(progress(plan, as_of=END_2020))
    assert answer.pop("generated_at")
    assert expected.pop("generated_at")
    assert answer == expected


def test_workbook_holds_the_numbers(client, officer, plan, commune):
    target = f.Target(plan=plan, low=Decimal(8), high=Decimal(13))
    plant(commune, "0.125")
    drain()
    response = client.get(address(plan, "progress_xlsx", as_of="2020-12-31"))
    sheet = load_workbook(BytesIO(response.content)).active
    rows = list(sheet.iter_rows(min_row=2, max_row=2, values_only=True))
    assert rows[0][:5] == (str(target.indicator), 12.5, "%", 8, 13)
    assert "kh2016-2020-12-31.xlsx" in response["Content-Disposition"]


# Status -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("saving", "words", "tone"),
    [
        ("0.079", "Not reached", "tag--bad"),
        ("0.08", "Reached", "tag--good"),
        ("0.13", "Reached", "tag--good"),
        ("0.131", "Exceeded", "tag--good"),
    ],
)
def test_status_of_a_band_in_words(client, officer, plan, commune, saving, words, tone):
    f.Target(plan=plan, low=Decimal(8), high=Decimal(13))
    plant(commune, saving)
    assert f'<span class="tag {tone}">{_(words)}</span>' in text_of(page(client, plan))


def test_missing_facilities_are_counted(client, officer, plan, commune):
    rate(plan, "adoption_rate", low=Decimal(50))
    solution(plant(commune))
    f.Facility.create_batch(8, commune=commune)
    found = page(client, plan)
    (row,) = found.context["board"].rows
    assert (row.figure.numerator, row.figure.denominator, row.found.shortfall) == (1, 9, 4)
    more = ngettext("%(number)s more facility needed", "%(number)s more facilities needed", 4)
    assert more % {"number": 4} in text_of(found)


def test_missing_points_of_a_saving(client, officer, plan, commune):
    f.Target(plan=plan, low=Decimal(8))
    plant(commune, "0.05")
    (row,) = page(client, plan).context["board"].rows
    assert row.gap == 3


def test_behind_the_path_is_late_and_on_it_is_not(client, officer, plan, commune):
    rate(plan, "adoption_rate", low=Decimal(80), base_year=2015, base_value=Decimal(0))
    solution(plant(commune))
    f.Facility.create_batch(2, commune=commune)
    early = page(client, plan, date(2018, 12, 31)).context["board"].rows[0]
    assert early.figure.expected_today == 48
    assert (early.pace.value, early.is_late) == ("behind", True)
    f.campaigns.Target.objects.update(low=Decimal(50))
    now = page(client, plan, date(2018, 12, 31)).context["board"].rows[0]
    assert (now.pace.value, now.is_late) == ("on_path", False)


def test_missed_after_the_due_day_is_late_without_a_path(client, officer, plan, commune):
    f.Target(plan=plan, low=Decimal(8))
    plant(commune, "0.05")
    (row,) = page(client, plan, date(2021, 6, 1)).context["board"].rows
    assert (row.pace, row.is_late) == (None, True)


# What is not known ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "kind", "why"),
    [
        ("context", "context", "not_kept"),
        ("energy_saving", "saving", "no_saving"),
        ("adoption_rate", "ratio", "nobody"),
    ],
)
def test_an_unknown_figure_is_a_dash_with_its_reason(client, officer, plan, code, kind, why):
    f.Target(plan=plan, indicator=f.Indicator(code=code, kind=kind))
    if code == "energy_saving":
        f.Facility(commune=f.Commune(province=plan.admin_unit))
    found = page(client, plan)
    (row,) = found.context["board"].rows
    assert row.why_unknown == why
    assert row.bullet.actual is None
    assert "<b>—</b>" in text_of(found)
    assert str(row.why_unknown.label) in text_of(found)


def test_without_a_rule_the_rate_is_unknown(client, officer, plan, commune):
    f.campaigns.Rule.objects.all().delete()
    rate(plan, "adoption_rate")
    f.Facility(commune=commune)
    (row,) = page(client, plan).context["board"].rows
    assert row.why_unknown == "no_rule"


def test_zero_is_a_zero(client, officer, plan, commune):
    rate(plan, "adoption_rate")
    f.Facility(commune=commune)
    found = page(client, plan)
    (row,) = found.context["board"].rows
    assert (row.figure.value, row.why_unknown, row.bullet.actual) == (0, None, "0.0")
    assert in_unit(Decimal(0), "%") in text_of(found)


def test_left_out_facilities_and_their_reasons(client, officer, plan, commune):
    f.Target(plan=plan)
    plant(commune)
    f.Facility.create_batch(2, commune=commune)
    f.Assessment(facility=f.Facility(commune=commune))
    found = page(client, plan)
    (row,) = found.context["board"].rows
    assert [count for _reason, count in row.left_out] == [2, 1]
    assert row.figure.n + sum(count for _reason, count in row.left_out) == row.figure.population


def test_rule_text_and_decision_of_the_list(client, officer, plan, commune):
    named = f.FacilityList(decision_no="88/QĐ-SCT", facilities=[plant(commune)])
    rate(plan, "adoption_rate", facility_list=named)
    words = text_of(page(client, plan))
    assert "88/QĐ-SCT" in words
    assert "Quy tắc" in words or "Cơ sở được tính là áp dụng" in words


# The head of the page ---------------------------------------------------------------------------


def test_sources_of_the_figures(client, officer, plan, commune):
    plant(commune)
    plant(commune, year=2015)
    f.Assessment(facility=f.Facility(commune=commune))
    found = page(client, plan)
    sources = found.context["sources"]
    assert (sources.assessments, sources.changes) == (1, 0)
    assert "31/12/2020" in text_of(found)
    f.Facility(commune=commune)
    assert client.get(address(plan)).context["sources"].changes == 1


def test_as_of_looks_back(client, officer, plan, commune):
    f.Target(plan=plan)
    plant(commune, "0.05", year=2016)
    plant(commune, "0.15", year=2019)
    early = page(client, plan, date(2017, 12, 31)).context["board"]
    assert [row.figure.value for row in early.rows] == [5]
    assert early.years == [2016, 2017]
    assert [row.figure.value for row in page(client, plan).context["board"].rows] == [10]


@pytest.mark.parametrize("asked", ["hôm qua", "2999-01-01", "2020-02-31"])
def test_a_day_that_cannot_be_is_said_and_today_is_shown(client, officer, plan, asked):
    response = shown(client, address(plan, as_of=asked))
    assert response.context["form"].errors["as_of"]
    assert response.context["board"].progress.as_of == timezone.localdate()
    assert asked in response.content.decode()


def test_day_as_vietnamese_write_it(client, officer, plan):
    response = shown(client, address(plan, as_of="31/12/2018"))
    assert response.context["board"].progress.as_of == date(2018, 12, 31)


def test_old_province_says_that_it_is_approximate(client):
    old = f.OldProvince()
    commune = f.Commune(province=old.current_province)
    f.OldCommune(district__province=old, successor=commune)
    f.OldCommune(successor=commune, successor__share="part")
    plan = f.ActionPlan(admin_unit=old)
    client.force_login(f.Membership(admin_unit=old.current_province).user)
    words = text_of(page(client, plan))
    assert "notice--warn" in words
    assert old.current_province.name in words


# Home -------------------------------------------------------------------------------------------


def in_years(first: int, last: int) -> dict[str, date]:
    this = timezone.localdate().year
    return {"starts_on": date(this + first, 1, 1), "ends_on": date(this + last, 12, 31)}


def home(client, **query):
    return client.get(reverse("reports:home", query=query or None))


def test_home_prefers_the_newest_plan_in_force(client, officer, plan):
    unit = plan.admin_unit
    wanted = f.ActionPlan(admin_unit=unit, **in_years(-1, 3))
    f.ActionPlan(admin_unit=unit, **in_years(-3, 1))
    f.ActionPlan(admin_unit=unit, **in_years(1, 5))
    f.ActionPlan(admin_unit=None, **in_years(0, 3))
    assert home(client)["Location"] == address(wanted)


def test_home_takes_the_newest_that_began(client, officer, plan):
    wanted = f.ActionPlan(admin_unit=plan.admin_unit, **in_years(-4, -2))
    f.ActionPlan(admin_unit=None, **in_years(-1, 3))
    assert home(client)["Location"] == address(wanted)


def test_home_of_the_ministry_is_the_nation(client, plan):
    client.force_login(f.Membership(role=Role.MINISTRY).user)
    national = f.ActionPlan(admin_unit=None, **in_years(-9, -5))
    assert home(client)["Location"] == address(national)


def test_home_without_a_plan_says_what_to_do(client):
    client.force_login(f.Membership(admin_unit=f.Province()).user)
    response = home(client)
    assert response.status_code == 200
    assert reverse("campaigns:plan_list") in response.content.decode()


def test_home_keeps_the_day(client, officer, plan):
    response = home(client, plan=plan.code, as_of="2018-12-31")
    assert response["Location"] == address(plan, as_of="2018-12-31")


def test_home_of_a_plan_out_of_sight(client, officer):
    assert home(client, plan=f.ActionPlan().code).status_code == 404


# What stands beside -----------------------------------------------------------------------------


def test_waiting_assessments_the_longest_first(client, officer, plan, commune):
    today = timezone.localdate()
    facility, other = f.Facility(commune=commune), f.Facility(commune=commune, name="Gốm Kim Lan")
    f.Assessment(facility=facility, sent_on=today - timedelta(days=1))
    f.Assessment(
        facility=other, sent_on=today - timedelta(days=3), results={"energy": (9, 9, 8, "0.111")}
    )
    f.Assessment(facility=f.Facility())
    found = page(client, plan)
    queue = found.context["queue"]
    assert [(item.assessment.facility, item.days) for item in queue.items] == [
        (other, 3),
        (facility, 1),
    ]
    assert (queue.total, queue.items[0].saving) == (2, Decimal("0.111"))
    assert "Gốm Kim Lan" in text_of(found)


def test_waiting_assessments_are_those_in_sight(client, plan, commune):
    f.Assessment(facility=f.Facility(commune=f.Commune(province=plan.admin_unit)))
    own = f.Assessment(facility=f.Facility(commune=commune))
    client.force_login(f.Membership(role=Role.LOCAL, admin_unit=commune).user)
    queue = page(client, plan).context["queue"]
    assert ([item.assessment for item in queue.items], queue.total) == ([own], 1)


def test_ministry_sees_no_queue_and_no_single_firm(client, plan, commune):
    plant(commune, "0.2")
    client.force_login(f.Membership(role=Role.MINISTRY).user)
    context = page(client, plan, by="commune").context
    assert context["queue"] is None
    (rank,) = context["ranks"]
    assert (rank.n, rank.saving, rank.is_withheld) == (1, None, True)


def test_ranking_by_commune_the_best_first(client, officer, plan, commune):
    better = f.Commune(province=plan.admin_unit, name="Xã Dương Hòa")
    for place, saving in ((commune, "0.05"), (better, "0.12")):
        for _number in range(3):
            plant(place, saving)
    plant(f.Commune(), "0.5")
    ranks = page(client, plan, by="commune").context["ranks"]
    assert [(rank.label, rank.saving, rank.n) for rank in ranks] == [
        ("Xã Dương Hòa", 12, 3),
        ("Xã Bát Tràng", 5, 3),
    ]


def test_ranking_by_trade_counts_who_applies(client, officer, plan, commune):
    solution(plant(commune, industry=f.Industry(code="1701")))
    plant(commune, industry=f.Industry(code="1702"))
    (rank,) = page(client, plan).context["ranks"]
    assert rank.label.startswith("17 ")
    assert (rank.facilities, rank.applying, rank.applying_rate) == (2, 1, 50)


def test_only_who_may_make_reports_is_offered_to(client, plan):
    for role, offered in ((Role.LEADER, True), (Role.LOCAL, False)):
        client.force_login(f.Membership(role=role, admin_unit=plan.admin_unit).user)
        assert (reverse("reports:report_create") in text_of(page(client, plan))) is offered


# Bounds -----------------------------------------------------------------------------------------


def test_as_many_queries_for_30_facilities_as_for_3(client, officer, plan, commune):
    f.Target(plan=plan)
    rate(plan, "adoption_rate")
    counts = [queries_with(facilities, client, plan) for facilities in (3, 27)]
    assert counts[0] == counts[1]


def queries_with(facilities: int, client, plan) -> int:
    for _number in range(facilities):
        facility = plant(f.Commune(province=plan.admin_unit))
        solution(facility)
        f.Assessment(facility=facility, reporting_year=2019)
    drain()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address(plan)).status_code == 200
    return len(queries)


def test_trend_has_a_point_for_each_year(plan, commune):
    f.Target(plan=plan)
    plant(commune, "0.05", year=2017)
    drain()
    (row,) = dashboard(plan, as_of=date(2018, 12, 31)).rows
    assert [point.value for point in row.points] == [None, 5, 5]
    assert len(row.spark.dots) == 2
