"""The roll-up: what is added bit by bit equals what is reckoned anew, whoever runs when."""

import threading
from datetime import date

import pytest
from django.db import connection, transaction

from enterprises.models import Facility
from reports.choices import RunKind
from reports.models import (
    Cell,
    CellSaving,
    ChangedFacility,
    FacilitySaving,
    FacilityYear,
    RollupRun,
)
from reports.services import locks, rollup
from reports.services.drift import find_drift
from reports.services.rollup import drain, rebuild
from reports.tasks import check_drift_nightly, drain_changes, rebuild_nightly
from tests import factories as f
from tests.reports.changes import Register, contents
from tests.reports.figures import plant, report
from tests.reports.side_by_side import in_own_connection, in_threads, wait_until_blocked

CHANGES = 80


def forget_everything():
    for table in (FacilityYear, FacilitySaving, Cell, CellSaving):
        table.objects.all().delete()


# One after the other ----------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_incremental_equals_rebuilt_after_random_changes(seed):
    register = Register(seed)
    for _ in range(CHANGES):
        register.change()
        if register.chance.random() < 0.3:
            drain(batch=register.chance.choice([1, 3, 1000]))
    drain()
    incremental = contents()
    assert rebuild() == 0
    assert contents() == incremental
    forget_everything()
    rebuild()
    assert contents() == incremental
    assert all(incremental.values()), "the changes have to leave something of each kind"


@pytest.mark.django_db
def test_rebuild_in_small_ranges_is_the_same(monkeypatch):
    register = Register(4)
    for _ in range(30):
        register.change()
    drain()
    whole = contents()
    forget_everything()
    monkeypatch.setattr(rollup.ranges, "__defaults__", (2,))
    rebuild()
    assert contents() == whole


@pytest.mark.django_db
def test_a_drain_takes_only_what_changed():
    f.default_rules()
    first, second = plant(f.Commune()), plant(f.Commune())
    assert drain() == 2
    assert drain() == 0
    before = dict(FacilityYear.objects.filter(facility=second).values_list("year", "pk"))
    report(first, "0.3", year=2019)
    assert drain() == 1
    assert dict(FacilityYear.objects.filter(facility=second).values_list("year", "pk")) == before
    assert not ChangedFacility.objects.exists()


@pytest.mark.django_db
def test_a_drain_that_moves_nothing_leaves_no_run():
    facility = plant(f.Commune())
    drain()
    runs = RollupRun.objects.count()
    facility.assessments.update(sent_on=date(2018, 6, 1))
    assert ChangedFacility.objects.exists()
    assert drain() == 0
    assert RollupRun.objects.count() == runs


@pytest.mark.django_db
def test_facts_of_a_year():
    f.default_rules()
    facility = f.Facility(large=True, zone=f.Zone(kind="cluster"))
    assessment = report(facility, "0.1", year=2018)
    f.Solution(assessment=assessment, implemented=True, implemented_year=2019,
               investment_vnd=700, annual_saving_vnd=300)  # fmt: skip
    f.Solution(assessment=assessment)
    drain()
    years = {row.year: row for row in facility.years.all()}
    assert min(years) == 2009
    assert years[2018].division == "17"
    assert (years[2018].size, years[2018].zone_kind) == ("large", "cluster")
    assert (years[2018].unit, years[2018].province) == (facility.commune, facility.commune.province)
    assert [(row.is_assessed, row.solutions_proposed) for row in (years[2018], years[2019])] == [
        (True, 2),
        (False, 0),
    ]
    assert [
        (row.is_applying, row.aware_by, row.solutions_implemented, row.money_saved_vnd)
        for row in (years[2018], years[2019], years[2020])
    ] == [(False, "", 0, 0), (True, "applying", 1, 300), (True, "applying", 0, 0)]
    assert years[2019].investment_vnd == 700


@pytest.mark.django_db
def test_cells_are_sums_of_facts():
    commune = f.Commune()
    plant(commune, "0.1", size=100)
    plant(commune, "0.3", size=300)
    plant(commune, "0.5", large=True)
    drain()
    cell = CellSaving.objects.get(year=2018, size="small")
    assert (cell.n, cell.baseline, cell.expected, cell.actual) == (2, 400, 400, 300)
    assert (cell.weighted, str(cell.savings)[:3]) == (100, "0.4")
    assert Cell.objects.get(year=2018, size="small").facilities == 2


@pytest.mark.django_db
def test_a_deleted_assessment_takes_its_sums_along():
    facility = plant(f.Commune())
    drain()
    facility.assessments.all().delete()
    drain()
    assert not FacilitySaving.objects.exists()
    assert not CellSaving.objects.exists()
    assert Cell.objects.filter(facilities=1).exists()


@pytest.mark.django_db
def test_a_deleted_facility_leaves_no_fact_and_no_cell():
    facility = f.Facility()
    drain()
    assert Cell.objects.exists()
    facility.delete()
    assert drain() == 1
    assert not FacilityYear.objects.exists()
    assert not Cell.objects.exists()


@pytest.mark.django_db
def test_rebuild_of_a_province_leaves_the_others_alone():
    here, there = plant(f.Commune()), plant(f.Commune())
    drain()
    FacilityYear.objects.update(is_staffed=True)
    Cell.objects.update(staffed=5)
    rebuild(province=here.commune.province)
    assert not here.years.filter(is_staffed=True).exists()
    assert there.years.filter(is_staffed=True).exists()
    assert set(Cell.objects.filter(unit=here.commune).values_list("staffed", flat=True)) == {0}
    assert set(Cell.objects.filter(unit=there.commune).values_list("staffed", flat=True)) == {5}


@pytest.mark.django_db
def test_rebuild_of_a_province_takes_in_what_moved_away_unnoticed():
    facility = plant(f.Commune())
    drain()
    province = facility.commune.province
    facility.commune = f.Commune()
    facility.save()
    ChangedFacility.objects.all().delete()
    rebuild(province=province)
    assert find_drift().total == 0
    assert not Cell.objects.filter(province=province).exists()


@pytest.mark.django_db
def test_tasks_run_twice_do_no_harm():
    plant(f.Commune())
    for task in (drain_changes, drain_changes, rebuild_nightly, rebuild_nightly):
        task()
    check_drift_nightly()
    assert find_drift().total == 0
    assert RollupRun.objects.filter(kind=RunKind.REBUILD).count() == 2


# Side by side -----------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_two_drains_at_once_do_not_race():
    """The first drain is held up while it writes the cells; the second has a later note of the
    same facility. If it did not wait, both would subtract the facts that the closing removes."""
    commune = f.Commune()
    plant(commune)
    closing = Facility.objects.filter(pk=plant(commune, year=2012).pk)
    drain()
    closing.update(closed_on=date(2010, 6, 1))
    drains = [threading.Thread(target=in_own_connection(drain)) for _ in range(2)]
    with transaction.atomic():
        list(Cell.objects.select_for_update())
        drains[0].start()
        wait_until_blocked(1)
        in_threads(lambda: closing.update(closed_on=date(2010, 7, 1)))
        drains[1].start()
        wait_until_blocked(2)
    for thread in drains:
        thread.join(60)
    assert not ChangedFacility.objects.exists()
    assert Cell.objects.get(year=2020).facilities == 1
    assert find_drift().total == 0


@pytest.mark.django_db(transaction=True)
def test_drains_of_many_changes_at_once_add_up():
    communes = [f.Commune(), f.Commune()]
    for number in range(12):
        plant(communes[number % 2])
    drain()

    def move_and_drain(commune):
        def work():
            for _ in range(6):
                Facility.objects.update(commune=commune)
                drain(batch=5)

        return work

    in_threads(move_and_drain(communes[0]), move_and_drain(communes[1]))
    drain()
    assert find_drift().total == 0


@pytest.mark.django_db(transaction=True)
def test_a_rebuild_beside_drains_does_not_race():
    commune = f.Commune()
    facilities = [plant(commune) for _ in range(6)]
    drain()

    def change_and_drain():
        for number in range(5):
            for facility in facilities:
                report(facility, f"0.{number + 1}", year=2010 + number)
            drain(batch=4)

    in_threads(change_and_drain, lambda: [rebuild() for _ in range(4)])
    drain()
    assert find_drift().total == 0


@pytest.mark.django_db(transaction=True)
def test_without_waiting_a_busy_province_is_left_alone():
    facility = plant(f.Commune())
    drain()
    report(facility, year=2019)
    holding, done = threading.Event(), threading.Event()

    def hold():
        with connection.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute(
                "SELECT pg_advisory_xact_lock(%s, %s)",
                [locks.SPACE, facility.commune.province_id],
            )
            holding.set()
            done.wait(30)
            cursor.execute("COMMIT")

    def try_to_drain():
        holding.wait(30)
        assert drain(wait=False) == 0
        assert ChangedFacility.objects.exists()
        done.set()

    in_threads(hold, try_to_drain)
    assert drain(wait=False) == 1
