"""Values that a person has edited are marked, and kept unless one says otherwise."""

from pathlib import Path
from typing import Any

import pytest
from django.db import models
from django.test import Client
from django.urls import reverse

from assessments.choices import AssessmentStatus
from assessments.models import Assessment, OutputLine
from campaigns.models import Target
from core.changes import changes_of
from core.history import written_by
from enterprises.choices import EnterpriseSize
from enterprises.models import Enterprise, Facility, Zone
from imports.choices import BatchStatus, RowOutcome
from imports.errors import ImportRefusedError
from imports.models import ImportBatch, ImportEffect, ImportRow
from imports.services import (
    check_batch,
    open_batch,
    start_writing,
    undo_batch,
    work_on,
    write_batch,
)
from tests import factories
from tests.imports.bring import FACILITY, bring

HEADER = [
    *FACILITY,
    "Điện thoại",
    "Địa chỉ",
    "Lao động",
    "Doanh thu, tỷ đồng",
    "Nguồn vốn, tỷ đồng",
]
ROW = ["X-1", "Xưởng một", "2393", "Hà Nội", "Bát Tràng", "0912345678", "Số 1", 12, 2, 2]
LATER = [*ROW[:5], "0988888888", "Số 2", 150, 100, 90]


def edit(user: Any, model: type[models.Model], **values: Any) -> None:
    """As a form of the portal would."""
    with written_by(user, source="form"):
        model._default_manager.update(**values)


def checked(path: Path, user: Any, kind: str = "facilities") -> ImportBatch:
    batch = open_batch(kind=kind, content=path.read_bytes(), file_name=path.name, by=user)
    check_batch(batch=batch)
    return batch


def marks(batch: ImportBatch) -> dict[str, Any]:
    """Column → who edited its value, of the only row that has such."""
    rows = ImportRow.objects.of_batch(batch).edited_by_hand()
    return {c: mark["by"] for row in rows for c, mark in row.by_hand.items()}


@pytest.fixture
def imported(officer: Any, book: Any) -> Facility:
    assert bring("facilities", book([HEADER, ROW]), officer).code == 0
    return Facility.objects.get()


def test_an_edited_value_is_marked_and_kept(imported: Facility, officer: Any, book: Any) -> None:
    edit(officer, Facility, phone="0900000000")
    batch = checked(book([HEADER, LATER]), officer)
    assert marks(batch) == {"phone": str(officer)}
    assert batch.summary["by_hand"] == {"columns": [["facilities", "phone", 1]], "kept_rows": 0}
    write_batch(batch=batch, by=officer)
    imported.refresh_from_db()
    assert (imported.phone, imported.address) == ("0900000000", "Số 2")
    effect = ImportEffect.objects.get(batch=batch, model="enterprises.facility")
    assert effect.after == {"address": "Số 2"}


def test_it_is_overwritten_when_one_says_so(imported: Facility, officer: Any, book: Any) -> None:
    edit(officer, Facility, phone="0900000000", address="sửa tay")
    batch = checked(book([HEADER, LATER]), officer)
    write_batch(batch=batch, by=officer, overwrite=["facilities.phone"])
    imported.refresh_from_db()
    assert (imported.phone, imported.address) == ("0988888888", "sửa tay")
    assert ImportBatch.objects.get(pk=batch.pk).overwritten == ["facilities.phone"]
    batch = checked(book([HEADER, LATER]), officer)
    assert marks(batch).keys() == {"address"}
    write_batch(batch=batch, by=officer, overwrite=["*"])
    imported.refresh_from_db()
    assert imported.address == "Số 2"
    assert not marks(checked(book([HEADER, [*LATER[:6], "Số 3", *LATER[7:]]]), officer))


def test_values_that_an_import_or_the_portal_set_are_not_edits(
    imported: Facility, officer: Any, book: Any
) -> None:
    with written_by(None, source="command"):
        Facility.objects.update(phone="0900000000")
    assert not marks(checked(book([HEADER, LATER]), officer))


def test_an_edit_that_a_later_import_wrote_over_is_over(
    imported: Facility, officer: Any, book: Any
) -> None:
    edit(officer, Facility, phone="0900000000")
    batch = checked(book([HEADER, LATER]), officer)
    write_batch(batch=batch, by=officer, overwrite=["*"])
    assert not marks(checked(book([HEADER, ROW]), officer))


def test_an_edit_of_another_field_marks_nothing(
    imported: Facility, officer: Any, book: Any
) -> None:
    edit(officer, Facility, email="a@b.example")
    assert not marks(checked(book([HEADER, LATER]), officer))


def test_an_undone_import_leaves_an_edit_an_edit(
    imported: Facility, officer: Any, book: Any
) -> None:
    edit(officer, Facility, phone="0900000000")
    batch = checked(book([HEADER, LATER]), officer)
    write_batch(batch=batch, by=officer, overwrite=["*"])
    undo_batch(batch=batch, by=officer)
    imported.refresh_from_db()
    assert imported.phone == "0900000000"
    assert marks(checked(book([HEADER, LATER]), officer)).keys() == {"phone"}


def test_what_the_administration_wrote_is_an_edit(
    imported: Facility, admin: Any, officer: Any, book: Any, client: Client
) -> None:
    client.force_login(admin)
    address = reverse("admin:enterprises_enterprise_change", args=[imported.enterprise_id])
    form = client.get(address).context["adminform"].form
    given = {n: form.initial.get(n) if form.initial.get(n) is not None else "" for n in form.fields}
    assert client.post(address, given | {"staff": 77}).status_code == 302
    assert Enterprise.objects.get().staff == 77
    batch = checked(book([HEADER, LATER]), officer)
    assert marks(batch)["staff"] == str(admin)


def test_a_row_all_of_whose_changes_are_kept_writes_nothing(
    imported: Facility, officer: Any, book: Any
) -> None:
    edit(officer, Facility, phone="0900000000")
    batch = checked(book([HEADER, [*ROW[:5], "0988888888", *ROW[6:]]]), officer)
    assert ImportRow.objects.of_batch(batch).get().outcome == RowOutcome.CHANGED
    assert batch.summary["by_hand"]["kept_rows"] == 1
    with pytest.raises(ImportRefusedError):
        write_batch(batch=batch, by=officer)
    batch.refresh_from_db()
    assert batch.status == BatchStatus.CHECKED
    write_batch(batch=batch, by=officer, overwrite=["*"])
    assert Facility.objects.get().phone == "0988888888"


def test_the_size_follows_the_figures_that_are_written(
    imported: Facility, officer: Any, book: Any
) -> None:
    edit(officer, Enterprise, staff=9)
    batch = checked(book([HEADER, LATER]), officer)
    assert "staff" in marks(batch)
    write_batch(batch=batch, by=officer)
    enterprise = Enterprise.objects.get()
    assert (enterprise.staff, enterprise.revenue_vnd) == (9, 100 * 10**9)
    assert enterprise.size == EnterpriseSize.MEDIUM


def test_a_facility_that_keeps_its_enterprise_and_zone_makes_no_new_ones(
    officer: Any, book: Any
) -> None:
    header = [*FACILITY, "Địa chỉ", "Mã số thuế", "Tên doanh nghiệp", "Khu, cụm, làng nghề"]
    new = ["0101243150", "Công ty B", "CCN Mới"]
    two = ["X-2", "Xưởng hai", *ROW[2:5]]
    old = ["Số 1", "0100108688", "Công ty A", "CCN Cũ"]
    assert bring("facilities", book([header, [*ROW[:5], *old], [*two, *old]]), officer).code == 0
    own = factories.Enterprise()
    with written_by(officer, source="form"):
        Facility.objects.filter(code="X-1").update(enterprise=own, zone=None)
    batch = checked(book([header, [*ROW[:5], "Số 2", *new]]), officer)
    assert marks(batch).keys() == {"tax_code", "zone"}
    before = everything_named()
    write_batch(batch=batch, by=officer)
    facility = Facility.objects.get(code="X-1")
    assert (facility.address, facility.enterprise, facility.zone) == ("Số 2", own, None)
    assert everything_named() == before
    # They are made for another facility that goes there.
    batch = checked(book([header, [*ROW[:5], "Số 3", *new], [*two, "Số 1", *new]]), officer)
    write_batch(batch=batch, by=officer)
    assert Facility.objects.get(enterprise__name="Công ty B", zone__name="CCN Mới").code == "X-2"
    assert Facility.objects.get(enterprise=own).zone is None


def everything_named() -> set[str]:
    """The enterprises and zones that there are, and the communes of the zones."""
    names = {e.name for e in Enterprise.objects.all()} | {z.name for z in Zone.objects.all()}
    return names | {f"commune of {link.zone_id}" for link in Zone.communes.through.objects.all()}


def test_a_band_is_kept_as_a_whole(officer: Any, book: Any) -> None:
    plan = [
        ["Mã kế hoạch", "Tên kế hoạch", "Tỉnh, thành phố", "Năm bắt đầu", "Năm kết thúc"],
        ["P", "Một", "Hà Nội", 2016, 2020],
    ]
    head = ["plan_code", "indicator", "low", "high", "due_year"]

    def file(low: int, high: int) -> Path:
        target = ["P", "energy_saving", low, high, 2020]
        return Path(book({"Kế hoạch": plan, "Chỉ tiêu": [head, target]}))

    assert bring("plans", file(8, 13), officer).code == 0
    edit(officer, Target, low=12)
    batch = checked(file(5, 10), officer, "plans")
    assert marks(batch).keys() == {"low", "high"}
    with pytest.raises(ImportRefusedError):
        write_batch(batch=batch, by=officer)
    write_batch(batch=batch, by=officer, overwrite=["targets.low"])
    target = Target.objects.get()
    assert (target.low, target.high) == (5, 10)


def test_sheets_of_lines_and_states_are_held_too(officer: Any, samples: Path, book: Any) -> None:
    for kind in ("facilities", "assessments"):
        path = book([["a"]], name=f"{kind}.xlsx")
        path.write_bytes((samples / f"four_plants_{kind}.xlsx").read_bytes())
        assert bring(kind, path, officer).code == 0
    line = OutputLine.objects.filter(assessment__facility__code="VD-HASTINGS").latest("pk")
    assessment = line.assessment
    edit(officer, Assessment, status=AssessmentStatus.SENT, verified_on=None, verified_by=None)
    edit(officer, OutputLine, current_quantity=5)
    year = assessment.reporting_year
    sheets = {
        "Đánh giá": [
            [
                "Mã cơ sở",
                "Loại đánh giá",
                "Năm gốc",
                "Năm báo cáo",
                "Đã xác nhận",
                "Đơn vị đánh giá",
            ],
            ["VD-HASTINGS", assessment.kind, assessment.baseline_year, year, "có", "Khác"],
        ],
        "Sản lượng": [
            ["Mã cơ sở", "Năm báo cáo", "Sản phẩm", "Đơn vị", "Lượng kỳ báo cáo"],
            ["VD-HASTINGS", year, line.product, line.unit, 1],
        ],
    }
    batch = checked(book(sheets), officer, "assessments")
    assert marks(batch).keys() == {"verified", "current_quantity"}
    write_batch(batch=batch, by=officer)
    assessment.refresh_from_db()
    line.refresh_from_db()
    assert (assessment.status, assessment.assessor) == (AssessmentStatus.SENT, "Khác")
    assert assessment.verified_on is None
    assert line.current_quantity == 5


def test_a_worker_writes_over_what_was_chosen(imported: Facility, officer: Any, book: Any) -> None:
    edit(officer, Facility, phone="0900000000", address="sửa tay")
    batch = checked(book([HEADER, LATER]), officer)
    start_writing(batch=batch, by=batch.created_by, overwrite=["facilities.address"])
    work_on(batch_id=batch.pk)
    imported.refresh_from_db()
    assert (imported.phone, imported.address) == ("0900000000", "Số 2")


def test_a_worker_writes_for_the_one_who_gave_the_order(
    imported: Facility, officer: Any, admin: Any, book: Any
) -> None:
    batch = checked(book([HEADER, LATER]), officer)
    start_writing(batch=batch, by=admin)
    work_on(batch_id=batch.pk)
    batch.refresh_from_db()
    assert (batch.status, batch.written_by, batch.created_by) == ("written", admin, officer)
    assert changes_of(imported)[0].who == str(admin)


def test_an_edit_after_the_check_is_seen_before_the_writing(
    imported: Facility, officer: Any, book: Any
) -> None:
    batch = checked(book([HEADER, LATER]), officer)
    edit(officer, Facility, phone="0900000000")
    edit(officer, Facility, phone=ROW[5])
    with pytest.raises(ImportRefusedError):
        write_batch(batch=batch, by=officer)
    batch.refresh_from_db()
    assert marks(batch).keys() == {"phone"}


def test_the_command_keeps_edits_unless_told(imported: Facility, officer: Any, book: Any) -> None:
    edit(officer, Facility, phone="0900000000")
    later = book([HEADER, [*ROW[:5], "0988888888", *ROW[6:]]])
    outcome = bring("facilities", later, officer)
    assert not outcome.report["written"]
    assert "Điện thoại: 1" in outcome.printed
    assert Facility.objects.get().phone == "0900000000"
    assert bring("facilities", later, officer, "--overwrite").report["written"]
    assert Facility.objects.get().phone == "0988888888"
