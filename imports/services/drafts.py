"""Workbooks of a single assessment: taken over, and taken back, only while it is open."""

import io
import re
import zipfile
from datetime import UTC, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from assessments.models import Assessment
from assessments.policies.assessments import may_fill_in
from assessments.services import authors
from core.spreadsheets.wordings import Text
from imports.errors import ImportRefusedError
from imports.models import ImportBatch

CLOSED: Text = _(
    "The assessment is not open for you any more: it was sent or accepted meanwhile. Nothing was"
    " changed."
)
# Excel and LibreOffice keep the day on which a workbook was made, however often it is saved.
PROPERTIES = "docProps/core.xml"
# It is told in whole seconds: what was typed in that second may be in the workbook.
ROUNDED = timedelta(seconds=1)
MADE = re.compile(rb"<dcterms:created[^>]*>([0-9T:.+-]+)Z?<")


def hold_assessment(*, batch: ImportBatch, by: User) -> None:
    """Keeps the assessment that an import is about as it is until the transaction ends; nothing
    for an import about no single one. Raises ImportRefusedError when it is not open."""
    if batch.about is None:
        return
    locked = Assessment.objects.select_for_update().filter(pk=batch.about).first()
    if locked is None or not may_fill_in(by, locked):
        raise ImportRefusedError(CLOSED)


def note_saving(*, batch: ImportBatch, by: User) -> None:
    """Says on the draft who has changed it."""
    if batch.about is not None:
        authors.note_saving(assessment_id=batch.about, by=by)


def edits_count_since(*, batch: ImportBatch) -> datetime | None:
    """From when on values that were typed are kept against the file: of a workbook that was taken
    out, from then on, since it holds what was typed before. None: whenever they were typed."""
    if batch.about is None:
        return None
    with batch.file.open("rb") as file:
        return _made_at(file.read()) or batch.created_at


def _made_at(content: bytes) -> datetime | None:
    """When a workbook was made; None where it does not say so, or speaks of a day to come."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            told = MADE.search(archive.read(PROPERTIES))
        made = datetime.fromisoformat(told[1].decode()) if told else None
    except (zipfile.BadZipFile, KeyError, ValueError):
        return None
    if made is None:
        return None
    made = (made if made.tzinfo else made.replace(tzinfo=UTC)) + ROUNDED
    return made if made <= timezone.now() + ROUNDED else None
