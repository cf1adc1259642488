"""A year of a province: 300 activities with 12,000 participations, brought in and listed.

`python -m bench.year FOLDER` in the database that SXSH_BENCH_DATABASE names; the workbooks go into
the folder.
"""

import json
import os
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import django

if __name__ == "__main__":
    django.setup()

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import Workbook

from accounts.models import User
from accounts.roles import Role
from bench.facilities import WORDS, write_facilities
from campaigns.models import ActionPlan, Activity, Indicator, Target
from enterprises.models import AdminUnit, Facility, Membership
from imports.models import ImportBatch
from imports.services import check_batch, open_batch, write_batch

YEAR, PLAN, PROVINCE = 2025, "BM-2025", "Thành phố Hà Nội"
FACILITIES, ACTIVITIES, PARTICIPATIONS = 2_500, 300, 12_000
ASKED = 21
# Of every three activities two are events, and three in four of those count.
KINDS = ("hội thảo", "tập huấn", "tờ rơi")
HELD = (
    "Mã hoạt động", "Mã kế hoạch", "Loại hoạt động", "Tên hoạt động", "Ngày", "Địa điểm",
    "Tính là nâng cao nhận thức", "Kinh phí dự kiến",
)  # fmt: skip
ATTENDED = ("Mã hoạt động", "Mã cơ sở", "Người tham dự", "Vai trò")
Line = tuple[str, float, str]


def measured(folder: Path) -> list[Line]:
    """What is done, in seconds, and what is to be said of it."""
    by = User.objects.create(email="year@sxsh.example", is_superuser=True)
    province = AdminUnit.objects.current().get(name=PROVINCE)
    _bring("facilities", write_facilities(_new(folder), rows=FACILITIES, province=PROVINCE), by)
    _promise(province)
    _told("rollup")
    check, write = _bring("activities", write_year(_new(folder)), by)
    what = f"{ACTIVITIES} activities, {PARTICIPATIONS:,} participations: "
    rolled = _timed(lambda: _told("rollup"))
    report = folder / "progress.json"
    figures = _timed(
        lambda: _told(
            "progress", PLAN, "--as-of", f"{YEAR}-12-31", "--format", "json", "--out", str(report)
        )
    )
    aware = json.loads(report.read_text())["targets"][0]
    seen = f"awareness {aware['numerator_value']} of {aware['denominator_value']}"
    return [
        (what + "check", check, ""),
        (what + "write, with history", write, ""),
        ("the roll-up of what that moved", rolled, ""),
        ("the plan's figures", figures, seen),
        *_pages(province),
    ]


def write_year(path: Path, *, seed: int = 7) -> Path:
    """A workbook of activities and of who took part; two thirds of them are events."""
    chance = random.Random(seed)  # noqa: S311 - a game of chance, not a secret
    codes = list(Facility.objects.order_by("pk").values_list("code", flat=True))
    book = Workbook(write_only=True)
    _sheet(book, "Hoạt động", HELD, (_activity(n, chance) for n in range(ACTIVITIES)))
    _sheet(book, "Tham dự", ATTENDED, _participations(codes, chance))
    book.save(path)
    return path


def _activity(number: int, chance: random.Random) -> Sequence[Any]:
    kind = KINDS[number % len(KINDS)]
    day = date(YEAR, 1, 1) + timedelta(days=chance.randrange(365))
    title = f"{kind.capitalize()} sản xuất sạch hơn số {number}"
    counts = "có" if number % 4 else "không"
    return (_code(number), PLAN, kind, title, day, "Hà Nội", counts, 1_000_000 * (number % 90))


def _participations(codes: Sequence[str], chance: random.Random) -> Iterator[Sequence[Any]]:
    events = [number for number in range(ACTIVITIES) if KINDS[number % len(KINDS)] != KINDS[-1]]
    for event in events:
        for place, code in enumerate(chance.sample(codes, PARTICIPATIONS // len(events))):
            yield (_code(event), code, f"{' '.join(chance.sample(WORDS, 3))} {place}", "kỹ thuật")


def _code(number: int) -> str:
    return f"BM-HD-{number:03}"


def _sheet(
    book: Workbook, name: str, headers: Sequence[str], rows: Iterator[Sequence[Any]]
) -> None:
    sheet = book.create_sheet(name)
    sheet.append(headers)
    for row in rows:
        sheet.append(row)


def _promise(province: AdminUnit) -> None:
    plan = ActionPlan.objects.create(
        code=PLAN,
        name=f"Kế hoạch năm {YEAR}",
        admin_unit=province,
        starts_on=date(YEAR, 1, 1),
        ends_on=date(YEAR, 12, 31),
    )
    indicator = Indicator.objects.get(pk="awareness_rate")
    Target.objects.create(plan=plan, indicator=indicator, low=90, unit="%", due_year=YEAR)


def _bring(kind: str, path: Path, by: User) -> tuple[float, float]:
    """Seconds of the check and of the writing; every row has to come in."""
    taken = open_batch(kind=kind, content=path.read_bytes(), file_name=path.name, by=by)
    batch = ImportBatch.objects.get(pk=taken.pk)
    check = _timed(lambda: check_batch(batch=batch))
    write = _timed(lambda: write_batch(batch=batch, by=by))
    batch.refresh_from_db()
    if any(set(counts) != {"new"} for counts in batch.counts.values()):
        raise AssertionError(f"not every row came out new: {batch.counts}")
    return check, write


def _pages(province: AdminUnit) -> Iterator[Line]:
    """The slowest but one of 21 answers of each page to an officer, and its queries."""
    officer = User.objects.create(email="officer@sxsh.example")
    Membership.objects.create(user=officer, role=Role.OFFICER, admin_unit=province)
    client = Client(SERVER_NAME="localhost")
    client.force_login(officer)
    event = Activity.objects.get(code=_code(0))
    one = [event.code]
    pages = {
        "the list of activities": reverse("campaigns:activity_list"),
        "its second page, searched": reverse("campaigns:activity_list") + "?q=tap+huan&page=2",
        "the calendar of a month": reverse("campaigns:activity_calendar") + f"?month={YEAR}-05",
        "an activity with its participants": reverse("campaigns:activity_detail", args=one),
        "the plan": reverse("campaigns:plan_detail", args=[PLAN]),
        "its progress": reverse("reports:progress", args=[PLAN]),
    }
    for name, address in pages.items():
        with CaptureQueriesContext(connection) as queries:
            _answer(client, address)
            asked = len(queries)
        times = sorted(_timed(lambda to=address: _answer(client, to)) for _ in range(ASKED))
        yield name, times[-2], f"p95 of {ASKED}, {asked} queries (≤ 0.15)"


def _answer(client: Client, address: str) -> None:
    response = client.get(address)
    if response.status_code != 200:
        raise AssertionError(f"{address} answered {response.status_code}")


def _told(*command: str) -> None:
    """A command whose words nobody needs: what this module says is read by a program."""
    call_command(*command, stdout=StringIO())


def _new(folder: Path) -> Path:
    return folder / f"{len(list(folder.iterdir()))}.xlsx"


def _timed(step: Callable[[], Any]) -> float:
    started = time.perf_counter()
    step()
    return time.perf_counter() - started


if __name__ == "__main__":
    connection.settings_dict["NAME"] = os.environ["SXSH_BENCH_DATABASE"]
    folder = Path(sys.argv[1])
    settings.MEDIA_ROOT = folder
    sys.stdout.write(json.dumps(measured(folder)))
