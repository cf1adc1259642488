"""The administration takes out and brings in by the declared sheets, and never past the check."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib import admin as administration
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext, override
from openpyxl import load_workbook

import imports.admin
from enterprises.models import Facility, FacilityListMember, Zone
from imports.admin import BUTTONS, ByDeclaredSheets
from imports.kinds import KINDS
from tests import factories
from tests.imports.bring import FACILITY, bring

ROW = ["X-1", "Xưởng một", "2393", "Hà Nội", "Bát Tràng"]
OTHER = ["X-2", "Xưởng hai", "2592", "Hà Nội", "Đông Anh"]


@pytest.fixture
def signed_in(client: Client, admin: Any) -> Client:
    client.force_login(admin)
    client.cookies["django_language"] = "en"
    return client


def address(model: Any, action: str) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{action}")


def taken_out(response: Any, folder: Path) -> Path:
    path = folder / "out.xlsx"
    path.write_bytes(response.content)
    return path


def test_every_kind_is_in_the_administration_with_its_declared_sheets(admin: Any, rf: Any) -> None:
    request = rf.get("/")
    request.user = admin
    found = {
        registered.kind: registered
        for registered in administration.site._registry.values()
        if isinstance(registered, ByDeclaredSheets)
    }
    assert found.keys() == KINDS.keys()
    for kind, registered in found.items():
        assert tuple(registered.get_export_resource_classes(request)) == KINDS[kind].sheets


@pytest.mark.parametrize("kind", KINDS)
def test_every_list_offers_both_and_import_is_the_page_of_imports(
    kind: str, signed_in: Client
) -> None:
    model = next(
        model
        for model, registered in administration.site._registry.items()
        if getattr(registered, "kind", "") == kind
    )
    page = signed_in.get(address(model, "changelist")).content.decode()
    assert address(model, "import") in page
    assert address(model, "export") in page
    response = signed_in.get(address(model, "import"), follow=True)
    assert response.request["PATH_INFO"] == reverse("imports:home")
    assert f'<option value="{kind}" selected>' in response.content.decode()
    name, rows, form = load_first(signed_in.get(address(model, "export")))
    assert (name, rows) == (KINDS[kind].sheets[0].sheet_title, 1)
    assert form == "xlsx"


def test_the_buttons_speak_vietnamese(signed_in: Client) -> None:
    signed_in.cookies["django_language"] = "vi"
    page = signed_in.get(address(Facility, "changelist")).content.decode()
    for words in BUTTONS:
        with override("vi"):
            assert gettext(words) != words
            assert f">{gettext(words)}</a>" in page


def load_first(response: Any) -> tuple[str, int, str]:
    """The name of the first sheet, its rows, and the ending of the file."""
    page = load_workbook(BytesIO(response.content)).worksheets[0]
    return page.title, page.max_row, response["Content-Disposition"].rstrip('"').rpartition(".")[2]


def test_what_is_taken_out_is_what_the_list_shows_and_comes_back_unchanged(
    signed_in: Client, admin: Any, book: Any, tmp_path: Path
) -> None:
    bring("facilities", book([[*FACILITY, "Lao động"], [*ROW, 12], [*OTHER, 30]]), admin)
    everything = signed_in.get(address(Facility, "export"))
    outcome = bring("facilities", taken_out(everything, tmp_path), admin, "--check")
    assert (outcome.errors, outcome.counts) == ([], {"unchanged": 2})
    one = signed_in.get(address(Facility, "export") + "?q=X-2")
    cells = list(load_workbook(BytesIO(one.content)).active.values)
    assert [row[1] for row in cells[1:]] == ["Xưởng hai"]


def test_a_list_is_taken_out_with_its_members(
    signed_in: Client, admin: Any, hanoi: Any, book: Any, tmp_path: Path
) -> None:
    bring("facilities", book([FACILITY, ROW, OTHER]), admin)
    for name, sites in (("Một", Facility.objects.all()), ("Hai", Facility.objects.filter(pk=0))):
        chosen = factories.FacilityList(name=name, admin_unit=hanoi)
        chosen.facilities.set(sites)
    model = FacilityListMember._meta.get_field("facility_list").related_model
    response = signed_in.get(address(model, "export"))
    outcome = bring("facility_lists", taken_out(response, tmp_path), admin, "--check")
    assert (outcome.errors, outcome.counts) == ([], {"unchanged": 2})


def test_nothing_is_written_row_by_row(signed_in: Client) -> None:
    for action in ("import", "process_import"):
        response = signed_in.post(address(Zone, action), {"format": "0"})
        assert response.url == reverse("imports:home") + "?kind=zones"


def test_more_than_fit_in_an_answer_are_left_to_a_worker(
    signed_in: Client, admin: Any, book: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring("facilities", book([FACILITY, ROW, OTHER]), admin)
    monkeypatch.setattr(imports.admin, "MOST_AT_ONCE", 1)
    response = signed_in.get(address(Facility, "export"), follow=True)
    assert response.request["PATH_INFO"] == reverse("imports:current_records", args=["facilities"])


@pytest.mark.django_db
def test_staff_without_the_right_takes_out_nothing(client: Client) -> None:
    client.force_login(factories.User(is_staff=True))
    assert client.get(address(Facility, "export")).status_code == 403
    assert client.get(address(Facility, "import"), follow=True).status_code == 404
