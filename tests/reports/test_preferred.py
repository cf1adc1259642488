"""Of several assessments of a year the province's figure rests on the one that counts."""

from decimal import Decimal

import pytest

from assessments.choices import BY_WEIGHT, AssessmentKind, Move
from assessments.models import Assessment
from assessments.selectors.differences import compare
from assessments.services import move_assessment
from reports.models import FacilitySaving
from reports.services.rollup import drain
from tests import factories as f
from tests.cast import Cast
from tests.reports.figures import report

pytestmark = pytest.mark.django_db
SAVINGS = {
    AssessmentKind.SELF: "0.3",
    AssessmentKind.QUICK: "0.2",
    AssessmentKind.DETAILED: "0.1",
}


@pytest.fixture
def three(cast: Cast) -> dict[AssessmentKind, Assessment]:
    """One of each kind for 2018; the self-assessment claims most, the detailed one least."""
    f.default_rules()
    made = {
        kind: report(cast.facility, saving, kind=kind, year=2018)
        for kind, saving in SAVINGS.items()
    }
    drain()
    return made


def counted(year: int = 2018) -> FacilitySaving:
    drain()
    return FacilitySaving.objects.get(group="energy", year=year)


def test_figure_follows_what_the_department_says(cast: Cast, three) -> None:
    assert counted().assessment_id == three[AssessmentKind.DETAILED].pk
    for kind in (AssessmentKind.SELF, AssessmentKind.QUICK, AssessmentKind.DETAILED):
        move_assessment(
            assessment=three[kind], move=Move.PREFER, by=cast.officer, reason="Có công tơ riêng"
        )
        assert counted().assessment_id == three[kind].pk
        assert counted().saving == Decimal(SAVINGS[kind])


def test_page_of_differences_names_the_one_that_the_figure_rests_on(cast: Cast, three) -> None:
    """Without a word of the department, and after one, and after that one was opened again."""
    own = three[AssessmentKind.SELF]
    assert compare(own).counting.pk == counted().assessment_id
    move_assessment(assessment=own, move=Move.PREFER, by=cast.officer, reason="Có công tơ riêng")
    assert compare(own).counting.pk == counted().assessment_id == own.pk
    move_assessment(assessment=own, move=Move.REOPEN, by=cast.officer, reason="Nhầm năm")
    assert compare(own).counting.pk == counted().assessment_id
    assert counted().assessment_id == three[AssessmentKind.DETAILED].pk


def test_weight_of_the_kinds(cast: Cast, three) -> None:
    """Taken away from the top, the next one counts."""
    for kind in BY_WEIGHT:
        assert counted().assessment_id == three[kind].pk
        three[kind].delete()
