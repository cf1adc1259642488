"""What a file really is, told from what it holds and never from its name alone.

Only text has no mark of its own: it is a CSV file when it is called one, reads as a table, and is
no page or script.
"""

import codecs
import re
import zipfile
from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext_lazy as _

from core.spreadsheets.wordings import Text

HEAD = 8192
# How a modern picture of a phone says what it is: behind its size, "ftyp" and a brand.
FTYP = slice(4, 8)
BRAND = slice(8, 12)
HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
# Names of streams of a compound file: a workbook of Excel, or one locked with a password.
OLD_WORKBOOK = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
LOCKED = "EncryptedPackage".encode("utf-16-le")
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"
CONTENT_TYPES = "[Content_Types].xml"
# Parts of a document that run as programs when it is opened.
MACROS = ("vbaProject.bin", "Basic/")
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Control characters but those that divide lines and columns.
CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f]")
SEPARATORS = (",", ";", "\t")
NOT_A_TABLE = ("<", "#!", "@echo", "{\\rtf", "%!")


@dataclass(frozen=True, slots=True, kw_only=True)
class FileKind:
    """A kind of file: how it is served, and the endings its name may have, the usual one first."""

    name: Text
    content_type: str
    endings: tuple[str, ...]


PDF = FileKind(name="PDF", content_type="application/pdf", endings=("pdf",))
JPEG = FileKind(name="JPEG", content_type="image/jpeg", endings=("jpg", "jpeg", "jfif"))
PNG = FileKind(name="PNG", content_type="image/png", endings=("png",))
WEBP = FileKind(name="WEBP", content_type="image/webp", endings=("webp",))
HEIC = FileKind(name="HEIC", content_type="image/heic", endings=("heic", "heif"))
XLSX = FileKind(
    name="Excel (xlsx)",
    content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    endings=("xlsx",),
)
XLS = FileKind(name="Excel (xls)", content_type="application/vnd.ms-excel", endings=("xls",))
ODS = FileKind(name="OpenDocument (ods)", content_type=OPEN_DOCUMENT.decode(), endings=("ods",))
DOCX = FileKind(
    name="Word (docx)",
    content_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    endings=("docx",),
)
CSV = FileKind(name="CSV", content_type="text/csv", endings=("csv",))

# What tells the kind by the first bytes alone.
MARKS = {b"%PDF-": PDF, b"\xff\xd8\xff": JPEG, b"\x89PNG\r\n\x1a\n": PNG}
PARTS = {"xl/workbook.xml": XLSX, "word/document.xml": DOCX}
# Files that are refused are told what they are, where that is known.
STRANGERS: dict[bytes, Text] = {
    b"MZ": _("a program for Windows"),
    b"\x7fELF": _("a program for Linux"),
    b"\xcf\xfa\xed\xfe": _("a program for macOS"),
    b"\xca\xfe\xba\xbe": _("a program"),
    b"#!": _("a script"),
    b"Rar!": _("a packed archive (rar)"),
    b"7z\xbc\xaf": _("a packed archive (7z)"),
    b"\x1f\x8b": _("a packed archive (gz)"),
    b"GIF8": _("a GIF picture"),
    b"BM": _("a BMP picture"),
    b"II*\x00": _("a TIFF picture"),
    b"MM\x00*": _("a TIFF picture"),
    b"{\\rtf": _("an RTF document"),
}
WITH_MACROS: Text = _("a document with macros")
WITH_PASSWORD: Text = _("a document locked with a password")
ARCHIVE: Text = _("a packed archive (zip)")
OLD_OFFICE: Text = _("a document of an old Office program")
VIDEO: Text = _("a film")
PAGE: Text = _("a web page")
PLAIN: Text = _("plain text")
UNKNOWN: Text = _("something else")


class ForeignFileError(ValueError):
    """The file is of no kind that is taken; `really` says in words what it is."""

    def __init__(self, really: Text) -> None:
        super().__init__(really)
        self.really = really


def kind_of(file: BinaryIO, *, name: str) -> FileKind:
    """The kind of an open file, which is left at its beginning.

    Args:
        name: what it is called; decides only whether text is meant as a table.

    Raises ForeignFileError for what is none of the kinds, a truncated archive among them.
    """
    try:
        file.seek(0)
        return _kind(file, file.read(HEAD), name)
    finally:
        file.seek(0)


def _kind(file: BinaryIO, head: bytes, name: str) -> FileKind:
    for mark, kind in MARKS.items():
        if head.startswith(mark):
            return kind
    if head.startswith(b"RIFF") and head[BRAND] == b"WEBP":
        return WEBP
    if head[FTYP] == b"ftyp":
        return _picture_of_a_phone(head)
    if head.startswith(b"PK"):
        return _packed(file)
    if head.startswith(COMPOUND):
        return _compound(file)
    _refuse_stranger(head)
    return _text(file, name)


def _refuse_stranger(head: bytes) -> None:
    for mark, really in STRANGERS.items():
        if head.startswith(mark):
            raise ForeignFileError(really)


def _picture_of_a_phone(head: bytes) -> FileKind:
    if head[BRAND] in HEIC_BRANDS:
        return HEIC
    raise ForeignFileError(VIDEO)


def _packed(file: BinaryIO) -> FileKind:
    """Modern office documents are archives; their parts tell which."""
    try:
        with zipfile.ZipFile(file) as archive:
            return _document(archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise ForeignFileError(ARCHIVE) from error


def _document(archive: zipfile.ZipFile) -> FileKind:
    parts = set(archive.namelist())
    if any(mark in part for part in parts for mark in MACROS):
        raise ForeignFileError(WITH_MACROS)
    if "mimetype" in parts:
        with archive.open("mimetype") as part:
            if part.read(len(OPEN_DOCUMENT) + 1).strip() == OPEN_DOCUMENT:
                return ODS
    for part_name, kind in PARTS.items():
        if part_name in parts and CONTENT_TYPES in parts:
            return kind
    raise ForeignFileError(ARCHIVE)


def _compound(file: BinaryIO) -> FileKind:
    file.seek(0)
    content = file.read()
    if LOCKED in content:
        raise ForeignFileError(WITH_PASSWORD)
    if any(name in content for name in OLD_WORKBOOK):
        return XLS
    raise ForeignFileError(OLD_OFFICE)


def _text(file: BinaryIO, name: str) -> FileKind:
    file.seek(0)
    text = _decoded(file.read())
    start = text.lstrip().lower()
    if start.startswith(("<!doctype html", "<html", "<script", "<?xml", "<svg")):
        raise ForeignFileError(PAGE)
    is_table = not start.startswith(NOT_A_TABLE) and any(each in start for each in SEPARATORS)
    if name.lower().endswith(".csv") and is_table:
        return CSV
    raise ForeignFileError(PLAIN)


def _decoded(content: bytes) -> str:
    """The text of a file; ForeignFileError when it is none."""
    encoding = "utf-16" if content.startswith(UTF_16) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeError:
        # Older programs write one byte for each letter; what it stands for does not matter here.
        text = content.decode("latin-1")
    if not text or CONTROL.search(text):
        raise ForeignFileError(UNKNOWN)
    return text
