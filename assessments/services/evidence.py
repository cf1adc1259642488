"""Files that show where the values of an assessment come from."""

import hashlib
import re
import uuid
from functools import partial
from typing import BinaryIO

from django.core.files.base import File
from django.db import transaction
from django.db.models import Count, Sum
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from assessments.anchors import WHOLE, line_at
from assessments.errors import AssessmentRefusedError
from assessments.models import Assessment, Evidence
from assessments.policies.assessments import may_add_evidence, may_remove_evidence
from core.file_kinds import FileKind, ForeignFileError, kind_of
from core.history import written_by
from core.spreadsheets.wordings import Text
from core.text import clean_cell

MEGABYTE = 1024 * 1024
MOST_BYTES = 20 * MEGABYTE
MOST_FILES, MOST_BYTES_IN_ALL = 100, 200 * MEGABYTE
MOST_LETTERS = 120
# What no system wants in the name of a file.
UNFIT = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\u202a-\u202e\u2066-\u2069]+')

NO_FILE: Text = _("Choose a file first.")
EMPTY: Text = _("“%(name)s” is empty (0 bytes): look at it once more where it comes from.")
TOO_LARGE: Text = _(
    "“%(name)s” has %(size)s MB; at most 20 MB are taken. Scan it with a lower resolution, or"
    " divide it into several files."
)
FOREIGN: Text = _(
    "“%(name)s” is not taken: by what it holds it is %(really)s. What is taken: PDF, pictures"
    " (JPEG, PNG, WEBP, HEIC), spreadsheets (xlsx, xls, ods, csv) and Word (docx). Save it as PDF,"
    " or take a picture of the page, and send that."
)
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
    if file is None:
        raise AssessmentRefusedError(NO_FILE)
    kind = _checked(file)
    evidence = Evidence(
        assessment=locked,
        anchor=anchor,
        by=by,
        name=clean_name(str(file.name), kind=kind),
        content_type=kind.content_type,
        size=file.size,
    )
    digest = _digest(file)
    _make_room(evidence, digest)
    with written_by(by, source="form"):
        # The name on disk says nothing of the one it was brought under.
        name = f"{digest}-{uuid.uuid4().hex[:8]}.{kind.endings[0]}"
        evidence.file.save(name, file, save=False)
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


def forget_files(*evidence: Evidence) -> None:
    """Takes the files from the disk once their rows are gone for good."""
    for each in evidence:
        transaction.on_commit(partial(each.file.storage.delete, str(each.file.name)))


def clean_name(name: str, *, kind: FileKind) -> str:
    """A name that every system takes, with an ending that says what the file is:
    'hóa đơn.exe' of a PDF is 'hóa đơn.pdf'."""
    bare = clean_cell(UNFIT.sub(" ", re.split(r"[/\\]", name)[-1])).strip(". ")
    stem, dot, ending = bare.rpartition(".")
    if not dot:
        stem, ending = bare, ""
    fits = ending.lower() in kind.endings
    return f"{stem[:MOST_LETTERS].strip() or 'file'}.{ending if fits else kind.endings[0]}"


def _checked(file: "File[bytes]") -> FileKind:
    """The kind of the file, when it is one that is taken; the cheap questions first."""
    name = clean_cell(str(file.name))[-MOST_LETTERS:]
    if file.size == 0:
        raise AssessmentRefusedError(_said(EMPTY, name=name))
    if file.size > MOST_BYTES:
        size = f"{file.size / MEGABYTE:.0f}"
        raise AssessmentRefusedError(_said(TOO_LARGE, name=name, size=size))
    try:
        opened: BinaryIO = file.file  # type: ignore[assignment]
        return kind_of(opened, name=name)
    except ForeignFileError as error:
        raise AssessmentRefusedError(_said(FOREIGN, name=name, really=error.really)) from error


def _digest(file: "File[bytes]") -> str:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()[:40]


def _make_room(evidence: Evidence, digest: str) -> None:
    """Refuses a file that is there already, and one too many."""
    others = Evidence.objects.filter(assessment=evidence.assessment)
    if others.filter(anchor=evidence.anchor, file__contains=digest).exists():
        raise AssessmentRefusedError(_said(TWICE, name=evidence.name))
    held = others.aggregate(files=Count("pk"), bytes=Sum("size", default=0))
    if held["files"] >= MOST_FILES or held["bytes"] + evidence.size > MOST_BYTES_IN_ALL:
        raise AssessmentRefusedError(TOO_MANY)


def _said(text: Text, **values: object) -> str:
    """The sentence with its values, in the language of who asked."""
    return str(text) % values
