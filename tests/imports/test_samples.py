"""The sample workbooks: they import without an error, twice, and the figures come out."""

import json
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from assessments.models import Assessment, FlowLine, Norm, OutputLine, Solution
from campaigns.models import ActionPlan, Activity, Officer, Participation, Target
from enterprises.models import Enterprise, Facility, FacilityListMember, Zone

MODELS = (
    Enterprise,
    Facility,
    FacilityListMember,
    Zone,
    Assessment,
    OutputLine,
    FlowLine,
    Solution,
    ActionPlan,
    Target,
    Activity,
    Participation,
    Officer,
    Norm,
)
# In the order in which they refer to one another.
KINDS = (
    "zones",
    "facilities",
    "facility_lists",
    "assessments",
    "plans",
    "activities",
    "officers",
    "norms",
)


def bring(kind: str, path: Path, email: str, out: Path) -> dict[str, Any]:
    call_command(
        "import_sheet", kind, str(path), "--as", email, "--json", str(out), stdout=StringIO()
    )
    return json.loads(out.read_text(encoding="utf-8"))


def census() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in MODELS}


def progress(plan: str, as_of: str, out: Path) -> dict[str, Any]:
    call_command("progress", plan, "--as-of", as_of, "--format", "json", "--out", str(out))
    return json.loads(out.read_text(encoding="utf-8"))


def test_samples_come_in_without_an_error_and_a_second_time_without_a_change(
    samples: Path, admin: Any, officer: Any, tmp_path: Path
) -> None:
    out = tmp_path / "out.json"
    for kind in KINDS:
        user = admin if kind == "norms" else officer
        report = bring(kind, samples / f"{kind}.xlsx", user.email, out)
        assert report["errors"] == []
        assert report["written"]
        assert report["counts"]["new"] > 0
        assert report["counts"]["changed"] == report["counts"]["wrong"] == 0
    before = census()
    for kind in KINDS:
        user = admin if kind == "norms" else officer
        report = bring(kind, samples / f"{kind}.xlsx", user.email, out)
        assert report["counts"]["unchanged"] == sum(report["counts"].values())
        assert report["batch"] is None
        assert not report["written"]
    assert census() == before


def test_sample_plan_has_figures(samples: Path, officer: Any, tmp_path: Path) -> None:
    for kind in KINDS[:-1]:
        bring(kind, samples / f"{kind}.xlsx", officer.email, tmp_path / "out.json")
    call_command("rollup", stdout=StringIO())
    found = progress("MAU-HN-2016-2020", "2020-12-31", tmp_path / "progress.json")
    values = {(t["indicator"], t["denominator"], t["due_year"]): t for t in found["targets"]}
    # 11 facilities are open; MAU-01, 02, 03, 04, 06 and 10 apply (MAU-08 is not verified).
    adoption = values["adoption_rate", "all", 2020]
    assert (adoption["numerator_value"], adoption["N"]) == (6, 11)
    assert adoption["status"] == "reached"
    saving = values["energy_saving", "all", 2020]
    assert saving["n"] == 7
    assert Decimal(8) < Decimal(saving["value"]) < Decimal(13)
    assert found["counts"]["solutions_implemented"] == 7
    assert found["counts"]["events"] == 3


def test_four_plants_give_the_published_savings(
    samples: Path, officer: Any, tmp_path: Path
) -> None:
    for kind in ("facilities", "assessments", "plans"):
        path = samples / f"four_plants_{kind}.xlsx"
        bring(kind, path, officer.email, tmp_path / "out.json")
    call_command("rollup", stdout=StringIO())
    for as_of, expected in (
        ("2020-12-31", ("10.1224", "10.0155", "9.8371")),
        ("2019-12-31", ("6.60", "6.37", "7.07")),
    ):
        found = progress("VD-BON-NHA-MAY", as_of, tmp_path / "progress.json")
        methods = found["targets"][0]["methods"]
        names = ("adjusted", "baseline_weighted", "mean")
        rounded = tuple(
            str(round(Decimal(methods[name]), len(text.partition(".")[2])))
            for name, text in zip(names, expected, strict=True)
        )
        assert rounded == expected


@pytest.mark.parametrize("kind", KINDS)
def test_samples_are_what_the_script_makes(kind: str, samples: Path, tmp_path: Path) -> None:
    """A sheet that gained a column has to be made anew."""
    from core.spreadsheets.reading import read_file
    from tests.files import make_samples

    made = {grid.name: grid.head(1)[0] for grid in read_file(samples / f"{kind}.xlsx")}
    for sheet in make_samples.KINDS[kind].sheets:
        headers = [c.header + "*" * c.required for c in sheet.columns().values()]
        assert made[sheet.sheet_title] == headers
