"""Undo: what was made goes, what was changed comes back, what was touched since stays."""

from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.management.base import CommandError

from assessments.models import Assessment, OutputLine, Result
from campaigns.models import Target
from enterprises.models import AdminUnit, Facility, FacilityList, Zone
from imports.choices import BatchStatus
from imports.models import ImportBatch
from tests import factories
from tests.imports.bring import FACILITY, bring
from tests.imports.test_samples import KINDS

HEADER = [*FACILITY, "Lao động", "Khu, cụm, làng nghề", "Có tiềm năng", "Năm bắt đầu"]
ROW = ["X-1", "Xưởng một", "2393", "Hà Nội", "Bát Tràng", 12, None, "có", 2005]
APPS = ("enterprises", "assessments", "campaigns")


def everything() -> dict[str, list[Any]]:
    """Every row of every table of the three apps, history aside."""
    models = [
        m for app in APPS for m in apps.get_app_config(app).get_models(include_auto_created=True)
    ]
    return {
        model._meta.label: list(model._default_manager.order_by("pk").values())
        for model in models
        if not hasattr(model, "pgh_tracked_model")
    }


def undo(batch: int, user: Any) -> str:
    out = StringIO()
    call_command("undo_import", str(batch), "--as", user.email, stdout=out)
    return out.getvalue()


def test_undo_restores_every_column_of_every_table(
    samples: Path, admin: Any, officer: Any, tmp_path: Path
) -> None:
    for kind in KINDS:
        user = admin if kind == "norms" else officer
        path = tmp_path / f"{kind}.xlsx"
        path.write_bytes((samples / f"{kind}.xlsx").read_bytes())
        before = everything()
        batch = bring(kind, path, user).report["batch"]
        assert everything() != before
        undo(batch, user)
        assert everything() == before
        assert ImportBatch.objects.get(pk=batch).status == BatchStatus.UNDONE
        assert bring(kind, path, user).code == 0


def test_undo_gives_old_values_back(officer: Any, book: Any) -> None:
    bring("facilities", book([HEADER, ROW]), officer)
    before = everything()
    changed = ["X-1", "Tên mới", "2592", "Hà Nội", "Đông Anh", 500, "KCN Mới", "không", 2010]
    batch = bring("facilities", book([HEADER, changed]), officer).report["batch"]
    assert Facility.objects.get().name == "Tên mới"
    assert not FacilityList.objects.get().facilities.exists()
    undo(batch, officer)
    assert everything() == before
    assert Zone.objects.count() == 0


def test_undo_of_lines_works_the_results_out_anew(officer: Any, samples: Path, book: Any) -> None:
    for kind in ("facilities", "assessments"):
        path = book([["a"]], name=f"{kind}.xlsx")
        path.write_bytes((samples / f"four_plants_{kind}.xlsx").read_bytes())
        bring(kind, path, officer)
    line = OutputLine.objects.filter(assessment__facility__code="VD-HASTINGS").latest("pk")
    saving = line.assessment.results.get(group="energy").saving
    sheets = {
        "Đánh giá": [
            ["Mã cơ sở", "Loại đánh giá", "Năm gốc", "Năm báo cáo"],
            ["VD-HASTINGS", "detailed", 2018, 2020],
        ],
        "Sản lượng": [
            ["Mã cơ sở", "Năm báo cáo", "Sản phẩm", "Đơn vị", "Lượng kỳ báo cáo"],
            ["VD-HASTINGS", 2020, line.product, line.unit, 1],
        ],
    }
    batch = bring("assessments", book(sheets), officer).report["batch"]
    moved = Result.objects.get(assessment=line.assessment, group="energy").saving
    assert moved < Decimal(-1000)
    undo(batch, officer)
    restored = Result.objects.get(assessment=line.assessment, group="energy").saving
    assert restored == saving


def test_undo_of_sectors_and_parents(officer: Any, book: Any) -> None:
    plan = ["Mã kế hoạch", "Tên kế hoạch", "Tỉnh, thành phố", "Năm bắt đầu", "Năm kết thúc"]
    target = ["plan_code", "indicator", "low", "due_year", "industries", "parent_code"]
    rows = [["P", "Một", "Hà Nội", 2016, 2020], ["Q", "Hai", "Hà Nội", 2016, 2020]]
    first = {"Kế hoạch": [plan, *rows], "Chỉ tiêu": [target[:5], ["P", "events", 1, 2020, "13"]]}
    bring("plans", book(first), officer)
    before = everything()
    second = {
        "Kế hoạch": [[*plan, "parent_code"], [*rows[0], "Q"]],
        "Chỉ tiêu": [target[:5], ["P", "events", 2, 2020, "14; 15"]],
    }
    batch = bring("plans", book(second), officer).report["batch"]
    assert [i.code for i in Target.objects.get().industries.order_by("code")] == ["14", "15"]
    undo(batch, officer)
    after = everything()
    links = "campaigns.Target_industries"
    assert [{**row, "id": 0} for row in after.pop(links)] == [
        {**row, "id": 0} for row in before.pop(links)
    ]
    assert after == before


def test_undo_twice_is_refused(officer: Any, book: Any) -> None:
    batch = bring("facilities", book([HEADER, ROW]), officer).report["batch"]
    undo(batch, officer)
    with pytest.raises(CommandError, match="undone"):
        undo(batch, officer)


def test_a_stranger_cannot_undo(officer: Any, book: Any, hanoi: AdminUnit) -> None:
    batch = bring("facilities", book([HEADER, ROW]), officer).report["batch"]
    other = factories.Membership(role="officer", admin_unit=hanoi).user
    with pytest.raises(CommandError):
        undo(batch, other)
    assert Facility.objects.count() == 1


def test_what_others_rest_on_is_kept_and_listed(officer: Any, book: Any) -> None:
    batch = bring("facilities", book([HEADER, ROW]), officer).report["batch"]
    factories.Assessment(facility=Facility.objects.get())
    said = undo(batch, officer)
    assert "Xưởng một" in said
    assert Assessment.objects.count() == Facility.objects.count() == 1
    kept = ImportBatch.objects.get(pk=batch).kept
    assert {each["reason"] for each in kept} == {"rested_on"}


@pytest.mark.django_db(transaction=True)
def test_what_was_changed_since_is_kept_and_listed(db: None, officer: Any, book: Any) -> None:
    first = bring("facilities", book([HEADER, ROW]), officer).report["batch"]
    second = bring("facilities", book([HEADER, [*ROW[:5], 30, *ROW[6:]]]), officer).report["batch"]
    Facility.objects.update(address="sửa tay")
    said = undo(first, officer)
    assert "Xưởng một" in said
    assert Facility.objects.get().address == "sửa tay"
    undo(second, officer)
    assert Facility.objects.get().enterprise.staff == 12
