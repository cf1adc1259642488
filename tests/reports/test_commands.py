"""The commands of the roll-up and of progress, as their users type them."""

import json
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command

from reports.models import Cell, ChangedFacility, RollupRun
from reports.services.rollup import drain
from tests import factories as f
from tests.reports.figures import plant

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    f.default_rules()
    found = f.ActionPlan(code="HN-2016-2020", decision_no="5768/QĐ-UBND")
    f.Target(plan=found)
    plant(f.Commune(province=found.admin_unit))
    return found


def test_rollup_drains(plan, capsys):
    call_command("rollup")
    assert "Facilities whose figures moved: 1." in capsys.readouterr().out
    assert not ChangedFacility.objects.exists()


def test_rollup_all_rebuilds(plan, capsys):
    drain()
    Cell.objects.all().delete()
    call_command("rollup", "--all")
    assert Cell.objects.exists()
    assert RollupRun.objects.filter(kind="rebuild", province=None).count() == 1


def test_rollup_of_a_province(plan):
    call_command("rollup", "--province", plan.admin_unit.code)
    assert RollupRun.objects.get(kind="rebuild").province == plan.admin_unit
    assert Cell.objects.exists()


def test_rollup_of_an_unknown_province_names_the_known_ones(plan):
    with pytest.raises(CommandError, match=f"no province 99.*{plan.admin_unit.name}"):
        call_command("rollup", "--province", "99")


def test_progress_as_json(plan, capsys):
    drain()
    call_command("progress", plan.code, "--as-of", "2020-12-31")
    said = capsys.readouterr()
    found = json.loads(said.out)
    assert (found["plan"], found["as_of"]) == (plan.code, "2020-12-31")
    assert found["targets"][0]["value"] == "10.000000"
    assert said.err == ""


def test_progress_warns_of_changes_that_wait(plan, capsys):
    call_command("progress", plan.code, "--as-of", "2020-12-31")
    assert "Changes of 1 facilities" in capsys.readouterr().err


@pytest.mark.parametrize(("made", "inside"), [("docx", "word/"), ("xlsx", "xl/")])
def test_progress_as_a_document(plan, tmp_path, made, inside):
    out = tmp_path / f"report.{made}"
    call_command("progress", plan.code, "--as-of", "2020-12-31", "--format", made, "--out", out)
    names = ZipFile(BytesIO(out.read_bytes())).namelist()
    assert any(name.startswith(inside) for name in names)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["NO-SUCH"], "no plan NO-SUCH. Plans: HN-2016-2020"),
        (["HN-2016-2020", "--as-of", "31/12/2020"], "--as-of"),
        (["HN-2016-2020", "--format", "docx"], "--out FILE"),
        (["HN-2016-2020", "--format", "pdf", "--out", "x.pdf"], "PDF is not made yet"),
    ],
)
def test_progress_says_what_is_wrong(plan, arguments, message):
    with pytest.raises(CommandError, match=message):
        call_command("progress", *arguments)


def test_progress_is_of_today_unless_said(plan, capsys):
    call_command("progress", plan.code)
    assert json.loads(capsys.readouterr().out)["as_of"] == date.today().isoformat()  # noqa: DTZ011
