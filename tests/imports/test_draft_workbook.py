"""The workbook of one's own assessment: taken out filled, brought back, taken over or refused."""

import io
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import Workbook, load_workbook

from assessments.choices import AssessmentKind, AssessmentStatus, Move
from assessments.models import Assessment, FlowLine, OutputLine
from assessments.services import move_assessment
from core.history import written_by
from imports.choices import BatchStatus
from imports.errors import WHOLE_OR_NOT, ImportRefusedError
from imports.kinds import draft_kind
from imports.models import ImportBatch
from imports.policies import why_not_write
from imports.services import check_batch, open_batch, undo_batch, write_batch
from tests import factories
from tests.cast import Cast

pytestmark = pytest.mark.django_db
YEAR = 2024


@pytest.fixture
def draft(cast: Cast) -> Assessment:
    """One product and electricity, whose values of the year are not typed yet."""
    with written_by(cast.owner, source="form"):
        made = factories.Assessment(
            draft=True, facility=cast.facility, kind=AssessmentKind.SELF, reporting_year=YEAR
        )
        factories.OutputLine(
            assessment=made, product="Gốm gia dụng", baseline_quantity=620, current_quantity=None
        )
        factories.FlowLine(assessment=made, baseline_quantity=410_000, current_quantity=None)
    return made


@pytest.fixture
def owner(cast: Cast, client: Client) -> Client:
    client.force_login(cast.owner)
    return client


def taken_out(client: Client, draft: Assessment) -> Workbook:
    response = client.get(reverse("imports:draft_workbook", args=[draft.pk]))
    assert response.status_code == 200
    assert "attachment" in response["Content-Disposition"]
    return load_workbook(io.BytesIO(b"".join(response.streaming_content)))


def fill(book: Workbook, sheet: str, row: int = 2, **cells: Any) -> None:
    """Writes into the columns with these headers (an underscore is a space)."""
    page = book[sheet]
    headers = {str(cell.value).rstrip("*"): cell.column for cell in page[1]}
    for name, value in cells.items():
        page.cell(row, headers[name.replace("_", " ")], value)


def brought(client: Client, draft: Assessment, book: Workbook) -> ImportBatch:
    content = io.BytesIO()
    book.save(content)
    file = SimpleUploadedFile("so-lieu.xlsx", content.getvalue())
    response = client.post(reverse("imports:draft", args=[draft.pk]), {"file": file})
    batch = ImportBatch.objects.latest("pk")
    assert response.url == reverse("imports:batch", args=[batch.pk])
    return batch


def codes(batch: ImportBatch) -> set[str]:
    return {each["code"] for row in batch.rows.all() for each in row.messages}


def write(client: Client, batch: ImportBatch) -> ImportBatch:
    client.post(reverse("imports:write", args=[batch.pk]))
    batch.refresh_from_db()
    return batch


def test_a_workbook_filled_in_offline_comes_back_into_the_draft(
    owner: Client, draft: Assessment, cast: Cast
) -> None:
    book = taken_out(owner, draft)
    fill(book, "Sản lượng", Lượng_kỳ_báo_cáo=702)
    fill(book, "Tiêu thụ", Lượng_kỳ_báo_cáo="395.500,5")
    # Rows of one's own need not say whose they are.
    fill(book, "Sản lượng", 3, Sản_phẩm="Gạch", Đơn_vị="tấn", Lượng_kỳ_báo_cáo=12)
    batch = brought(owner, draft, book)
    assert batch.status == BatchStatus.CHECKED, batch.messages
    page = owner.get(reverse("imports:batch", args=[batch.pk]))
    assert page.status_code == 200
    assert "395.500,5" in page.content.decode()
    assert draft.outputs.get(product="Gốm gia dụng").current_quantity is None

    assert write(owner, batch).status == BatchStatus.WRITTEN
    assert draft.outputs.get(product="Gốm gia dụng").current_quantity == 702
    assert draft.outputs.get(product="Gạch").current_quantity == 12
    assert draft.flows.get().current_quantity == Decimal("395500.5")
    draft.refresh_from_db()
    assert (draft.status, draft.saved_by) == (AssessmentStatus.DRAFT, cast.owner)
    assert draft.results.exists()


def test_what_was_taken_over_can_be_taken_back_until_it_is_sent(
    owner: Client, draft: Assessment, cast: Cast
) -> None:
    book = taken_out(owner, draft)
    fill(book, "Sản lượng", Lượng_kỳ_báo_cáo=702)
    fill(book, "Tiêu thụ", Lượng_kỳ_báo_cáo=395_500)
    batch = write(owner, brought(owner, draft, book))
    move_assessment(assessment=draft, move=Move.SEND, by=cast.owner)
    with pytest.raises(ImportRefusedError):
        undo_batch(batch=batch, by=cast.owner)
    assert draft.outputs.get().current_quantity == 702
    move_assessment(assessment=draft, move=Move.WITHDRAW, by=cast.owner)
    undo_batch(batch=batch, by=cast.owner)
    assert draft.outputs.get().current_quantity is None


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"Mã_cơ_sở": "CS-999"}, "other_facility"),
        ({"Năm_báo_cáo": 2023}, "other_year"),
        ({"Loại_đánh_giá": "đánh giá chi tiết"}, "other_kind"),
    ],
)
@pytest.mark.parametrize("sheet", ["Đánh giá", "Sản lượng", "Tiêu thụ"])
def test_rows_of_another_report_are_errors_and_nothing_is_taken_over(
    owner: Client, draft: Assessment, sheet: str, cells: dict[str, Any], code: str
) -> None:
    book = taken_out(owner, draft)
    fill(book, "Sản lượng", Lượng_kỳ_báo_cáo=702)
    fill(book, sheet, **cells)
    batch = brought(owner, draft, book)
    assert code in codes(batch)
    owner.post(reverse("imports:write", args=[batch.pk]), {"valid_only": "1"})
    assert draft.outputs.get().current_quantity is None
    assert OutputLine.objects.count() == 1


def test_a_real_facility_of_somebody_else_is_not_told_from_one_that_is_none(
    owner: Client, draft: Assessment, cast: Cast
) -> None:
    book = taken_out(owner, draft)
    fill(book, "Sản lượng", Mã_cơ_sở=cast.foreign_facility.code)
    assert "other_facility" in codes(brought(owner, draft, book))
    assert cast.foreign_facility.name not in owner.get("/imports/1/").content.decode()


def test_one_wrong_cell_holds_everything_back(owner: Client, draft: Assessment) -> None:
    book = taken_out(owner, draft)
    fill(book, "Sản lượng", Lượng_kỳ_báo_cáo=702)
    fill(book, "Tiêu thụ", Lượng_kỳ_báo_cáo="khoảng 400")
    batch = brought(owner, draft, book)
    owner.post(reverse("imports:write", args=[batch.pk]), {"valid_only": "1"})
    assert draft.outputs.get().current_quantity is None
    for name in ("imports:checked", "imports:to_mend", "imports:file"):
        assert owner.get(reverse(name, args=[batch.pk])).status_code == 200
    assert why_not_write(batch, valid_only=True) == WHOLE_OR_NOT
    [wrong] = batch.rows.filter(outcome="wrong")
    assert (wrong.sheet, wrong.number) == ("flows", 2)


def test_a_workbook_verifies_nothing(owner: Client, draft: Assessment, cast: Cast) -> None:
    book = taken_out(owner, draft)
    fill(book, "Đánh giá", Đã_xác_nhận="có")
    assert "may_not_verify" in codes(brought(owner, draft, book))
    content = io.BytesIO()
    book.save(content)
    # Not even in the hands of somebody who may do everything.
    batch = open_batch(
        kind=draft_kind(draft.pk), content=content.getvalue(), file_name="x.xlsx", by=cast.admin
    )
    check_batch(batch=batch)
    assert "may_not_verify" in codes(batch)


def test_what_was_sent_meanwhile_is_left_alone(
    owner: Client, draft: Assessment, cast: Cast
) -> None:
    book = taken_out(owner, draft)
    fill(book, "Sản lượng", Lượng_kỳ_báo_cáo=702)
    batch = brought(owner, draft, book)
    move_assessment(assessment=draft, move=Move.SEND, by=cast.owner)
    with pytest.raises(ImportRefusedError):
        write_batch(batch=batch, by=cast.owner)
    assert draft.outputs.get().current_quantity is None
    again = owner.get(reverse("imports:draft", args=[draft.pk]))
    assert again.url == reverse("assessments:detail", args=[draft.pk])


def test_what_was_typed_after_the_workbook_was_taken_out_is_kept(
    owner: Client, draft: Assessment, cast: Cast
) -> None:
    """Somebody else may sit at the same draft: her newer value is shown, and stays unless one
    says otherwise."""
    book = taken_out(owner, draft)
    fill(book, "Sản lượng", Lượng_kỳ_báo_cáo=702)
    fill(book, "Tiêu thụ", Lượng_kỳ_báo_cáo=395_500)
    book.properties.created = timezone.now().replace(tzinfo=None) - timedelta(hours=1)
    with written_by(cast.owner, source="form"):
        FlowLine.objects.update(current_quantity=401_000)
    batch = brought(owner, draft, book)
    assert batch.rows.get(sheet="flows").by_hand is not None
    write(owner, batch)
    assert draft.flows.get().current_quantity == 401_000


@pytest.mark.parametrize("person", ["officer", "consultant", "stranger", "leader", "ministry"])
def test_only_who_fills_it_in_gets_the_workbook(
    client: Client, draft: Assessment, cast: Cast, person: str
) -> None:
    client.force_login(cast.person(person))
    for name in ("imports:draft", "imports:draft_workbook"):
        assert client.get(reverse(name, args=[draft.pk])).status_code == 404


def test_imports_of_others_stay_closed_to_an_enterprise(
    owner: Client, draft: Assessment, cast: Cast
) -> None:
    batch = open_batch(
        kind=draft_kind(draft.pk), content=b"none", file_name="x.xlsx", by=cast.admin
    )
    assert owner.get(reverse("imports:batch", args=[batch.pk])).status_code == 404
    for name in ("imports:home", "imports:list", "imports:current"):
        assert owner.get(reverse(name)).status_code == 404


def test_an_expert_brings_the_workbook_of_her_own_assessment(client: Client, cast: Cast) -> None:
    """A consultant has no right to import; beside hers stands the enterprise's own report, which
    is left alone."""
    for kind in (AssessmentKind.SELF, AssessmentKind.QUICK):
        made = factories.Assessment(
            draft=True, facility=cast.facility, kind=kind, reporting_year=YEAR
        )
        factories.OutputLine(assessment=made, product="Gạch", current_quantity=None)
    client.force_login(cast.consultant)
    book = taken_out(client, made)
    fill(book, "Sản lượng", Lượng_kỳ_báo_cáo=702)
    assert write(client, brought(client, made, book)).status == BatchStatus.WRITTEN
    assert dict(OutputLine.objects.values_list("assessment__kind", "current_quantity")) == {
        AssessmentKind.SELF: None,
        AssessmentKind.QUICK: Decimal(702),
    }
