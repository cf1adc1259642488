"""The pages of an import: bring, look, write, undo; and who may."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from enterprises.models import AdminUnit, Facility
from imports.choices import BatchStatus
from imports.models import ImportBatch
from imports.services import check_batch
from imports.tasks import work_on_batch
from tests import factories

HEADER = ["Mã cơ sở", "Tên cơ sở", "Mã ngành", "Tỉnh, thành phố", "Xã, phường", "Lao động"]
GOOD = ["X-1", "Xưởng một", "2393", "Hà Nội", "Bát Tràng", 12]
ALSO_GOOD = ["X-2", "Xưởng hai", "2592", "Hà Nội", "Đông Anh", 30]
BAD = ["X-3", "Xưởng ba", "99999", "Hà Nội", "Đông Anh", "nhiều"]


@pytest.fixture
def signed_in(client: Client, officer: Any) -> Client:
    client.force_login(officer)
    client.cookies["django_language"] = "en"
    return client


def upload(client: Client, path: Path, kind: str = "facilities") -> Any:
    with path.open("rb") as file:
        return client.post(reverse("imports:home"), {"kind": kind, "file": file}, follow=True)


def latest() -> ImportBatch:
    return ImportBatch.objects.latest("pk")


def act(client: Client, action: str, **data: str) -> Any:
    return client.post(reverse(f"imports:{action}", args=[latest().pk]), data, follow=True)


def test_home_offers_kinds_and_templates(signed_in: Client) -> None:
    page = signed_in.get(reverse("imports:home")).content.decode()
    for kind in ("facilities", "assessments", "plans", "activities"):
        address = reverse("imports:template", args=[kind])
        assert address in page
        response = signed_in.get(address)
        assert b"".join(response.streaming_content).startswith(b"PK")


def test_a_good_file_is_previewed_written_and_undone(signed_in: Client, book: Any) -> None:
    page = upload(signed_in, book([HEADER, GOOD, ALSO_GOOD]))
    text = page.content.decode()
    assert "Write 2 rows" in text
    assert "Xưởng hai" in text
    assert Facility.objects.count() == 0
    text = act(signed_in, "write").content.decode()
    assert Facility.objects.count() == 2
    assert (
        reverse("enterprises:facility_detail", args=[Facility.objects.get(code="X-1").pk]) in text
    )
    assert "Undo this import" in text
    act(signed_in, "undo")
    assert Facility.objects.count() == 0
    assert latest().status == BatchStatus.UNDONE


def test_errors_stand_at_their_cells_and_only_valid_rows_are_written(
    signed_in: Client, book: Any
) -> None:
    text = upload(signed_in, book([HEADER, GOOD, BAD])).content.decode()
    assert "There is no industry code “99999”" in text
    assert "cannot be read as a number" in text
    assert 'class="is-bad"' in text
    assert "Write only 1 valid row" in text
    act(signed_in, "write")
    assert Facility.objects.count() == 0
    act(signed_in, "write", valid_only="1")
    assert [facility.code for facility in Facility.objects.all()] == ["X-1"]


def test_a_change_shows_old_and_new(signed_in: Client, book: Any) -> None:
    upload(signed_in, book([HEADER, GOOD]))
    act(signed_in, "write")
    text = upload(signed_in, book([HEADER, [*GOOD[:-1], 15]])).content.decode()
    assert "<del>12</del> <ins>15</ins>" in text


def test_rights_that_were_lost_since_the_check_count_when_it_is_written(
    signed_in: Client, officer: Any, hanoi: AdminUnit, book: Any
) -> None:
    upload(signed_in, book([HEADER, GOOD]))
    elsewhere = AdminUnit.objects.filter(level=hanoi.level, edition=hanoi.edition).exclude(
        pk=hanoi.pk
    )[0]
    officer.memberships.update(admin_unit=elsewhere)
    text = act(signed_in, "write").content.decode()
    assert "The file was checked again" in text
    assert not Facility.objects.exists()
    batch = latest()
    assert (batch.status, batch.counts) == (BatchStatus.CHECKED, {"facilities": {"wrong": 1}})


def test_a_wrong_file_says_what_it_lacks_and_cannot_be_written(
    signed_in: Client, book: Any
) -> None:
    text = upload(signed_in, book([HEADER[:2], GOOD[:2]])).content.decode()
    assert "Mã ngành" in text
    assert "is missing in row 1" in text
    act(signed_in, "write", valid_only="1")
    assert latest().status == BatchStatus.CHECKED
    act(signed_in, "cancel")
    assert latest().status == BatchStatus.CANCELLED


def test_an_unreadable_file_is_kept_with_its_fault(signed_in: Client, tmp_path: Path) -> None:
    path = tmp_path / "hỏng.xlsx"
    path.write_bytes(b"PK\x03\x04 not really")
    text = upload(signed_in, path).content.decode()
    assert "cannot be read as a spreadsheet" in text
    assert latest().status == BatchStatus.UNREADABLE


def test_rows_can_be_filtered_and_the_partial_is_the_page(signed_in: Client, book: Any) -> None:
    upload(signed_in, book([HEADER, GOOD, BAD]))
    address = reverse("imports:batch", args=[latest().pk])
    page = signed_in.get(address, {"outcome": "wrong"}).content.decode()
    part = signed_in.get(
        address, {"outcome": "wrong"}, headers={"HX-Request": "true"}
    ).content.decode()
    assert "Xưởng ba" in part
    assert "Xưởng một" not in part
    assert part.strip() in page


def test_a_large_file_waits_for_a_worker(signed_in: Client, book: Any) -> None:
    rows = [[f"X-{number}", *GOOD[1:]] for number in range(2001)]
    text = upload(signed_in, book([HEADER, *rows])).content.decode()
    assert "Waiting for its turn" in text
    assert 'hx-trigger="every 500ms"' in text
    assert latest().status == BatchStatus.UPLOADED
    address = reverse("imports:batch", args=[latest().pk])
    headers = {"HX-Request": "true", "HX-Target": "import-state"}
    assert "HX-Refresh" not in signed_in.get(address, headers=headers)
    work_on_batch(latest().pk)
    assert signed_in.get(address, headers=headers)["HX-Refresh"] == "true"
    act(signed_in, "write")
    assert latest().status == BatchStatus.WRITING
    for _again in range(2):
        work_on_batch(latest().pk)
    assert Facility.objects.count() == 2001
    act(signed_in, "undo")
    for _again in range(2):
        work_on_batch(latest().pk)
    assert latest().status == BatchStatus.UNDONE
    assert Facility.objects.count() == 0


def test_imports_of_others_are_not_there(signed_in: Client, book: Any, client: Client) -> None:
    upload(signed_in, book([HEADER, GOOD]))
    pk = latest().pk
    other = factories.Membership(
        role="officer", admin_unit=latest().created_by.memberships.get().admin_unit
    )
    client.force_login(other.user)
    for name in ("batch", "file", "undo"):
        assert client.get(reverse(f"imports:{name}", args=[pk])).status_code == 404
    for name in ("write", "cancel", "undo"):
        assert client.post(reverse(f"imports:{name}", args=[pk])).status_code == 404
    for name in ("write", "cancel"):
        assert client.get(reverse(f"imports:{name}", args=[pk])).status_code == 405
    assert Facility.objects.count() == 0


def test_work_that_breaks_leaves_no_import_under_way(signed_in: Client, book: Any) -> None:
    upload(signed_in, book([HEADER, GOOD]))
    batch = latest()
    batch.status = BatchStatus.UPLOADED
    batch.kind = "unknown"
    batch.save()
    with pytest.raises(KeyError):
        check_batch(batch=batch)
    assert latest().status == BatchStatus.FAILED
