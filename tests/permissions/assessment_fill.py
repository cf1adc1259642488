"""Filling in an assessment: who may open what."""

from typing import Any

from django.utils import timezone

from assessments.choices import AssessmentKind
from tests import factories
from tests.cast import Cast
from tests.permissions.pages import Page

# Enterprises report for themselves; experts assess. The administrator may do either.
REPORTS = frozenset({"owner", "admin"})
ASSESSES = frozenset({"officer", "consultant", "admin"})


def own_draft(cast: Cast) -> dict[str, Any]:
    """A self-assessment of the facility of Hà Nội that is being filled in."""
    return {"pk": _draft(cast, AssessmentKind.SELF)}


def expert_draft(cast: Cast) -> dict[str, Any]:
    return {"pk": _draft(cast, AssessmentKind.QUICK)}


def _draft(cast: Cast, kind: str) -> int:
    year = 2010 + cast.facility.assessments.count()
    draft = factories.Assessment(facility=cast.facility, kind=kind, reporting_year=year, draft=True)
    return draft.pk


def sent(cast: Cast) -> dict[str, Any]:
    kind, year = AssessmentKind.SELF, 2010 + cast.facility.assessments.count()
    made = factories.Assessment(facility=cast.facility, kind=kind, reporting_year=year)
    return {"pk": made.pk}


def year_to_begin(cast: Cast) -> dict[str, Any]:
    return {"reporting_year": timezone.localdate().year - 1, "kind": ""}


PAGES: tuple[Page, ...] = (
    Page(
        name="assessments:begin",
        opens_to=REPORTS | ASSESSES,
        of=lambda cast: {"facility": cast.facility.pk},
    ),
    Page(
        name="assessments:begin",
        opens_to=REPORTS | ASSESSES,
        of=lambda cast: {"facility": cast.facility.pk},
        method="post",
        data=year_to_begin,
        code=302,
    ),
    *(
        Page(
            name="assessments:fill",
            opens_to=people,
            of=lambda cast, of=of, step=step: of(cast) | {"step": step},
            label=f"{label} {step}",
        )
        for of, people, label in (
            (own_draft, REPORTS, "of the enterprise"),
            (expert_draft, ASSESSES, "of an expert"),
        )
        for step in ("facility", "output", "use", "waste", "send")
    ),
    Page(
        name="assessments:fill",
        opens_to=REPORTS,
        of=lambda cast: own_draft(cast) | {"step": "use"},
        method="post",
        data=lambda cast: {"do": "continue"},
        code=302,
    ),
    Page(name="assessments:save", opens_to=REPORTS, of=own_draft, method="post"),
    Page(
        name="assessments:save", opens_to=ASSESSES, of=expert_draft, method="post", label="expert"
    ),
    Page(name="assessments:send", opens_to=REPORTS, of=own_draft, method="post", code=302),
    Page(name="assessments:take_back", opens_to=REPORTS, of=own_draft, method="post", code=302),
    Page(name="assessments:sent", opens_to=REPORTS, of=sent),
    Page(name="assessments:remove_draft", opens_to=REPORTS, of=sent, method="post", code=302),
)
