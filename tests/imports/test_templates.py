"""Templates: what they offer is what the import takes, and what they hold comes back unchanged."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from assessments.importers.reference import CategoryFinder, ResourceFinder
from assessments.models import Assessment, FlowLine, OutputLine
from core.spreadsheets.sheets import Column, Sheet
from core.spreadsheets.widgets import cell_text
from enterprises.importers.industries import IndustryFinder
from enterprises.importers.places import PlaceFinder
from enterprises.models import AdminUnit, Facility, FacilityList
from imports.kinds import KINDS
from imports.models import ImportBatch, ImportRow
from imports.template_books.examples import EXAMPLES
from tests import factories
from tests.imports.bring import bring

GUIDE, LISTS = "Hướng dẫn", "Danh mục chọn"
# Columns that everyone will look for a list in.
OFFERED = {
    "facilities": {"legal_form", "industry", "province", "has_potential", "is_rural"},
    "assessments": {"kind", "verified"},
    "flows": {"resource", "unit", "direction"},
    "solutions": {"category", "status", "expected_effect_resource"},
    "plans": {"province"},
    "targets": {"indicator", "denominator", "method"},
    "activities": {"kind", "counts_as_awareness"},
    "participations": {"role"},
}


@pytest.fixture
def signed_in(client: Client, officer: Any) -> Client:
    client.force_login(officer)
    client.cookies["django_language"] = "vi"
    return client


def downloaded(client: Client, name: str, kind: str, **query: Any) -> bytes:
    response = client.get(reverse(f"imports:{name}", args=[kind]), query)
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def upload(client: Client, content: bytes, kind: str) -> ImportBatch:
    file = io.BytesIO(content)
    file.name = "mau.xlsx"
    client.post(reverse("imports:home"), {"kind": kind, "file": file})
    return ImportBatch.objects.latest("pk")


def lettered(sheet: type[Sheet]) -> Iterator[tuple[str, Column]]:
    for number, column in enumerate(sheet.columns().values(), start=1):
        yield get_column_letter(number), column


def offered(book: Any, sheet: type[Sheet]) -> dict[str, list[str]]:
    """Column → the values its cells offer in row 2 and in row 9000."""
    letters = {letter: column.name for letter, column in lettered(sheet)}
    found = {}
    for rule in book[sheet.sheet_title].data_validations.dataValidation:
        (span,) = rule.sqref.ranges
        letter = get_column_letter(span.min_col)
        assert (span.min_row, span.max_col) == (2, span.min_col)
        assert span.max_row > 9000
        found[letters[letter]] = _values(book, rule.formula1)
    return found


def _values(book: Any, formula: str) -> list[str]:
    if formula.startswith('"'):
        assert len(formula) <= 257
        return formula.strip('"').split(",")
    title, _, span = formula.partition("!")
    cells = book[title.strip("'")][span.replace("$", "")]
    return [cell.value for (cell,) in cells]


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_has_every_sheet_and_column(signed_in: Client, kind: str) -> None:
    book = load_workbook(io.BytesIO(downloaded(signed_in, "template", kind)))
    sheets = KINDS[kind].sheets
    assert book.sheetnames == [*(sheet.sheet_title for sheet in sheets), LISTS, GUIDE]
    explained = {(row[0], row[1]): row for row in book[GUIDE].values}
    for sheet in sheets:
        page = book[sheet.sheet_title]
        assert (page.max_row, page.freeze_panes) == (1, "A2")
        for letter, column in lettered(sheet):
            cell = page[f"{letter}1"]
            assert cell.value == column.header + "*" * column.required
            if column.required or column.help_text:
                assert cell.comment.text
            assert explained[sheet.sheet_title, column.header][6] == column.name


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_offered_is_what_is_read(signed_in: Client, kind: str) -> None:
    book = load_workbook(io.BytesIO(downloaded(signed_in, "template", kind)))
    places, industries, resources = PlaceFinder(), IndustryFinder(), ResourceFinder()
    finders = {
        "province": lambda text: text == "Cả nước" or places.province(text),
        "industry": lambda text: industries.find(text, None).code == text,
        "resource": resources.find,
        "expected_effect_resource": resources.find,
        "category": CategoryFinder().find,
    }
    for sheet in KINDS[kind].sheets:
        lists = offered(book, sheet)
        assert OFFERED.get(sheet.sheet_name, set()) <= lists.keys()
        for name, values in lists.items():
            assert len(set(values)) == len(values) > 1
            for value in values:
                assert sheet.columns()[name].widget.clean(value) not in (None, "")
                assert finders.get(name, bool)(value)


def test_codes_are_kept_as_text_and_days_as_days(signed_in: Client) -> None:
    book = load_workbook(io.BytesIO(downloaded(signed_in, "template", "plans")))
    columns = book["Kế hoạch"].column_dimensions
    assert columns["A"].number_format == "@"
    assert columns["F"].number_format == "dd/mm/yyyy"


def test_an_empty_template_lacks_nothing_but_rows(signed_in: Client) -> None:
    for kind in KINDS:
        batch = upload(signed_in, downloaded(signed_in, "template", kind), kind)
        assert {message["code"] for message in batch.messages} == {"no_rows"}


def test_the_example_is_a_row_that_comes_in(signed_in: Client) -> None:
    content = downloaded(signed_in, "template", "facilities")
    book = load_workbook(io.BytesIO(content))
    page = book["Cơ sở sản xuất"]
    sheet = KINDS["facilities"].main_sheet
    for letter, column in lettered(sheet):
        page[f"{letter}2"] = EXAMPLES["facilities"][column.name]
    filled = io.BytesIO()
    book.save(filled)
    batch = upload(signed_in, filled.getvalue(), "facilities")
    row = ImportRow.objects.get(batch=batch)
    assert row.outcome == "new"
    assert [message["code"] for message in row.messages] == ["new_zone"]


def test_every_column_has_an_example() -> None:
    for kind in KINDS.values():
        for sheet in kind.sheets:
            assert set(EXAMPLES[sheet.sheet_name]) == set(sheet.columns())


def test_my_facilities_come_back_unchanged(
    signed_in: Client, officer: Any, samples: Path, tmp_path: Path
) -> None:
    """Households, former communes, divided ones, zones and lists are among the samples."""
    path = tmp_path / "facilities.xlsx"
    path.write_bytes((samples / "facilities.xlsx").read_bytes())
    assert bring("facilities", path, officer).code == 0
    abroad = AdminUnit.objects.filter(edition="2025", level="commune").exclude(
        province__in=AdminUnit.objects.filter(code="01", edition="2025")
    )
    factories.Facility(commune=abroad[0], name="Ở tỉnh khác")
    odd = Facility.objects.get(code="MAU-03")
    odd.enterprise.revenue_vnd = "1234567890123.45"
    odd.enterprise.save()
    content = downloaded(signed_in, "filled_template", "facilities")
    page = load_workbook(io.BytesIO(content))["Cơ sở sản xuất"]
    names = [cell.value for cell in page["B"][1:]]
    assert len(names) == Facility.objects.count() - 1
    assert "Ở tỉnh khác" not in names
    assert page["A2"].number_format == "@"
    batch = upload(signed_in, content, "facilities")
    assert batch.counts == {"facilities": {"unchanged": len(names)}}
    assert batch.messages == []


def test_potential_is_filled_in_where_it_is_known(signed_in: Client, hanoi: AdminUnit) -> None:
    commune = AdminUnit.objects.filter(edition="2025", level="commune", province=hanoi)[0]
    inside, outside = (factories.Facility(commune=commune, name=name) for name in "AB")
    listed = FacilityList.objects.create(name="Tiềm năng", admin_unit=hanoi, has_potential=True)
    listed.facilities.add(inside)
    page = load_workbook(
        io.BytesIO(downloaded(signed_in, "filled_template", "facilities"))
    ).worksheets[0]
    letter = next(
        letter
        for letter, column in lettered(KINDS["facilities"].main_sheet)
        if column.name == "has_potential"
    )
    told = {row[1].value: page[f"{letter}{row[0].row}"].value for row in page.iter_rows(min_row=2)}
    assert told == {inside.name: "có", outside.name: "không"}


@pytest.fixture
def reported(officer: Any, samples: Path, tmp_path: Path) -> None:
    for kind in ("facilities", "assessments"):
        path = tmp_path / f"{kind}.xlsx"
        path.write_bytes((samples / f"{kind}.xlsx").read_bytes())
        assert bring(kind, path, officer).code == 0


def test_last_values_become_the_baseline(signed_in: Client, reported: None) -> None:
    content = downloaded(signed_in, "filled_template", "assessments", year=2021)
    batch = upload(signed_in, content, "assessments")
    outcomes = {name for sheet in batch.counts.values() for name in sheet}
    assert (outcomes, batch.messages) == ({"new"}, [])
    signed_in.post(reverse("imports:write", args=[batch.pk]))
    # MAU-01 has reported of 2018 and 2020; MAU-12 has closed, and MAU-05 never reported.
    made = Assessment.objects.filter(reporting_year=2021).select_related("facility")
    years = {each.facility.code: each.baseline_year for each in made}
    assert (years["MAU-01"], years["MAU-02"]) == (2020, 2019)
    assert not {"MAU-12", "MAU-05"} & years.keys()
    for model in (OutputLine, FlowLine):
        new = model.objects.get(assessment__in=made, pk__in=_lines(model, "MAU-01", 2021))
        old = model.objects.get(pk__in=_lines(model, "MAU-01", 2020))
        assert new.baseline_quantity == old.current_quantity
        assert new.current_quantity is None


def _lines(model: Any, code: str, year: int) -> list[int]:
    found = model.objects.filter(
        assessment__facility__code=code, assessment__reporting_year=year
    ).order_by("pk")
    return [found[0].pk]


def test_who_has_reported_of_the_year_is_left_out(signed_in: Client, reported: None) -> None:
    content = downloaded(signed_in, "filled_template", "assessments", year=2020)
    page = load_workbook(io.BytesIO(content))["Đánh giá"]
    codes = {cell.value for cell in page["A"][1:]}
    reported_of_2020 = Assessment.objects.filter(reporting_year=2020)
    assert codes == {"MAU-02", "MAU-04", "MAU-10"}
    assert not codes & set(reported_of_2020.values_list("facility__code", flat=True))


def test_long_numbers_come_back_to_the_last_digit(signed_in: Client, reported: None) -> None:
    line = OutputLine.objects.filter(assessment__facility__code="MAU-02")[0]
    line.current_quantity = "12345678901234.567890123456"
    line.save()
    content = downloaded(signed_in, "filled_template", "assessments", year=2021)
    batch = upload(signed_in, content, "assessments")
    signed_in.post(reverse("imports:write", args=[batch.pk]))
    new = OutputLine.objects.get(assessment__reporting_year=2021, product=line.product)
    assert cell_text(str(new.baseline_quantity)) == "12345678901234.567890123456"


def test_a_year_that_is_none_is_last_year(signed_in: Client) -> None:
    for text in ("", "abc", "20250", "²"):
        response = signed_in.get(
            reverse("imports:filled_template", args=["assessments"]), {"year": text}
        )
        assert response.status_code == 200


def test_more_than_fit_are_refused_with_a_way_out(
    signed_in: Client, reported: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("imports.template_books.contents.MOST_RECORDS", 2)
    address = reverse("imports:filled_template", args=["facilities"])
    with override("en"):
        signed_in.cookies["django_language"] = "en"
        page = signed_in.get(address, follow=True)
    assert page.redirect_chain[0][0] == reverse("imports:home")
    assert "at most 2 fit" in page.content.decode()


def test_there_is_no_other_template(signed_in: Client) -> None:
    for name, kind in (("template", "x"), ("filled_template", "plans"), ("filled_template", "x")):
        assert signed_in.get(reverse(f"imports:{name}", args=[kind])).status_code == 404


def test_the_home_page_offers_all_templates(signed_in: Client) -> None:
    page = signed_in.get(reverse("imports:home")).content.decode()
    for kind in KINDS:
        assert reverse("imports:template", args=[kind]) in page
    for kind in ("facilities", "assessments"):
        assert reverse("imports:filled_template", args=[kind]) in page
