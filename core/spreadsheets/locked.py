"""Whether a workbook is locked with a password; the fast reader knows it for no workbook at all."""

import io
import zipfile

from core.spreadsheets.old_excel import is_encrypted

ZIP = b"PK\x03\x04"
# Excel puts an encrypted xlsx file into a compound file, as a stream of this name.
PACKAGE = "EncryptedPackage".encode("utf-16-le")
# An ods file tells of each of its parts how it was encrypted.
MANIFEST, TOLD = "META-INF/manifest.xml", b"encryption-data"


def is_locked(content: bytes) -> bool:
    """True for an xlsx, xls or ods file that cannot be read without its password."""
    if content[:4] == ZIP:
        return _tells_encryption(content)
    return PACKAGE in content or is_encrypted(content)


def _tells_encryption(content: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return MANIFEST in archive.namelist() and TOLD in archive.read(MANIFEST)
