"""The import of facilities against the stock way and the floor, on one machine in one run.

ours    check, write, check again and undo, as the page and the command do them
stock   django-import-export as its manual has it: a resource, a dry run, then the import
warm    ours, in a worker that has imported the same file once before
floor   reading the file, and COPY into the same tables, with their indexes and foreign keys: no
        check, no history, nothing that could be taken back

Each run is a process of its own, whose memory is measured too: `python -m bench.imports WAY …`.
The stock way is measured on the first rows of the same file, since it takes a quarter of an hour
for all; its time grows with the rows, and is given for all of them.
"""

import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import django

if __name__ == "__main__":
    django.setup()

import tablib
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection, transaction
from import_export import fields, resources, widgets
from psycopg2.sql import Identifier
from python_calamine import CalamineWorkbook

from core.bulk import copy_lines
from enterprises.models import AdminUnit, Enterprise, Facility, Industry
from imports.models import ImportBatch
from imports.services import check_batch, open_batch, undo_batch, write_batch

BENCH_USER = "bench@sxsh.example"
# Positions in a row of bench.facilities.
CODE, NAME, TAX_CODE, OWNER, INDUSTRY, PROVINCE, COMMUNE = 0, 1, 2, 3, 5, 6, 8
ADDRESS, STAFF = 9, 10
Times = dict[str, float]


def ours(path: Path) -> Times:
    """Seconds of each step of one import, of the same file once more, and of taking it back."""
    by, _ = get_user_model().objects.get_or_create(email=BENCH_USER, is_superuser=True)
    first = _brought(path, by)
    times = {"check": _timed(lambda: check_batch(batch=first))}
    times["write"] = _timed(lambda: write_batch(batch=first, by=by))
    _expect(first, "new")
    again = _brought(path, by)
    times["again"] = _timed(lambda: check_batch(batch=again))
    _expect(again, "unchanged")
    times["undo"] = _timed(lambda: undo_batch(batch=first, by=by))
    if Facility.objects.exists() or Enterprise.objects.exists():
        raise AssertionError("the undo left records behind")
    return times


def _brought(path: Path, by: Any) -> ImportBatch:
    """The import of the file as a worker has it: the one that took the file in still holds it."""
    taken_in = open_batch(kind="facilities", content=path.read_bytes(), file_name=path.name, by=by)
    return ImportBatch.objects.get(pk=taken_in.pk)


def floor(path: Path) -> Times:
    """Seconds of reading (for the check) and of copying (for the writing), with every code looked
    up beforehand."""
    communes = {
        (_bare(province), name): pk
        for pk, name, province in AdminUnit.objects.filter(
            edition="2025", level="commune"
        ).values_list("pk", "name", "province__name")
    }
    industries = dict(Industry.objects.filter(version="2018").values_list("code", "pk"))
    started = time.perf_counter()
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[1:]
    read = time.perf_counter() - started
    with transaction.atomic():
        with connection.cursor() as cursor:
            for model in (Enterprise, Facility):
                cursor.execute(f"ALTER TABLE {model._meta.db_table} DISABLE TRIGGER USER")
        copied = _timed(lambda: _copy(rows, communes, industries))
        transaction.set_rollback(True)
    return {"check": read, "write": copied}


def warm(path: Path) -> Times:
    """As `ours`: workers live long, and remember names they have met."""
    ours(path)
    return ours(path)


def _bare(province: str) -> str:
    """Without its kind: a province may have become a city since the file was written."""
    return province.removeprefix("Tỉnh ").removeprefix("Thành phố ")


def _copy(
    rows: list[list[Any]], communes: dict[tuple[str, str], int], industries: dict[str, int]
) -> None:
    copy_lines(
        Identifier(Enterprise._meta.db_table),
        ["id", "name", "tax_code", "legal_form", "staff", "size", "size_source"],
        ((n, r[OWNER], r[TAX_CODE], "", int(r[STAFF]), "", "computed") for n, r in enumerate(rows)),
    )
    names = [
        *("id", "code", "name", "enterprise_id", "industry_id", "commune_id", "address", "kind"),
        *("contact_name", "phone", "email"),
    ]
    lines = (
        (
            *(n, row[CODE], row[NAME], n, industries[row[INDUSTRY]]),
            *(communes[_bare(row[PROVINCE]), row[COMMUNE]], row[ADDRESS], "industrial"),
            *row[16:19],
        )
        for n, row in enumerate(rows)
    )
    copy_lines(Identifier(Facility._meta.db_table), names, lines)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


class EnterpriseResource(resources.ModelResource):
    """The owners, as the manual would have it."""

    class Meta:
        model = Enterprise
        import_id_fields = ("tax_code",)
        fields = ("tax_code", "name", "staff")


class FacilityResource(resources.ModelResource):
    """The facilities, as the manual would have it."""

    enterprise = fields.Field(
        "enterprise", "enterprise", widgets.ForeignKeyWidget(Enterprise, "tax_code")
    )
    industry = fields.Field("industry", "industry", widgets.ForeignKeyWidget(Industry, "pk"))
    commune = fields.Field("commune", "commune", widgets.ForeignKeyWidget(AdminUnit, "pk"))

    class Meta:
        model = Facility
        import_id_fields = ("code",)
        fields = (
            *("code", "name", "enterprise", "industry", "commune"),
            *("address", "contact_name", "phone", "email"),
        )


def stock(path: Path, *, rows: int) -> Times:
    """Seconds of dry run and import of the first rows, both resources; then all is taken back."""
    [industry] = Industry.objects.filter(version="2018", code="2393").values_list("pk", flat=True)
    commune = AdminUnit.objects.filter(edition="2025", level="commune").first()
    sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0)
    taken = list(islice(sheet.iter_rows(), 1, rows + 1))
    owners = tablib.Dataset(headers=["tax_code", "name", "staff"])
    facilities = tablib.Dataset(
        headers=[*FacilityResource.Meta.fields],
    )
    for row in taken:
        owners.append([row[TAX_CODE], row[OWNER], row[STAFF]])
        facilities.append(
            [row[CODE], row[NAME], row[TAX_CODE], industry, commune.pk, row[ADDRESS], *row[16:19]]
        )
    steps: list[tuple[str, Callable[[], Any]]] = [
        ("check", lambda: EnterpriseResource().import_data(owners, dry_run=True)),
        ("write", lambda: EnterpriseResource().import_data(owners, raise_errors=True)),
        ("check", lambda: FacilityResource().import_data(facilities, dry_run=True)),
        ("write", lambda: FacilityResource().import_data(facilities, raise_errors=True)),
    ]
    times = {"check": 0.0, "write": 0.0}
    for name, step in steps:
        times[name] += _timed(step)
    if Facility.objects.count() != len(taken):
        raise AssertionError("the stock way did not write every row")
    Facility.objects.all().delete()
    Enterprise.objects.all().delete()
    return times


def _timed(step: Callable[[], Any]) -> float:
    started = time.perf_counter()
    step()
    return time.perf_counter() - started


def _expect(batch: ImportBatch, outcome: str) -> None:
    batch.refresh_from_db()
    if set(batch.counts["facilities"]) != {outcome}:
        raise AssertionError(f"not every row came out {outcome}: {batch.counts}")


def _main(arguments: Iterator[str]) -> None:
    """`WAY FILE [ROWS]` in the database that SXSH_BENCH_DATABASE names; files go beside FILE."""
    way, path = next(arguments), Path(next(arguments))
    connection.settings_dict["NAME"] = os.environ["SXSH_BENCH_DATABASE"]
    settings.MEDIA_ROOT = path.parent
    times = stock(path, rows=int(next(arguments))) if way == "stock" else WAYS[way](path)
    sys.stdout.write(json.dumps({"times": times, "peak_mib": _peak(), "beside_mib": _beside()}))


def _peak() -> float:
    # ru_maxrss is in KiB on Linux.
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _beside() -> float:
    """The peak of the largest fork, with what it has inherited."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


WAYS: dict[str, Callable[[Path], Times]] = {"ours": ours, "warm": warm, "floor": floor}

if __name__ == "__main__":
    _main(iter(sys.argv[1:]))
