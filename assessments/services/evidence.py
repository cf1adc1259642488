"""Files that show where the values of an assessment come from."""

from django.core.files.base import File
from django.db import transaction
from django.db.models import Count, Sum
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from assessments.anchors import WHOLE, line_at
from assessments.errors import AssessmentRefusedError
from assessments.models import Assessment, Evidence
from assessments.policies.assessments import may_add_evidence, may_remove_evidence
from core.history import written_by
from core.spreadsheets.wordings import Text
from core.uploads import (
    MEGABYTE,
    UploadRefusedError,
    clean_name,
    digest_of,
    forget_files,
    kind_taken,
    name_on_disk,
)

MOST_FILES, MOST_BYTES_IN_ALL = 100, 200 * MEGABYTE

TWICE: Text = _("“%(name)s” is there already at this line: nothing was added.")
TOO_MANY: Text = _(
    "An assessment holds at most 100 files and 200 MB: take one away that is not needed, or put"
    " several papers into one PDF."
)
CLOSED: Text = _(
    "Files can be added only while the assessment is open: what was sent can be taken back until"
    " it is checked; what was accepted is locked."
)
NO_LINE: Text = _("The line is not there any more: load the page again.")
NOT_YOURS: Text = _("Only whoever added a file can take it away, while the assessment is open.")


@transaction.atomic
def add_evidence(
    *, assessment: Assessment, anchor: str, file: "File[bytes] | None", by: User
) -> Evidence:
    """Keeps a file with a line, or with an empty anchor with the whole; it is kept as it is.

    Raises AssessmentRefusedError when the file is not taken, in words that say what to do.
    """
    locked = Assessment.objects.select_for_update().get(pk=assessment.pk)
    if not may_add_evidence(by, locked):
        raise AssessmentRefusedError(CLOSED)
    if anchor != WHOLE and line_at(anchor, assessment=locked.pk) is None:
        raise AssessmentRefusedError(NO_LINE)
    try:
        file, kind = kind_taken(file)
    except UploadRefusedError as refusal:
        raise AssessmentRefusedError(refusal.reason) from refusal
    evidence = Evidence(
        assessment=locked,
        anchor=anchor,
        by=by,
        name=clean_name(str(file.name), kind=kind),
        content_type=kind.content_type,
        size=file.size,
    )
    digest = digest_of(file)
    _make_room(evidence, digest)
    with written_by(by, source="form"):
        evidence.file.save(name_on_disk(digest, kind=kind), file, save=False)
        evidence.save()
    return evidence


@transaction.atomic
def remove_evidence(*, evidence: Evidence, by: User) -> None:
    """Takes a file away; its name and who took it away stay in the history."""
    locked = Assessment.objects.select_for_update().get(pk=evidence.assessment_id)
    if not may_remove_evidence(by, locked, evidence):
        raise AssessmentRefusedError(NOT_YOURS)
    forget_files(evidence)
    with written_by(by, source="form"):
        evidence.delete()


def _make_room(evidence: Evidence, digest: str) -> None:
    """Refuses a file that is there already, and one too many."""
    others = Evidence.objects.filter(assessment=evidence.assessment)
    if others.filter(anchor=evidence.anchor, file__contains=digest).exists():
        raise AssessmentRefusedError(str(TWICE) % {"name": evidence.name})
    held = others.aggregate(files=Count("pk"), bytes=Sum("size", default=0))
    if held["files"] >= MOST_FILES or held["bytes"] + evidence.size > MOST_BYTES_IN_ALL:
        raise AssessmentRefusedError(TOO_MANY)
