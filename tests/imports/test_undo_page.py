"""What undoing will do is shown first, to the record; then it is done, once, and told."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from assessments.models import Assessment
from core.history import events_of, written_by
from enterprises.models import Enterprise, Facility
from imports.choices import BatchStatus
from imports.models import ImportBatch
from imports.records import name_of_kind
from imports.services import foresee_undo, undo_batch
from imports.tasks import foresee_undo_of, work_on_batch
from tests import factories
from tests.imports.bring import FACILITY, bring
from tests.imports.test_pages import act, latest, upload
from tests.imports.test_undo import everything

HEADER = [*FACILITY, "Lao động", "Địa chỉ"]
ONE = ["X-1", "Xưởng một", "2393", "Hà Nội", "Bát Tràng", 12, "Số 1"]
TWO = ["X-2", "Xưởng hai", "2592", "Hà Nội", "Đông Anh", 30, "Số 2"]


@pytest.fixture
def signed_in(client: Client, officer: Any) -> Client:
    client.force_login(officer)
    client.cookies["django_language"] = "en"
    return client


def written(user: Any, book: Any, *rows: Any) -> ImportBatch:
    number = bring("facilities", book([HEADER, *rows]), user).report["batch"]
    return ImportBatch.objects.get(pk=number)


def look(client: Client, batch: ImportBatch) -> Any:
    return client.get(reverse("imports:undo", args=[batch.pk]))


def figures(page: Any) -> dict[str, int]:
    outlook = page.context["outlook"]
    return {name: outlook[name] for name in ("removed", "restored", "brought_back", "kept")}


def test_what_undoing_will_do_is_shown_and_nothing_is_done(
    signed_in: Client, officer: Any, book: Any
) -> None:
    written(officer, book, ONE)
    batch = written(officer, book, [*ONE[:6], "Số 9"], TWO)
    events = events_of(Facility)
    before, entries = everything(), events.objects.count()
    page = look(signed_in, batch)
    # A facility and its enterprise go, an address comes back.
    assert figures(page) == {"removed": 2, "restored": 1, "brought_back": 0, "kept": 0}
    assert everything() == before
    assert events.objects.count() == entries
    assert latest().status == BatchStatus.WRITTEN
    assert "This import is undone" in act(signed_in, "undo").content.decode()
    assert [f.address for f in Facility.objects.all()] == ["Số 1"]


def test_each_kind_of_record_is_counted_by_itself(
    signed_in: Client, officer: Any, book: Any
) -> None:
    header = [*HEADER, "Khu, cụm, làng nghề"]
    bring("facilities", book([header, [*ONE, "CCN Mới"], [*TWO, None]]), officer)
    factories.Assessment(facility=Facility.objects.get(code="X-2"))
    page = look(signed_in, latest())
    told = {kind.name: (kind.removed, kind.kept) for kind in page.context["kinds_of_records"]}
    assert told == {
        "facilities": (1, 1),
        "enterprises": (1, 1),
        "zones": (1, 0),
        "zone: communes": (1, 0),
    }
    assert next(iter(told)) == "facilities"
    text = " ".join(act(signed_in, "undo").content.decode().split())
    assert '<th scope="row">Zone: communes</th>' in text


@pytest.mark.django_db(transaction=True)
def test_each_row_of_an_undone_import_tells_what_is_left_of_it(
    db: None, signed_in: Client, officer: Any, book: Any
) -> None:
    three, four = ["X-3", "Xưởng ba", *TWO[2:]], ["X-4", "Xưởng bốn", *TWO[2:]]
    written(officer, book, ONE, TWO)
    new = [[*ONE[:6], "Số 9"], [*TWO[:6], "Số 9"], three, four]
    batch = written(officer, book, *new)
    with written_by(officer, source="form"):
        Facility.objects.filter(code__in=["X-2", "X-4"]).update(address="sửa tay")
    undo_batch(batch=batch, by=officer)
    page = signed_in.get(reverse("imports:batch", args=[batch.pk]))
    [table] = page.context["tables"]
    left = [str(line.outcome) for line in table.lines]
    assert left == ["Undone", "Kept when undone", "Undone", "Kept when undone"]


def test_links_between_records_are_named_in_the_words_of_the_field() -> None:
    with override("vi"):
        assert name_of_kind("enterprises.zone_communes") == "khu, cụm, làng nghề: xã, phường"
        assert name_of_kind("enterprises.facilitylistmember") == "danh sách cơ sở: cơ sở"
        assert name_of_kind("enterprises.facility", count=1) == "cơ sở"


def test_the_page_of_an_import_leads_to_what_undoing_would_do(signed_in: Client, book: Any) -> None:
    upload(signed_in, book([HEADER, ONE]))
    text = act(signed_in, "write").content.decode()
    address = reverse("imports:undo", args=[latest().pk])
    assert f'href="{address}"' in text
    assert f'action="{address}"' not in text
    assert f'action="{address}"' in signed_in.get(address).content.decode()


def test_what_rests_on_a_record_is_told(signed_in: Client, officer: Any, book: Any) -> None:
    batch = written(officer, book, ONE)
    facility = Facility.objects.get()
    factories.Assessment(facility=facility)
    text = look(signed_in, batch).content.decode()
    assert reverse("enterprises:facility_detail", args=[facility.pk]) in text
    assert f"other records rest on it: 1 {Assessment._meta.verbose_name}" in text
    act(signed_in, "undo")
    kept = ImportBatch.objects.get(pk=batch.pk).kept
    assert [each["reason"] for each in kept] == ["rested_on", "rested_on"]
    assert figures(look(signed_in, batch))["kept"] == 2


@pytest.mark.django_db(transaction=True)
def test_who_changed_a_record_since_is_told(
    db: None, signed_in: Client, officer: Any, book: Any
) -> None:
    written(officer, book, ONE)
    batch = written(officer, book, [*ONE[:6], "Số 9"], TWO)
    with written_by(officer, source="form"):
        Facility.objects.update(address="sửa tay")
    page = look(signed_in, batch)
    assert figures(page)["kept"] == 3  # both facilities, and the enterprise under the new one
    changed, made, enterprise = page.context["kept"]
    assert (changed.name, changed.details, changed.by) == (
        "Xưởng một",
        (str(Facility._meta.get_field("address").verbose_name),),
        str(officer),
    )
    assert (made.name, made.details, made.by) == ("Xưởng hai", (), str(officer))
    assert enterprise.kind == str(Enterprise._meta.verbose_name)


@pytest.mark.django_db(transaction=True)
def test_an_import_under_a_later_one_is_explained_and_named(
    db: None, signed_in: Client, officer: Any, book: Any
) -> None:
    first = written(officer, book, ONE, TWO)
    second = written(officer, book, [*ONE[:6], "Số 9"])
    page = look(signed_in, first)
    text = page.content.decode()
    assert "Later imports changed the same records" in text
    assert [(each.number, each.count) for each in page.context["later"]] == [(second.pk, 1)]
    assert reverse("imports:batch", args=[second.pk]) in text
    kept = page.context["kept"]
    assert [(each.name, each.batch and each.batch.number) for each in kept] == [
        ("Xưởng một", second.pk),
        ("Xưởng một", None),
    ]
    # Once the later one is undone, the first can be taken back wholly.
    undo_batch(batch=second, by=officer)
    page = look(signed_in, first)
    assert page.context["later"] == []
    assert figures(page) == {"removed": 4, "restored": 0, "brought_back": 0, "kept": 0}
    undo_batch(batch=first, by=officer)
    assert not Facility.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_later_import_of_somebody_else_is_named_without_a_link(
    db: None, signed_in: Client, officer: Any, admin: Any, book: Any
) -> None:
    first = written(officer, book, ONE)
    second = written(admin, book, [*ONE[:6], "Số 9"])
    text = look(signed_in, first).content.decode()
    assert f"import {second.pk}" in text
    assert str(admin) in text
    assert reverse("imports:batch", args=[second.pk]) not in text


def test_undoing_twice_is_explained(signed_in: Client, officer: Any, book: Any) -> None:
    batch = written(officer, book, ONE)
    act(signed_in, "undo")
    text = look(signed_in, batch).content.decode()
    assert "is undone already" in text
    assert "Undo this import" not in text
    assert "only once" in act(signed_in, "undo").content.decode()


def test_an_import_that_was_not_written_cannot_be_undone(signed_in: Client, book: Any) -> None:
    upload(signed_in, book([HEADER, ONE]))
    page = signed_in.get(reverse("imports:undo", args=[latest().pk]), follow=True)
    assert "Only an import that was written can be undone" in page.content.decode()


def test_a_worker_looks_ahead_for_a_large_import(
    signed_in: Client, officer: Any, book: Any
) -> None:
    batch = written(officer, book, *([f"X-{n}", f"Xưởng {n}", *ONE[2:]] for n in range(2001)))
    text = look(signed_in, batch).content.decode()
    assert "Finding out what undoing would do" in text
    assert 'hx-trigger="every 2s"' in text
    address = reverse("imports:undo", args=[batch.pk])
    headers = {"HX-Request": "true"}
    assert "HX-Refresh" not in signed_in.get(address, headers=headers)
    foresee_undo_of(batch.pk)
    assert signed_in.get(address, headers=headers)["HX-Refresh"] == "true"
    assert figures(look(signed_in, batch))["removed"] == 4002
    assert Facility.objects.count() == 2001
    signed_in.post(address, {"again": "1"})
    assert "at" not in ImportBatch.objects.get(pk=batch.pk).outlook
    signed_in.post(address)
    work_on_batch(batch.pk)
    assert not Facility.objects.exists()


def test_an_old_value_that_is_taken_now_stands_in_the_way(
    signed_in: Client, officer: Any, book: Any
) -> None:
    header = [*HEADER, "Mã số thuế"]
    bring("facilities", book([header, [*ONE, "0100108688"]]), officer)
    with written_by(None, source="command"):
        Enterprise.objects.update(tax_code=None)
    bring("facilities", book([header, [*ONE, "0101243150"]]), officer)
    batch = latest()
    Enterprise.objects.update(tax_code="0101243150")
    batch.effects.filter(action="changed").update(before={"tax_code": "0100108688"})
    factories.Enterprise(tax_code="0100108688")
    page = look(signed_in, batch)
    taken = "enterprise, tax code “0100108688”"
    assert f"stands in the way of an old value: {taken}" in page.content.decode()
    assert "Undo this import</button>" not in page.content.decode()
    signed_in.cookies[settings.LANGUAGE_COOKIE_NAME] = "vi"
    page = signed_in.get(reverse("imports:undo", args=[batch.pk]))
    assert "doanh nghiệp, mã số thuế “0100108688”" in page.content.decode()


def test_looking_ahead_says_what_undoing_then_does(officer: Any, book: Any, samples: Any) -> None:
    for kind in ("facilities", "assessments", "plans", "activities"):
        path = book([["a"]], name=f"{kind}.xlsx")
        path.write_bytes((samples / f"{kind}.xlsx").read_bytes())
        batch = ImportBatch.objects.get(pk=bring(kind, path, officer).report["batch"])
        foresee_undo(batch=batch)
        said = {name: batch.outlook[name] for name in ("removed", "restored", "kept")}
        undo_batch(batch=batch, by=officer)
        batch.refresh_from_db()
        assert {name: batch.outlook[name] for name in said} == said
        assert said["removed"] > 0
        assert bring(kind, path, officer).code == 0
