"""Evidence, comments, the workbook: who may open what."""

from typing import Any

from django.core.files.base import ContentFile

from accounts.models import User
from assessments.choices import AssessmentKind
from assessments.models import Assessment, Comment, Evidence
from tests import factories
from tests.cast import Cast
from tests.permissions.pages import OF_HANOI, Page, assessment

# Who fills in the self-assessment of the facility of Hà Nội, and who checks it.
PARTAKERS = frozenset({"owner", "officer", "admin"})


def draft(cast: Cast) -> dict[str, Any]:
    """A self-assessment that the owner of the facility is filling in."""
    return {"pk": _draft(cast).pk}


def comment(cast: Cast) -> dict[str, Any]:
    said = Comment.objects.create(assessment=_draft(cast), text="Số điện?", by=cast.officer)
    return {"pk": said.pk}


def evidence(cast: Cast) -> dict[str, Any]:
    return {"pk": _evidence(cast, cast.owner).pk}


def _draft(cast: Cast) -> Assessment:
    year = 2000 + Assessment.objects.count()
    return factories.Assessment(
        draft=True, facility=cast.facility, kind=AssessmentKind.SELF, reporting_year=year
    )


def _evidence(cast: Cast, by: User) -> Evidence:
    return Evidence.objects.create(
        assessment=_draft(cast),
        by=by,
        name="hoa-don.pdf",
        content_type="application/pdf",
        size=5,
        file=ContentFile(b"%PDF-", name="permission.pdf"),
    )


PAGES: tuple[Page, ...] = (
    Page(name="assessments:notes", opens_to=OF_HANOI, of=assessment),
    Page(
        name="assessments:comment",
        opens_to=PARTAKERS,
        of=draft,
        method="post",
        data=lambda cast: {"text": "Xin xem lại"},
        code=302,
    ),
    Page(
        name="assessments:settle_comment", opens_to=PARTAKERS, of=comment, method="post", code=302
    ),
    Page(name="assessments:add_evidence", opens_to=PARTAKERS, of=draft, method="post", code=302),
    Page(name="assessments:evidence", opens_to=OF_HANOI, of=evidence),
    Page(
        name="assessments:remove_evidence", opens_to=PARTAKERS, of=evidence, method="post", code=302
    ),
)
