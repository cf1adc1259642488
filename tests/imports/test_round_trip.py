"""What is taken out to be brought in again comes back without a change, sheet by sheet."""

from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings

from accounts.models import User
from accounts.roles import Permission
from core.listings import listed_at
from enterprises.models import AdminUnit, Facility
from imports.kinds import KINDS
from tests.imports.bring import Outcome, bring

PAGES = {
    "facilities": "enterprises:facility_list",
    "assessments": "assessments:list",
    "plans": "campaigns:plan_list",
    "activities": "campaigns:activity_list",
}
PEOPLE = ("officer.hanoi", "officer.haiduong", "admin")


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The demo programme, once for all tests that only look at it."""
    with django_db_blocker.unblock(), transaction.atomic(), override_settings(DEMO=True):
        if not AdminUnit.objects.exists():
            call_command("load_reference", stdout=StringIO())
        call_command("demo", stdout=StringIO())
        yield
        transaction.set_rollback(True)


def take_out(kind: str, user: User, folder: Path, query: str = "") -> tuple[Path, int]:
    """The workbook of a list, and how many rows it has."""
    content = listed_at(PAGES[kind], place={}, query=f"export=book&{query}", user=user)
    path = folder / content.file_name
    with path.open("wb") as file:
        content.write(file)
    return path, content.count()


def divided(kind: str, user: User) -> int:
    """Facilities of which nobody has said in which part of a divided commune they lie: the one
    thing that the demo's data has to be told of."""
    known = Facility.objects.for_user(user, Permission.IMPORT)
    return known.filter(commune=None).count() if kind == "facilities" else 0


@pytest.mark.usefixtures("demo")
class TestDemo:
    @pytest.mark.parametrize("person", PEOPLE)
    @pytest.mark.parametrize("kind", KINDS)
    def test_every_row_comes_back_unchanged(self, kind: str, person: str, tmp_path: Path) -> None:
        user = User.objects.get(email=f"{person}@demo.example")
        path, rows = take_out(kind, user, tmp_path)
        outcome: Outcome = bring(kind, path, user, "--check")
        assert outcome.errors == []
        assert [code for code, _cell in outcome.warnings] == ["divided_commune"] * divided(
            kind, user
        )
        assert outcome.counts == {"unchanged": rows}
        assert rows > 0
