"""docs/coverage.md names only what exists, and forgets nothing that can be brought in."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from django.apps import apps
from django.conf import settings
from django.urls import get_resolver

from campaigns.reference import DATA
from core.reference import read_rows
from imports.kinds import KINDS
from tests.test_permissions import names

NONE = "—"
INDICATORS = {row["code"] for row in read_rows(DATA / "indicators.csv")}


class Line(NamedTuple):
    what: str
    record: str
    page: str
    sheet: str
    figure: str


def lines() -> Iterator[Line]:
    text = (Path(settings.BASE_DIR) / "docs" / "coverage.md").read_text()
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| ") and cells[0] != "what":
            yield Line(*cells)


@pytest.mark.parametrize("line", list(lines()), ids=lambda line: line.what)
def test_what_the_line_names_exists(line: Line) -> None:
    apps.get_model(line.record)
    assert line.page in set(names(get_resolver()))
    assert line.sheet in {*KINDS, NONE}
    assert line.figure in {*INDICATORS, NONE}


def test_every_sheet_serves_something() -> None:
    assert set(KINDS) == {line.sheet for line in lines()} - {NONE}


def test_every_record_of_the_programmes_has_its_line() -> None:
    """A model that only ties two others together stands with them."""
    ties = {"Indicator", "InterimValue", "TaskPartner"}
    kept = {
        model.__name__
        for model in apps.get_app_config("campaigns").get_models()
        if not hasattr(model, "pgh_tracked_model")
    }
    named = {line.record.removeprefix("campaigns.") for line in lines()}
    assert kept - ties <= named
