"""Look-backs: what was known by a day, made by the worker, kept up with changes, never lost."""

import threading
import time
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from psycopg2.sql import SQL, Identifier, Literal

from assessments.models import Assessment
from enterprises.models import Facility
from reports.models import LookBack, LookBackChange, LookBackSaving, LookBackYear, RollupRun
from reports.selectors.database import by_query, columns, fetch
from reports.selectors.fact_tables import FactsMissingError, Wanted, is_stored
from reports.selectors.facts import SAVING_COLUMNS, YEAR_COLUMNS, stage
from reports.selectors.frame import frame_of
from reports.selectors.progress import progress, waiting_changes
from reports.selectors.progress_json import as_json
from reports.services import look_backs
from reports.services.look_backs import ask_for_look_back, keep_look_back, make_look_backs
from reports.services.rollup import drain, rebuild
from reports.tasks import drain_changes
from tests import factories as f
from tests.processes import manage, running
from tests.reports.changes import Register
from tests.reports.figures import END_2020, plant, rate, report
from tests.reports.side_by_side import in_own_connection, in_threads, wait_until_blocked

LATER = date(2021, 3, 1)
COLUMNS = {"year": YEAR_COLUMNS, "saving": SAVING_COLUMNS}


@pytest.fixture
def plan(db):
    f.default_rules()
    return f.ActionPlan()


@pytest.fixture
def commune(plan):
    return f.Commune(province=plan.admin_unit)


@pytest.fixture
def late(plan, commune):
    """An assessment that was verified only after the end of the plan."""
    f.Target(plan=plan)
    rate(plan, "adoption_rate")
    rate(plan, "awareness_rate")
    facility = plant(commune, "0.05", year=2017)
    plant(commune, "0.2", year=2018)
    return report(facility, "0.09", year=2020, verified_on=LATER)


def ask(plan, as_of=END_2020):
    """What a page does: it reads what is made, or orders it."""
    try:
        return progress(plan, as_of=as_of)
    except FactsMissingError as missing:
        return ask_for_look_back(wanted=missing.wanted)[0]


def looked_back(plan, as_of=END_2020):
    """The figures a page shows once the worker has come by."""
    ask(plan, as_of)
    drain()
    make_look_backs()
    return progress(plan, as_of=as_of)


def told(found):
    figures = as_json(found)
    return {name: figures[name] for name in ("plan", "as_of", "targets", "counts")}


def made_on_the_spot(plan, as_of=END_2020):
    return told(progress(plan, as_of=as_of, may_make=True))


# The same figures -------------------------------------------------------------------------------


def test_figures_are_those_made_on_the_spot(plan, commune, late):
    plant(f.Commune(), "0.5")
    drain()
    assert isinstance(ask(plan), LookBack)
    found = looked_back(plan)
    assert found.look_back.made_at
    assert found.targets[0].figure.n == 2
    assert told(found) == made_on_the_spot(plan)


def test_of_the_whole_country(plan, commune, late):
    national = f.ActionPlan(admin_unit=None)
    f.Target(plan=national)
    plant(f.Commune(), "0.5")
    found = looked_back(national)
    assert (found.targets[0].figure.n, found.look_back.province) == (3, None)
    assert told(found) == made_on_the_spot(national)


def test_before_the_first_rollup(plan, commune):
    f.Target(plan=plan)
    plant(commune)
    assert isinstance(ask(plan), LookBack)
    make_look_backs()
    assert progress(plan, as_of=END_2020).targets[0].figure.value == 10


def test_at_the_turn_of_the_year_until_the_rebuild(plan, commune, monkeypatch):
    later = f.ActionPlan(admin_unit=plan.admin_unit, ends_on=date(2099, 12, 31))
    rate(later, "adoption_rate")
    f.Facility(commune=commune)
    rebuild()
    next_year = date(timezone.localdate().year + 1, 1, 1)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: next_year)
    f.Facility(commune=commune)
    found = looked_back(later, next_year)
    assert found.look_back is not None
    assert found.targets[0].figure.population == 2


def test_plans_of_one_territory_and_time_share_one(plan, late):
    twin = f.ActionPlan(admin_unit=plan.admin_unit)
    drain()
    assert ask(plan) == ask(twin)
    assert LookBack.objects.count() == 1


# Kept up ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", [1, 2])
def test_kept_up_with_random_changes(db, seed):
    """Whatever happens, what the worker keeps up is what would be made on the spot."""
    register = Register(seed)
    hanoi, old = register.communes[0].province, register.old_commune.province
    for unit in (hanoi, old, None):
        for day in (date(2014, 6, 30), date(2018, 1, 31)):
            ask_for_look_back(
                wanted=Wanted(unit=unit, as_of=day, first_year=2009, last_year=day.year)
            )
    found = 0
    for _ in range(6):
        for _ in range(8):
            register.change()
        drain()
        make_look_backs()
        for look_back in LookBack.objects.all():
            fresh = facts_made_afresh(look_back)
            assert kept_facts(look_back) == fresh
            found += len(fresh["saving"])
    assert found, "the changes have to leave something"
    assert not LookBackChange.objects.exists()


def facts_made_afresh(look_back):
    here = Facility.objects.in_unit(look_back.unit)
    years = {"first_year": look_back.first_year, "last_year": look_back.last_year}
    stage(facilities=by_query(here), known_by=look_back.as_of, **years)
    return {name: rows(f"fresh_{name}", names) for name, names in COLUMNS.items()}


def kept_facts(look_back):
    """Of the facilities that lie there now: a page asks for no others."""
    here = by_query(Facility.objects.in_unit(look_back.unit)).on("facility_id")
    held = SQL("look_back_id = {} AND {}").format(Literal(look_back.pk), here)
    return {
        name: rows(f"reports_lookback{name}", names, where=held) for name, names in COLUMNS.items()
    }


def rows(table, names, where=SQL("true")):  # noqa: B008 - a constant
    statement = SQL("SELECT {} FROM {} WHERE {}").format(columns(names), Identifier(table), where)
    return sorted(fetch(statement), key=repr)


@pytest.mark.parametrize("many", [0, 100])
def test_verified_earlier_after_all(plan, late, monkeypatch, many):
    """Once facility by facility, and once made anew because so much has changed."""
    monkeypatch.setattr(look_backs, "MANY", many)
    before = looked_back(plan)
    others = plant(f.Commune(province=plan.admin_unit), year=2019)
    report(others, year=2020, verified_on=LATER)
    late.verified_on = END_2020
    late.save()
    drain()
    now = progress(plan, as_of=END_2020)
    assert told(now)["targets"] == told(before)["targets"]
    assert waiting_changes(now.look_back) == 2
    make_look_backs()
    now = progress(plan, as_of=END_2020)
    assert (waiting_changes(now.look_back), now.targets[0].figure.n) == (0, 3)
    assert told(now) == made_on_the_spot(plan)


def test_an_undone_import_is_forgotten(plan, commune, late):
    looked_back(plan)
    Assessment.objects.filter(reporting_year=2018).delete()
    Facility.objects.filter(assessments=None).delete()
    found = looked_back(plan)
    assert found.targets[0].figure.n == found.targets[0].figure.population == 1
    assert told(found) == made_on_the_spot(plan)


def test_changes_elsewhere_concern_no_look_back(plan, late):
    looked_back(plan)
    plant(f.Commune())
    drain()
    assert not LookBackChange.objects.exists()


def test_rebuild_of_a_province_does_not_swallow_changes(plan, late):
    looked_back(plan)
    Assessment.objects.filter(reporting_year=2018).delete()
    rebuild(province=plan.admin_unit)
    make_look_backs()
    assert told(progress(plan, as_of=END_2020)) == made_on_the_spot(plan)


def test_the_nightly_rebuild_drops_what_nobody_asks_for_and_makes_the_rest_anew(plan, late):
    looked_back(plan)
    kept = looked_back(plan, date(2020, 6, 30)).look_back
    week_ago = timezone.now() - timedelta(days=7, minutes=1)
    LookBack.objects.exclude(pk=kept.pk).update(asked_at=week_ago)
    LookBackYear.objects.filter(look_back=kept).update(is_aware=True)
    rebuild()
    assert [*LookBack.objects.values_list("pk", "made_at")] == [(kept.pk, None)]
    for rows in (LookBackYear, LookBackSaving):
        assert not rows.objects.exclude(look_back=kept).exists()
    make_look_backs()
    assert told(progress(plan, as_of=kept.as_of)) == made_on_the_spot(plan, kept.as_of)


def test_asking_keeps_it(plan, late):
    kept = looked_back(plan).look_back
    LookBack.objects.update(asked_at=timezone.now() - timedelta(days=6))
    kept.refresh_from_db()
    keep_look_back(look_back=kept)
    kept.refresh_from_db()
    assert kept.asked_at > timezone.now() - timedelta(minutes=1)


# Once, and never lost ---------------------------------------------------------------------------


def test_a_lost_message_is_made_up_for_by_the_scheduler(plan, late):
    ask(plan)
    drain_changes()
    assert progress(plan, as_of=END_2020).look_back


def test_a_failure_is_kept_and_tried_again_after_a_while(plan, late):
    ask(plan)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE reports_lookbackyear ADD CONSTRAINT full_up CHECK (false)")
    with pytest.raises(DatabaseError):
        make_look_backs()
    assert "full_up" in ask(plan).error
    assert make_look_backs() == 0
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE reports_lookbackyear DROP CONSTRAINT full_up")
    LookBack.objects.update(failed_at=timezone.now() - look_backs.RETRY_AFTER)
    drain_changes()
    assert LookBack.objects.get().error == ""
    assert told(looked_back(plan)) == made_on_the_spot(plan)


@pytest.mark.django_db(transaction=True)
def test_two_who_ask_at_once_order_one():
    unit = f.Province()
    wanted = Wanted(unit=unit, as_of=END_2020, first_year=2015, last_year=2020)
    start, ordered = threading.Barrier(4), []

    def asking():
        start.wait(30)
        ordered.append(ask_for_look_back(wanted=wanted)[1])

    in_threads(*[asking] * 4)
    assert sorted(ordered) == [False, False, False, True]
    assert LookBack.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_killed_worker_loses_nothing(tmp_path):
    """What one process is making is left to it; it is killed, and the next turn makes it."""
    f.default_rules()
    plan = f.ActionPlan()
    f.Target(plan=plan)
    plant(f.Commune(province=plan.admin_unit))
    drain()
    RollupRun.objects.all().delete()
    ask(plan)
    with transaction.atomic(), running(manage("rollup"), log=tmp_path / "log") as process:
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE reports_lookbackyear IN ACCESS EXCLUSIVE MODE")
        wait_until_blocked(1)
        assert make_look_backs() == 0
        process.kill()
    assert isinstance(ask(plan), LookBack)
    assert made_within(seconds=20)
    assert LookBack.objects.get().error == ""
    assert told(progress(plan, as_of=END_2020)) == made_on_the_spot(plan)


def made_within(*, seconds):
    """The database notices only after a while that the killed one is gone."""
    for _ in range(seconds * 10):
        if make_look_backs():
            return True
        time.sleep(0.1)
    return False


@pytest.mark.django_db(transaction=True)
def test_changes_while_it_is_being_made_are_not_missed():
    """The look-back has been read and not yet written when a drain takes the next change."""
    f.default_rules()
    plan = f.ActionPlan()
    f.Target(plan=plan)
    facility = plant(f.Commune(province=plan.admin_unit), "0.1")
    report(facility, "0.2", year=2020, verified_on=LATER)
    drain()
    ask(plan)
    worker = threading.Thread(target=in_own_connection(make_look_backs))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE reports_lookbacksaving IN ACCESS EXCLUSIVE MODE")
        worker.start()
        wait_until_blocked(1)
        in_threads(lambda: (report(facility, "0.3", year=2019), drain()))
    worker.join(30)
    assert progress(plan, as_of=END_2020).targets[0].figure.value == 10
    assert make_look_backs() == 1
    assert progress(plan, as_of=END_2020).targets[0].figure.value == 30
    assert not is_stored(frame_of(plan, as_of=END_2020))
