"""What the portal says of three workbooks, against a reckoning that shares no line with it."""

import json
from decimal import Decimal
from fractions import Fraction

import pytest
from django.core.management import call_command

from accounts.models import User
from bench.reckon import reckon
from bench.workbooks import FIRST, LAST, write_province

CLOSE = Fraction(1, 10**9)
METHODS = ("adjusted", "baseline_weighted", "mean", "median")


@pytest.fixture
def boss(db):
    return User.objects.create_superuser(email="boss@example.vn", password="x")


def close(text, truth):
    return abs(Fraction(Decimal(text)) - truth) < CLOSE


def progress_of(plan, as_of, folder):
    out = folder / "progress.json"
    call_command("progress", plan, "--as-of", as_of, "--format", "json", "--out", str(out))
    return json.loads(out.read_text(encoding="utf-8"))


@pytest.mark.django_db
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_progress_equals_the_second_reckoning(tmp_path, boss, seed):
    books = write_province(tmp_path, facilities=60, seed=seed)
    for sheet, path in books.items():
        call_command("import_sheet", sheet, str(path), "--as", boss.email)
    call_command("rollup")
    for year in (LAST, LAST - 2):
        truth = reckon(books["facilities"], books["assessments"], first=FIRST, last=year)
        compare(progress_of("NG-2020", f"{year}-12-31", tmp_path), truth)
    call_command("check_drift")


def compare(found, truth):
    targets = {(item["indicator"], item["denominator"]): item for item in found["targets"]}
    adoption, saving = targets["adoption_rate", "all"], targets["energy_saving", "all"]
    assert adoption["N"] == saving["N"] == truth["N"]
    assert close(adoption["value"], truth["adoption_rate"])
    assert close(targets["adoption_rate", "large"]["value"], truth["adoption_rate_large"])
    assert close(targets["awareness_rate", "all"]["value"], truth["awareness_rate"])
    energy = truth["energy_saving"]
    assert saving["n"] == energy["n"]
    assert sum(saving["excluded"].values()) == saving["N"] - saving["n"]
    assert all(close(saving["methods"][name], energy[name]) for name in METHODS)
    assert close(saving["value"], energy["adjusted"])
    filled = {name: count for name, count in saving["distribution"].items() if count}
    assert filled == energy["distribution"]
    assert saving["panel"]["n"] == energy["panel"]["n"]
    assert close(saving["panel"]["value"], energy["panel"]["adjusted"])
    for indicator, count in truth["counts"].items():
        assert found["counts"][indicator] == count, indicator
