"""All imports, kept for ever, found again; and the import that a record's history names."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.history import written_by
from enterprises.models import Facility
from imports.models import ImportBatch
from imports.services import open_batch, undo_batch
from tests import factories
from tests.imports.bring import FACILITY, bring
from tests.imports.test_pages import act, latest, upload

ROW = ["X-1", "Xưởng một", "2393", "Hà Nội", "Bát Tràng"]


@pytest.fixture
def signed_in(client: Client, officer: Any) -> Client:
    client.force_login(officer)
    client.cookies["django_language"] = "en"
    return client


def kept(user: Any, name: str, kind: str = "facilities") -> ImportBatch:
    return open_batch(kind=kind, content=b"none", file_name=name, by=user)


def names(client: Client, **chosen: str) -> list[str]:
    table = client.get(reverse("imports:list"), chosen).context["table"]
    return [row.record.file_name for row in table.rows]


def test_imports_are_found_by_file_kind_status_person_and_day(
    client: Client, admin: Any, officer: Any
) -> None:
    old = kept(officer, "Gốm sứ 2024.xlsx")
    ImportBatch.objects.filter(pk=old.pk).update(created_at="2024-05-06T10:00:00+07:00")
    kept(officer, "Kế hoạch.xlsx", "plans")
    kept(admin, "Khác.csv")
    client.force_login(admin)
    assert names(client) == ["Khác.csv", "Kế hoạch.xlsx", "Gốm sứ 2024.xlsx"]
    assert names(client, q="gom su") == ["Gốm sứ 2024.xlsx"]
    assert names(client, q=str(old.pk)) == ["Gốm sứ 2024.xlsx"]
    assert names(client, kind="plans") == ["Kế hoạch.xlsx"]
    assert names(client, status="written") == []
    assert names(client, status="uploaded", by=str(admin.pk)) == ["Khác.csv"]
    assert names(client, until="2024-05-06") == ["Gốm sứ 2024.xlsx"]
    assert names(client, since="2024-05-07") == ["Khác.csv", "Kế hoạch.xlsx"]


def test_one_sees_ones_own_imports(signed_in: Client, officer: Any, admin: Any) -> None:
    kept(officer, "own.xlsx")
    kept(admin, "foreign.xlsx")
    assert names(signed_in) == ["own.xlsx"]
    people = signed_in.get(reverse("imports:list")).context["filter"].form.fields["by"].queryset
    assert list(people) == [officer]


def test_the_list_asks_as_much_for_three_imports_as_for_many(
    signed_in: Client, officer: Any
) -> None:
    def queries(count: int) -> int:
        for number in range(count):
            kept(officer, f"{number}.xlsx")
        with CaptureQueriesContext(connection) as captured:
            signed_in.get(reverse("imports:list"))
        return len(captured)

    assert queries(3) == queries(15)


def test_the_record_of_an_import_tells_who_when_what_and_how(
    signed_in: Client, officer: Any, book: Any
) -> None:
    path = book([["DANH SÁCH"], [], ["Mã cơ sở", "Tên cơ sở", "Ngành", *FACILITY[3:]], ROW])
    upload(signed_in, path)
    page = act(signed_in, "write")
    [sheet] = page.context["matched"]
    assert (sheet.title, sheet.header_row) == ("Cơ sở sản xuất", 3)
    assert sheet.columns[2] == ("C", "Ngành", "Mã ngành")
    text = page.content.decode()
    assert str(officer) in text
    assert "How the columns of the file were read" in text
    found = signed_in.get(reverse("imports:file", args=[latest().pk]))
    assert b"".join(found.streaming_content) == path.read_bytes()


def test_history_names_the_import_and_leads_to_it(
    signed_in: Client, officer: Any, book: Any
) -> None:
    other = ["X-0", "Xưởng khác", *ROW[2:]]
    first = bring("facilities", book([FACILITY, ROW, other]), officer).report["batch"]
    second = bring("facilities", book([FACILITY, ["X-1", "Tên mới", *ROW[2:]]]), officer)
    facility = Facility.objects.get(code="X-1")
    page = reverse("enterprises:facility_detail", args=[facility.pk])
    text = signed_in.get(page).content.decode()
    address = reverse("imports:batch", args=[first])
    row = f"{address}?record=facilities.{facility.pk}#rows"
    assert f'<a href="{row}">import {first}</a>' in text
    [table] = signed_in.get(row).context["tables"]
    assert [line.number for line in table.lines] == [2]
    for strange in ("facilities.x", "outputs.1", f"facilities.{'9' * 30}", "facilities"):
        assert signed_in.get(address, {"record": strange}).context["tables"] == []
    undo_batch(batch=ImportBatch.objects.get(pk=second.report["batch"]), by=officer)
    text = signed_in.get(page).content.decode()
    assert f"undoing of import {second.report['batch']}</a>" in text


def test_history_names_an_import_without_a_link_to_who_may_not_see_it(
    client: Client, officer: Any, book: Any, hanoi: Any
) -> None:
    number = bring("facilities", book([FACILITY, ROW]), officer).report["batch"]
    leader = factories.Membership(role="leader", admin_unit=hanoi).user
    client.force_login(leader)
    client.cookies["django_language"] = "en"
    page = reverse("enterprises:facility_detail", args=[Facility.objects.get().pk])
    text = client.get(page).content.decode()
    assert f"import {number}" in text
    assert reverse("imports:batch", args=[number]) not in text


def test_history_without_an_import_asks_for_none(
    signed_in: Client, officer: Any, hanoi: Any
) -> None:
    with written_by(officer, source="form"):
        facility = factories.Facility(commune__province=hanoi)
    with CaptureQueriesContext(connection) as captured:
        signed_in.get(reverse("enterprises:facility_detail", args=[facility.pk]))
    assert not [each for each in captured if "imports_importbatch" in each["sql"]]
