"""Pages as of a day gone by: no request makes a fact; the page waits for the worker and says so."""

from contextlib import contextmanager
from datetime import date
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from reports.models import LookBack, RollupRun
from reports.selectors.progress import progress
from reports.selectors.progress_json import as_json
from reports.services.look_backs import make_look_backs
from reports.services.rollup import drain, rebuild
from tests import factories as f
from tests.reports.figures import END_2020, plant, report
from tests.reports.side_by_side import queued_tasks

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
PAGES = ("progress", "progress_json", "progress_xlsx")
MAKING = ("CREATE TEMP", "fresh_year", "generate_series")


@pytest.fixture
def plan(cast):
    f.default_rules()
    f.Target(plan=cast.plan)
    facility = plant(cast.commune, "0.05", year=2017)
    report(facility, "0.09", year=2020, verified_on=date(2021, 3, 1))
    drain()
    return cast.plan


@pytest.fixture
def officer(client, cast):
    client.force_login(cast.officer)
    return client


def address(plan, name="progress", as_of="2020-12-31"):
    return reverse(f"reports:{name}", args=[plan.code], query={"as_of": as_of})


def words(response):
    return unescape(" ".join(response.content.decode().split()))


def being_made(day="31/12/2020"):
    return _("The figures as of %(day)s are being made") % {"day": day}


# No request makes a fact ------------------------------------------------------------------------


@contextmanager
def nothing_is_made():
    with CaptureQueriesContext(connection) as captured:
        yield
    made = [query["sql"] for query in captured if any(word in query["sql"] for word in MAKING)]
    assert not made, f"a request made facts: {made[0][:200]}"


def test_making_facts_would_be_noticed(plan):
    with pytest.raises(AssertionError, match="a request made facts"), nothing_is_made():
        progress(plan, as_of=END_2020, may_make=True)


@pytest.mark.parametrize("name", PAGES)
def test_no_request_makes_facts(officer, plan, name, monkeypatch):
    """Neither of a day gone by, before and after the worker has come; nor before the first
    roll-up; nor in a new year before its rebuild."""
    today = timezone.localdate()
    for asked in (address(plan, name), address(plan, name, f"{today:%Y-%m-%d}")):
        with nothing_is_made():
            officer.get(asked, follow=True)
        make_look_backs()
        with nothing_is_made():
            assert officer.get(asked).status_code == 200
    RollupRun.objects.all().delete()
    with nothing_is_made():
        assert officer.get(address(plan, name, "2018-01-01"), follow=True).status_code < 300
    rebuild()
    plan.ends_on = date(2099, 12, 31)
    plan.save()
    next_year = date(today.year + 1, 1, 2)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: next_year)
    with nothing_is_made():
        assert officer.get(address(plan, name, f"{next_year}"), follow=True).status_code < 300
    assert LookBack.objects.filter(as_of=next_year).exists()


def test_no_other_page_of_reports_makes_facts(officer, plan):
    others = {pattern.name for pattern in get_resolver("reports.urls").url_patterns} - {*PAGES}
    # A rule is tried in a transaction that is rolled back: tests/reports/test_rule_pages.py.
    rules = {"rule_create", "rule_edit", "rule_remove"}
    reports = {"report_list", "report_create", "report_detail", "report_download"}
    assert others == {"home"} | reports | rules
    with nothing_is_made():
        officer.get(reverse("reports:home"))
        officer.get(reverse("reports:report_list"))
        asked = officer.post(
            reverse("reports:report_create"), {"plan": plan.code, "as_of": "2020-12-31"}
        )
        assert officer.get(asked.url).status_code == 200


# Waiting ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_waits_and_then_shows_the_figures(officer, plan, language):
    officer.cookies["django_language"] = language
    with override(language):
        waiting = officer.get(address(plan))
        assert being_made() in words(waiting)
        assert f'href="{address(plan)}"' in words(waiting)
        assert f'hx-get="{address(plan)}"' in words(waiting)
        make_look_backs()
        shown = officer.get(address(plan))
        assert being_made() not in words(shown)
        assert shown.context["board"].rows[0].figure.value == 5
        assert shown.context["sources"].rolled_up_at == LookBack.objects.get().made_at


def test_what_htmx_asks_for_is_a_part_of_the_page(officer, plan):
    page = officer.get(address(plan))
    part = officer.get(address(plan), headers=HTMX)
    assert part.templates[0].name == "reports/_being_made.html"
    assert words(part) in words(page)
    make_look_backs()
    assert officer.get(address(plan), headers=HTMX)["HX-Refresh"] == "true"


def test_however_often_it_is_asked_for_one_task_is_queued(officer, plan):
    queued_tasks()
    for name in PAGES * 2:
        officer.get(address(plan, name))
    officer.get(address(plan), headers=HTMX)
    assert queued_tasks() == [("reports.tasks.make_look_backs_task", ())]
    assert LookBack.objects.count() == 1


def test_json_is_that_of_the_command_or_says_that_it_is_made(officer, plan):
    waiting = officer.get(address(plan, "progress_json"))
    assert (waiting.status_code, waiting["Retry-After"]) == (202, "2")
    assert waiting.json() == {"plan": plan.code, "as_of": "2020-12-31", "state": "being made"}
    make_look_backs()
    answer = officer.get(address(plan, "progress_json")).json()
    expected = as_json(progress(plan, as_of=END_2020, may_make=True))
    for part in ("plan", "as_of", "data_version", "targets", "counts"):
        assert answer[part] == expected[part], part


def test_workbook_leads_to_the_page_that_waits(officer, plan):
    waiting = officer.get(address(plan, "progress_xlsx"), follow=True)
    assert waiting.redirect_chain == [(address(plan), 302)]
    make_look_backs()
    assert officer.get(address(plan, "progress_xlsx")).status_code == 200


def test_a_failure_is_said(officer, plan):
    officer.get(address(plan))
    LookBack.objects.update(failed_at=timezone.now(), error="disk full")
    failed = officer.get(address(plan))
    assert "disk full" in words(failed)
    assert being_made() not in words(failed)
    assert officer.get(address(plan, "progress_json")).json()["state"] == "failed"


def test_days_of_one_plan_are_apart(officer, plan, cast):
    late = f.Facility(commune=cast.commune)
    report(late, "0.15", year=2019, verified_on=date(2020, 8, 1))
    days = ("2020-06-30", "2020-12-31")
    for day in days:
        officer.get(address(plan, as_of=day))
    make_look_backs()
    rows = [officer.get(address(plan, as_of=day)).context["board"].rows[0] for day in days]
    assert [row.figure.value for row in rows] == [5, 10]
