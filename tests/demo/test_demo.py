"""The demo programme: what the issue promises of it, counted from its records."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from io import StringIO
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import F
from django.test import override_settings
from django.utils import timezone
from pghistory.models import Context

from accounts.models import User
from accounts.roles import MAY, Role
from assessments.choices import SolutionStatus as S
from assessments.models import Assessment, MeasuredEffect, Result, Solution, SolutionStep
from assessments.rules.clock import is_late
from assessments.rules.lives import follow_up_window, may_follow
from assessments.selectors.queue import number_waiting, waiting_for
from assessments.selectors.solutions import effects_of
from campaigns.models import ActionPlan, Activity, DemonstrationModel, Officer, SupportCase, Target
from enterprises.models import AdminUnit, Enterprise, Facility, FacilityList, Zone
from enterprises.rules import check_tax_code
from reports.models import FacilityYear
from sxsh_portal.demo import LOGINS, PASSWORD
from sxsh_portal.demo.programme import load_demo
from tests import factories
from tests.demo import reckoning


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """The demo as the command loads it, once for all tests below; its output."""
    out = StringIO()
    with django_db_blocker.unblock(), transaction.atomic(), override_settings(DEMO=True):
        call_command("demo", stdout=out)
        yield out.getvalue()
        transaction.set_rollback(True)


def figures(plan: str, day: str, tmp_path: Path) -> dict[str, Any]:
    """The public JSON of `progress`."""
    path = tmp_path / "progress.json"
    call_command("progress", plan, "--as-of", day, "--format", "json", "--out", str(path))
    return json.loads(path.read_text())


def target(report: dict[str, Any], indicator: str) -> dict[str, Any]:
    return next(item for item in report["targets"] if item["indicator"] == indicator)


@pytest.mark.usefixtures("demo")
class TestContent:
    def test_facilities_of_two_provinces(self) -> None:
        old_hai_duong = AdminUnit.objects.get(edition="2024", code="30")
        in_hanoi = Facility.objects.in_unit(reckoning.hanoi())
        in_hai_duong = Facility.objects.in_unit(old_hai_duong)
        assert (Facility.objects.count(), in_hanoi.count(), in_hai_duong.count()) == (600, 420, 180)
        assert in_hanoi.values("industry").distinct().count() >= 15
        assert in_hanoi.values("commune").distinct().count() >= 60
        assert set(Zone.objects.values_list("kind", flat=True)) == {
            "industrial_zone",
            "cluster",
            "craft_village",
            "local_point",
        }
        assert set(Enterprise.objects.values_list("size", flat=True)) == {
            *("micro", "small", "medium", "large"),
            "",
        }

    def test_some_facilities_open_close_or_wait_for_their_commune(self) -> None:
        assert Facility.objects.filter(opened_on__year__gte=2010).count() > 50
        assert Facility.objects.filter(closed_on__isnull=False).count() > 20
        assert Facility.objects.filter(commune=None).count() > 5
        assert Facility.objects.filter(assessments=None).count() > 150

    def test_models_and_support_of_hanoi(self) -> None:
        assert DemonstrationModel.objects.count() == 15
        assert SupportCase.objects.filter(kind="equipment").count() == 85
        for model, day in ((DemonstrationModel, "established_on"), (SupportCase, "supported_on")):
            assert not model.objects.exclude(facility__code__startswith="HN-").exists()
            assert not model.objects.exclude(**{f"{day}__year__range": (2009, 2018)}).exists()
        assert SupportCase.objects.values("facility").distinct().count() < 85

    def test_nothing_looks_like_a_real_person_or_firm(self) -> None:
        for tax_code in Enterprise.objects.exclude(tax_code=None).values_list(
            "tax_code", flat=True
        ):
            assert check_tax_code(tax_code) == tax_code
            assert tax_code.startswith("99")
        personal = Enterprise.objects.exclude(personal_code=None)
        assert personal.exists()
        assert personal.filter(personal_code__startswith="099").count() == personal.count()
        assert (
            Facility.objects.filter(
                code__contains="-MH-",
                email__endswith="@demo.example",
                phone__startswith="0000 ",
                contact_name="Đầu mối minh họa",
            ).count()
            == Facility.objects.count()
        )
        assert not Officer.objects.exclude(name__endswith="(minh họa)").exists()
        assert not User.objects.exclude(full_name__endswith="(minh họa)").exists()
        assert "không có thật" in FacilityList.objects.get().decision_no

    def test_plans_hang_together(self) -> None:
        parents = dict(ActionPlan.objects.values_list("code", "parent__code"))
        assert parents == {
            "QG-2009-2020": None,
            "QG-2021-2030": None,
            "HN-2016-2020": "QG-2009-2020",
            "HN-2021-2025": "QG-2021-2030",
            "HN-2021": "HN-2021-2025",
            "HD-2016-2020": "QG-2009-2020",
        }
        saving = Target.objects.get(plan__code="HN-2016-2020", indicator="energy_saving")
        assert (saving.low, saving.high) == (8, 13)
        of_list = Target.objects.filter(plan__code="HD-2016-2020", denominator="list")
        assert {target.facility_list.admin_unit.code for target in of_list} == {"30"}
        assert of_list.count() == 4

    def test_hai_duong_before_its_plan(self) -> None:
        before = Activity.objects.filter(admin_unit__code="30", starts_on__year__lt=2016)
        assert before.filter(kind="workshop").count() == 3
        assert sum(leaflet.copies for leaflet in before.filter(kind="leaflet")) > 10_000
        assert not before.exclude(plan=None).exists()

    def test_many_kinds_of_activities(self) -> None:
        assert Activity.objects.values("kind").distinct().count() == 16
        assert not Activity.objects.filter(kind="training", participations=None).exists()

    def test_solutions_pay_back_in_about_eleven_months(self) -> None:
        solutions = Solution.objects.all()
        assert set(solutions.values_list("category", flat=True)) == set(range(1, 9))
        assert solutions.values("status").distinct().count() == 9
        done = solutions.filter(status__in=("implemented", "confirmed"))
        net = [(s.investment_vnd, s.annual_saving_vnd - (s.annual_cost_vnd or 0)) for s in done]
        assert 9 <= median(invested / saved for invested, saved in net if saved > 0) * 12 <= 13

    def test_solutions_live_on_the_way_they_do_in_the_portal(self) -> None:
        solutions = Solution.objects.filter(assessment__status="verified")
        lives = solutions.prefetch_related("steps__measured").select_related("assessment")
        seen: Counter[str] = Counter()
        for solution in lives:
            steps = list(solution.steps.all())
            days = [step.on for step in steps]
            assert steps[-1].status == solution.status
            assert None not in {step.checked_at for step in steps}
            assert days == sorted(days)
            assert days[-1] <= date(2025, 12, 31)
            for before, after in pairwise(steps):
                assert may_follow(S(before.status), S(after.status)), (before, after)
            seen[solution.status] += 1
        assert min(seen[status] for status in ("implemented", "confirmed", "postponed")) > 100
        confirmed = Solution.objects.filter(status="confirmed")
        assert not confirmed.exclude(follow_up_on=None).exists()

    def test_results_are_measured_half_a_year_after_and_stand_beside_the_expected(self) -> None:
        done = {
            step.solution_id: step.on for step in SolutionStep.objects.filter(status="implemented")
        }
        confirmed = SolutionStep.objects.filter(status="confirmed")
        related = ("measured", "solution__effect_resource", "solution__effects__resource")
        assert MeasuredEffect.objects.count() > confirmed.count()
        for step in confirmed.prefetch_related(*related):
            first, last = follow_up_window(done[step.solution_id])
            assert first <= step.on <= last
            assert done[step.solution_id].year == step.solution.implemented_year
            assert step.measured_saving_vnd == step.solution.measured_saving_vnd is not None
            said = {each.resource_id: each.measured_quantity for each in step.measured.all()}
            effects = effects_of(step.solution)
            assert said == {each.resource.pk: each.measured for each in effects}
            assert None not in {each.expected for each in effects}
        due = Solution.objects.filter(follow_up_on__isnull=False, pk__in=done)
        for solution in due:
            first, last = follow_up_window(done[solution.pk])
            assert first <= solution.follow_up_on <= last

    def test_postponed_solutions_say_why_and_kim_lan_tells_its_own(self) -> None:
        put_off = SolutionStep.objects.filter(status__in=("postponed", "rejected"))
        assert not put_off.exclude(reason=F("solution__reason")).exists()
        kim_lan = User.objects.get(email="enterprise.kimlan@demo.example")
        theirs = SolutionStep.objects.filter(
            solution__assessment__facility__enterprise__name="Công ty Cổ phần Gốm Kim Lan"
        )
        told = theirs.exclude(status="proposed")
        assert told.count() > 10
        assert set(told.values_list("reported_by__email", "checked_by__email")) == {
            (kim_lan.email, "officer.hanoi@demo.example")
        }

    def test_waiting_and_not_computable(self) -> None:
        waiting = Assessment.objects.filter(status="sent", reporting_year=2025)
        assert waiting.filter(facility__code__startswith="HN-").count() == 12
        kim_lan = waiting.get(facility__name="Xưởng gốm Kim Lan số 1")
        assert kim_lan.results.get(group="material").saving < -9
        reasons = set(Result.objects.filter(group="energy").values_list("reason", flat=True))
        assert len(reasons - {""}) >= 6

    def test_queue_of_hanoi_has_late_ones_new_ones_and_warnings_counted(self) -> None:
        officer = User.objects.get(email="officer.hanoi@demo.example")
        waiting = list(waiting_for(officer).select_related("facility"))
        late = [each for each in waiting if is_late(each.sent_on, today=timezone.localdate())]
        assert len(waiting) == number_waiting(officer) == 12
        assert 0 < len(late) < 12
        assert None not in {each.warnings for each in waiting}
        assert 0 < sum(each.warnings > 0 for each in waiting) < 12
        kim_lan = next(each for each in waiting if "Kim Lan" in each.facility.name)
        assert kim_lan.moves.get().by == kim_lan.sent_by

    def test_history_names_the_demo(self) -> None:
        assert Context.objects.filter(metadata__source="demo").exists()


@pytest.mark.usefixtures("demo")
class TestFigures:
    @pytest.mark.parametrize("year", range(2012, 2016))
    def test_saving_before_2016(self, year: int) -> None:
        assert 5 <= reckoning.saving("energy", year, reckoning.hanoi()) <= 8

    @pytest.mark.parametrize("year", range(2016, 2021))
    def test_saving_from_2016(self, year: int) -> None:
        """In the band with all that is known by then, and with the plan's own period alone."""
        assert 8 <= reckoning.saving("energy", year, reckoning.hanoi()) <= 13
        assert 8 <= reckoning.saving("energy", year, reckoning.hanoi(), since=2016) <= 13

    def test_saving_rises(self) -> None:
        values = [
            reckoning.saving("energy", year, reckoning.hanoi()) for year in (2012, 2015, 2018)
        ]
        assert values == sorted(values)
        assert values[2] - values[0] > 2

    def test_adoption(self) -> None:
        unit = reckoning.hanoi()
        shares = [
            reckoning.percent(reckoning.applying(year, unit), reckoning.open_at_end_of(year, unit))
            for year in range(2010, 2026)
        ]
        assert shares == sorted(shares)
        assert 38 <= shares[2018 - 2010] <= 42

    def test_plan_of_hanoi_reaches_some_targets(self, tmp_path: Path) -> None:
        """The public figures are those of the records, and not everything is reached."""
        report, unit = figures("HN-2016-2020", "2020-12-31", tmp_path), reckoning.hanoi()
        for group in ("energy", "material"):
            published = float(target(report, f"{group}_saving")["value"])
            assert published == pytest.approx(
                float(reckoning.saving(group, 2020, unit, since=2016)), abs=1e-6
            )
        present = reckoning.open_at_end_of(2020, unit)
        for indicator, counted in (
            ("adoption_rate", reckoning.applying(2020, unit)),
            ("awareness_rate", reckoning.aware(2020, unit)),
        ):
            assert target(report, indicator)["numerator_value"] == len(counted)
            assert target(report, indicator)["denominator_value"] == len(present)
        statuses = {item["indicator"]: item["status"] for item in report["targets"]}
        assert statuses == {
            "awareness_rate": "not reached",
            "adoption_rate": "reached",
            "energy_saving": "reached",
            "material_saving": "not reached",
            "large_enterprises_staffed_rate": "reached",
            "facilities_with_guide_rate": "not reached",
            "zones_with_guide_rate": "not reached",
        }

    def test_plan_of_hai_duong_on_its_list(self, tmp_path: Path) -> None:
        report = figures("HD-2016-2020", "2020-12-31", tmp_path)
        adoption = target(report, "adoption_rate")
        assert adoption["denominator"] == f"list:{FacilityList.objects.get().name}"
        assert 100 < adoption["denominator_value"] < 150
        assert 40 < float(adoption["value"]) < 50
        assert 8 <= float(target(report, "energy_saving")["value"]) <= 13

    def test_annual_plan_of_2021(self, tmp_path: Path) -> None:
        counts = figures("HN-2021", "2021-12-31", tmp_path)["counts"]
        assert counts["facilities_assessed"] == 30
        assert counts["solutions_proposed"] == 185
        assert counts["booths"] == 180
        assert Activity.objects.filter(plan__code="HN-2021", kind="chain").count() == 3

    def test_first_page_has_figures(self, tmp_path: Path) -> None:
        report = figures("HN-2021-2025", "2025-12-31", tmp_path)
        assert target(report, "energy_saving")["status"] == "reached"
        assert target(report, "context")["status"] == "unknown"
        assert FacilityYear.objects.filter(year=2025, is_applying=True).exists()

    def test_no_drift(self) -> None:
        call_command("check_drift", stdout=StringIO())


@pytest.mark.usefixtures("demo")
class TestLogins:
    def test_everybody_can_sign_in(self) -> None:
        emails = [email for email, _ in LOGINS]
        assert sorted(emails) == sorted(User.objects.values_list("email", flat=True))
        for email in emails:
            assert authenticate(username=email, password=PASSWORD) is not None
        roles = set(User.objects.values_list("memberships__role", flat=True))
        assert roles == set(Role) == set(MAY)

    @pytest.mark.parametrize(
        ("login", "sees"),
        [
            ("admin", 600),
            ("officer.hanoi", 420),
            ("leader.hanoi", 420),
            ("officer.haiduong", 180),
            ("consultant", 420),
            ("enterprise.kimlan", 2),
            ("ministry", 0),
        ],
    )
    def test_who_sees_how_much(self, login: str, sees: int) -> None:
        user = User.objects.get(email=f"{login}@demo.example")
        assert Facility.objects.for_user(user).count() == sees

    def test_local_officer_sees_the_commune(self) -> None:
        user = User.objects.get(email="local.battrang@demo.example")
        communes = Facility.objects.for_user(user).values_list("commune__name", flat=True)
        assert len(communes) >= 10
        assert set(communes) - {None} == {"Xã Bát Tràng"}  # None: which part is yet to be said

    def test_kim_lan_has_a_history(self) -> None:
        user = User.objects.get(email="enterprise.kimlan@demo.example")
        years = Assessment.objects.for_user(user).values_list("reporting_year", flat=True)
        assert set(years) == {2013, 2016, 2018, 2020, 2022, 2023, 2025}


@pytest.mark.usefixtures("demo")
class TestRefusals:
    def test_second_call(self) -> None:
        with pytest.raises(CommandError, match="đã có trong cơ sở dữ liệu"):
            call_command("demo")

    def test_output_lists_the_logins(self, demo: str) -> None:
        assert all(email in demo for email, _ in LOGINS)


@pytest.mark.django_db
class TestOtherDatabases:
    def test_real_facilities_are_left_alone(self) -> None:
        facility = factories.Facility()
        with override_settings(DEMO=True), pytest.raises(CommandError, match="cổng còn trống"):
            call_command("demo")
        assert list(Facility.objects.all()) == [facility]

    def test_not_without_demo(self) -> None:
        assert not settings.DEMO
        with pytest.raises(CommandError, match="DEMO=0"):
            call_command("demo")
        assert not User.objects.exists()

    def test_national_size_comes_later(self) -> None:
        with pytest.raises(CommandError, match="comes with the benchmarks"):
            call_command("demo", size="national")

    def test_same_seed_same_programme(self, db: None) -> None:
        assert loaded_and_forgotten() == loaded_and_forgotten()


def loaded_and_forgotten() -> list[Any]:
    """What a small demo says of every flow and visit, taken back at once."""
    with transaction.atomic():
        load_demo(facilities=120, this_year=2026)
        said = [
            *Facility.objects.order_by("code").values_list("code", "name", "enterprise__tax_code"),
            *Result.objects.order_by(
                "assessment__facility__code", "assessment__reporting_year", "assessment", "group"
            ).values_list("assessment__facility__code", "group", "expected", "saving"),
            *Activity.objects.order_by("code").values_list("code", "starts_on", "spent_vnd"),
        ]
        transaction.set_rollback(True)
    return said
