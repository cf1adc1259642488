"""People who import, in the real Hà Nội, and workbooks made on the spot."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from openpyxl import Workbook

from accounts.roles import Role
from enterprises.models import AdminUnit
from tests import factories

Rows = Sequence[Sequence[Any]]
Book = Callable[..., Path]


@pytest.fixture
def hanoi(db: None) -> AdminUnit:
    return AdminUnit.objects.get(edition="2025", code="01", level="province")


@pytest.fixture
def officer(hanoi: AdminUnit) -> Any:
    """An officer of Hà Nội: may import, verify, and edit plans there."""
    return factories.Membership(
        role=Role.OFFICER, admin_unit=hanoi, user__email="officer.hanoi@test.example"
    ).user


@pytest.fixture
def admin(db: None) -> Any:
    return get_user_model().objects.create_superuser("admin@test.example", "x")


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Makes a workbook: book({"Sheet": rows, …}) or book(rows, sheet="Cơ sở sản xuất")."""

    def make(sheets: dict[str, Rows] | Rows, *, name: str = "tep.xlsx", sheet: str = "") -> Path:
        if not isinstance(sheets, dict):
            sheets = {sheet or "Cơ sở sản xuất": sheets}
        workbook = Workbook()
        workbook.remove(workbook.active)
        for title, rows in sheets.items():
            page = workbook.create_sheet(title)
            for row in rows:
                page.append(list(row))
        path = tmp_path / name
        workbook.save(path)
        return path

    return make


@pytest.fixture
def samples() -> Path:
    return Path(settings.BASE_DIR) / "tests" / "files"
