"""The self-assessment as paper."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from assessments.choices import AssessmentKind, Direction
from assessments.models import Assessment
from assessments.selectors.blank_form import blank_form_of
from tests import factories
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def draft_of(cast: Cast, **fields) -> Assessment:
    return factories.Assessment(
        draft=True, facility=cast.facility, kind=AssessmentKind.SELF, reporting_year=2025, **fields
    )


def test_lines_of_the_report_before_are_printed(cast: Cast) -> None:
    before = factories.Assessment(facility=cast.facility, reporting_year=2024, baseline_year=2020)
    product = factories.OutputLine(assessment=before, product="Gốm gia dụng")
    factories.FlowLine(assessment=before, output_line=product)
    factories.FlowLine(assessment=before, direction=Direction.OUT)
    outputs, inflows, outflows = blank_form_of(draft_of(cast, baseline_year=2020)).parts
    assert [line.name for line in outputs.lines] == ["Gốm gia dụng"]
    assert [(line.detail, line.baseline) for line in inflows.lines] == [
        ("Gốm gia dụng", Decimal(100_000))
    ]
    assert len(outflows.lines) == 1
    assert all(part.spare for part in (outputs, inflows, outflows))


def test_baseline_of_another_year_is_not_printed(cast: Cast) -> None:
    before = factories.Assessment(facility=cast.facility, reporting_year=2024, baseline_year=2020)
    factories.OutputLine(assessment=before, product="Gốm gia dụng")
    outputs = blank_form_of(draft_of(cast, baseline_year=2022)).parts[0]
    assert [(line.name, line.baseline) for line in outputs.lines] == [("Gốm gia dụng", None)]


def test_form_names_the_facility_and_leaves_the_year_empty(cast: Cast, client: Client) -> None:
    draft = draft_of(cast)
    factories.OutputLine(
        assessment=draft, product="Gạch", baseline_quantity=620, current_quantity=702
    )
    client.force_login(cast.owner)
    page = client.get(reverse("assessments:blank_form", args=[draft.pk])).content.decode()
    assert cast.facility.name in page
    assert cast.facility.code in page
    assert "Gạch" in page
    assert "620" in page
    assert "702" not in page
    assert "2025" in page
