"""Drift: a stored figure that was tampered with is found, one that is only late is not."""

from decimal import Decimal

import pytest
from django.core.management import call_command

from reports.models import Cell, CellSaving, FacilitySaving, FacilityYear
from reports.services.drift import Drift, find_drift
from reports.services.rollup import drain, rebuild
from tests import factories as f
from tests.reports.figures import plant, report

pytestmark = pytest.mark.django_db


@pytest.fixture
def facility():
    found = plant(f.Commune())
    drain()
    assert find_drift().total == 0
    return found


def cells_tampered():
    Cell.objects.filter(year=2018).update(applying=7)


def cell_added():
    cell = Cell.objects.get(year=2018)
    cell.pk, cell.year = None, 2090
    cell.save()


def cell_saving_a_hair_off():
    CellSaving.objects.filter(year=2018).update(weighted=Decimal(f"10.{1:040}"))


def cell_saving_lost():
    CellSaving.objects.filter(year=2018).delete()


def fact_tampered():
    FacilityYear.objects.filter(year=2018).update(is_staffed=True)


def saving_tampered():
    FacilitySaving.objects.filter(year=2018).update(saving=Decimal("0.2"))


@pytest.mark.parametrize(
    ("tamper", "found"),
    [
        (cells_tampered, {"cells": 1}),
        (cell_added, {"cells": 1}),
        (cell_saving_a_hair_off, {"cell_savings": 1}),
        (cell_saving_lost, {"cell_savings": 1}),
        (fact_tampered, {"facility_years": 1, "cells": 1}),
        (saving_tampered, {"facility_savings": 1, "cell_savings": 1}),
    ],
)
def test_tampering_is_found_and_mended(facility, tamper, found):
    tamper()
    nothing = {"facility_years": 0, "facility_savings": 0, "cells": 0, "cell_savings": 0}
    assert find_drift() == Drift(**(nothing | found))
    rebuild()
    assert find_drift().total == 0


def test_facts_lost_altogether(facility):
    FacilityYear.objects.filter(facility=facility).delete()
    drift = find_drift()
    assert drift.facility_years > 10
    assert drift.facility_savings > 5
    rebuild()
    assert find_drift().total == 0


def test_what_waits_is_late_not_wrong(facility):
    report(facility, year=2019)
    assert find_drift().total == 0


def test_command_drains_first_and_reports_nothing(facility, capsys):
    report(facility, year=2019)
    call_command("check_drift")
    assert capsys.readouterr().out.splitlines() == [
        "facility_years: 0",
        "facility_savings: 0",
        "cells: 0",
        "cell_savings: 0",
    ]
    assert FacilitySaving.objects.filter(reporting_year=2019).exists()


def test_command_ends_with_1_when_figures_differ(facility, capsys):
    cells_tampered()
    with pytest.raises(SystemExit) as ended:
        call_command("check_drift")
    assert ended.value.code == 1
    said = capsys.readouterr()
    assert "cells: 1" in said.out
    assert "rollup --all" in said.err
