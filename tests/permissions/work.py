"""Files, tasks and money: who may open and change what."""

from typing import Any

from django.core.files.base import ContentFile

from campaigns.models import Attachment, LegalBasis
from tests import factories
from tests.cast import Cast
from tests.permissions.pages import PLANS, PLANS_OF_HANOI, Page
from tests.permissions.rounds import EDITORS, EDITORS_OF_HANOI


def attachment(cast: Cast) -> dict[str, Any]:
    """A file of the plan of Hà Nội."""
    kept = Attachment.objects.create(
        plan=cast.plan,
        by=cast.officer,
        name="qd.pdf",
        content_type="application/pdf",
        size=4,
        file=ContentFile(b"%PDF", name="qd.pdf"),
    )
    return {"pk": kept.pk}


def task(cast: Cast) -> dict[str, Any]:
    return {"pk": factories.PlanTask(plan=cast.plan).pk}


def funding(cast: Cast) -> dict[str, Any]:
    return {"pk": factories.Funding(plan=cast.plan).pk}


def basis(cast: Cast) -> dict[str, Any]:
    made = LegalBasis.objects.create(plan=cast.plan, number="1419/QĐ-TTg", title="Chiến lược")
    return {"pk": cast.plan.pk, "part": made.pk}


PAGES: tuple[Page, ...] = (
    Page(name="campaigns:attachment", opens_to=PLANS_OF_HANOI, of=attachment),
    Page(
        name="campaigns:attachment_add",
        opens_to=EDITORS_OF_HANOI,
        of=lambda cast: {"kind": "plan", "pk": cast.plan.pk},
        method="post",
        code=302,
    ),
    Page(
        name="campaigns:attachment_remove",
        # The first to try takes it away.
        opens_to=frozenset({"officer"}),
        of=attachment,
        method="post",
        code=302,
    ),
    Page(name="campaigns:task_list", opens_to=PLANS),
    Page(name="campaigns:task_detail", opens_to=PLANS_OF_HANOI, of=task),
    Page(name="campaigns:task_create", opens_to=EDITORS),
    Page(name="campaigns:task_edit", opens_to=EDITORS_OF_HANOI, of=task),
    Page(name="campaigns:task_edit", opens_to=EDITORS_OF_HANOI, of=task, method="post"),
    Page(name="campaigns:task_remove", opens_to=EDITORS_OF_HANOI, of=task),
    Page(
        name="campaigns:basis_create",
        opens_to=EDITORS_OF_HANOI,
        of=lambda cast: {"pk": cast.plan.pk},
    ),
    Page(name="campaigns:basis_edit", opens_to=EDITORS_OF_HANOI, of=basis),
    Page(name="campaigns:basis_remove", opens_to=EDITORS_OF_HANOI, of=basis),
    Page(
        name="campaigns:work_move",
        opens_to=EDITORS_OF_HANOI,
        of=lambda cast: basis(cast) | {"kind": "bases"},
        method="post",
        code=302,
    ),
    Page(name="campaigns:funding_list", opens_to=PLANS),
    Page(name="campaigns:funding_detail", opens_to=PLANS_OF_HANOI, of=funding),
    Page(name="campaigns:funding_create", opens_to=EDITORS),
    Page(name="campaigns:funding_edit", opens_to=EDITORS_OF_HANOI, of=funding),
    Page(name="campaigns:funding_edit", opens_to=EDITORS_OF_HANOI, of=funding, method="post"),
    Page(name="campaigns:funding_remove", opens_to=EDITORS_OF_HANOI, of=funding),
)
