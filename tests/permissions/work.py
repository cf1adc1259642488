"""Files, tasks and money: who may open and change what."""

from typing import Any

from django.core.files.base import ContentFile

from campaigns.models import Attachment
from tests.cast import Cast
from tests.permissions.pages import PLANS_OF_HANOI, Page
from tests.permissions.rounds import EDITORS_OF_HANOI


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
)
