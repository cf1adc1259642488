"""Files that people bring to be kept: what is taken, under which name, and how it is forgotten."""

import hashlib
import re
import uuid
from functools import partial
from typing import Any, BinaryIO

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core.file_kinds import FileKind, ForeignFileError, kind_of
from core.spreadsheets.wordings import Text
from core.text import clean_cell

MEGABYTE = 1024 * 1024
MOST_BYTES = 20 * MEGABYTE
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


class UploadRefusedError(ValueError):
    """The file is not taken; `reason` says in words why, and what to do."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason)
        self.reason = reason


def kind_taken(file: "File[bytes] | None") -> tuple["File[bytes]", FileKind]:
    """The file and its kind, when it is one that is taken; the cheap questions first.

    Raises UploadRefusedError.
    """
    if file is None:
        raise UploadRefusedError(NO_FILE)
    name = clean_cell(str(file.name))[-MOST_LETTERS:]
    if file.size == 0:
        raise UploadRefusedError(str(EMPTY) % {"name": name})
    if file.size > MOST_BYTES:
        size = f"{file.size / MEGABYTE:.0f}"
        raise UploadRefusedError(str(TOO_LARGE) % {"name": name, "size": size})
    try:
        opened: BinaryIO = file.file  # type: ignore[assignment]
        return file, kind_of(opened, name=name)
    except ForeignFileError as error:
        said = {"name": name, "really": error.really}
        raise UploadRefusedError(str(FOREIGN) % said) from error


def clean_name(name: str, *, kind: FileKind) -> str:
    """A name that every system takes, with an ending that says what the file is:
    'hóa đơn.exe' of a PDF is 'hóa đơn.pdf'."""
    bare = clean_cell(UNFIT.sub(" ", re.split(r"[/\\]", name)[-1])).strip(". ")
    stem, dot, ending = bare.rpartition(".")
    if not dot:
        stem, ending = bare, ""
    fits = ending.lower() in kind.endings
    return f"{stem[:MOST_LETTERS].strip() or 'file'}.{ending if fits else kind.endings[0]}"


def digest_of(file: "File[bytes]") -> str:
    """What tells the same content again; the file is left at its beginning."""
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()[:40]


def name_on_disk(digest: str, *, kind: FileKind) -> str:
    """A name that says nothing of the one the file was brought under, and cannot be guessed."""
    return f"{digest}-{uuid.uuid4().hex[:8]}.{kind.endings[0]}"


def forget_files(*kept: Any) -> None:
    """Takes the files of records (their `file`) from the disk once their rows are gone for good."""
    for each in kept:
        transaction.on_commit(partial(each.file.storage.delete, str(each.file.name)))
