"""Evidence, comments, the workbook: who may open what."""

from typing import Any

from django.core.files.base import ContentFile

from accounts.models import User
from assessments.choices import AssessmentKind
from assessments.models import Assessment, Comment, Evidence
from imports.kinds import draft_kind
from imports.services import check_batch, open_batch
from tests import factories
from tests.cast import Cast
from tests.permissions.pages import OF_HANOI, Page, assessment

# Who fills in the self-assessment of the facility of Hà Nội, and who checks it.
FILLING_IN = frozenset({"owner", "admin"})
PARTAKERS = frozenset({"owner", "officer", "admin"})


def draft(cast: Cast) -> dict[str, Any]:
    """A self-assessment that the owner of the facility is filling in."""
    return {"pk": _draft(cast).pk}


def comment(cast: Cast) -> dict[str, Any]:
    said = Comment.objects.create(assessment=_draft(cast), text="Số điện?", by=cast.officer)
    return {"pk": said.pk}


def evidence(cast: Cast) -> dict[str, Any]:
    return {"pk": _evidence(cast, cast.owner).pk}


def evidence_of_another(cast: Cast) -> dict[str, Any]:
    """A file that is still there after everybody has tried to take it away."""
    return {"pk": _evidence(cast, cast.newcomer).pk}


def workbook(cast: Cast) -> dict[str, Any]:
    return {"assessment": _draft(cast).pk}


def brought_by_owner(cast: Cast) -> dict[str, Any]:
    """What the owner brought as the workbook of her assessment, and was found wrong."""
    kind = draft_kind(_draft(cast).pk)
    batch = open_batch(kind=kind, content=b"none", file_name="x.xlsx", by=cast.owner)
    check_batch(batch=batch)
    return {"pk": batch.pk}


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
        name="assessments:remove_evidence",
        opens_to=PARTAKERS,
        of=evidence_of_another,
        method="post",
        code=302,
    ),
    Page(name="assessments:blank_form", opens_to=OF_HANOI, of=assessment),
    # Her assessment as a workbook: nobody else fills it in, so nobody else brings one.
    Page(name="imports:draft", opens_to=FILLING_IN, of=workbook),
    Page(name="imports:draft_workbook", opens_to=FILLING_IN, of=workbook),
    *(
        Page(
            name=f"imports:{name}",
            opens_to=FILLING_IN,
            of=brought_by_owner,
            method=method,
            code=code,
            label="of a workbook",
        )
        for name, method, code in (
            ("batch", "get", 200),
            ("file", "get", 200),
            ("columns", "get", 302),
            ("write", "post", 302),
            ("cancel", "post", 302),
            ("undo", "get", 302),
            ("again", "post", 302),
        )
    ),
)
