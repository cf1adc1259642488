"""The parts of an xlsx file as they lie in it: which sheet is where, and its XML piece by piece."""

import html
import io
import posixpath
import re
import zipfile
from collections.abc import Collection, Iterator
from typing import IO

TAG = rb"<(?:\w+:)?"
ATTRIBUTE = re.compile(rb'([\w:]+)\s*=\s*"([^"]*)"')
SHEET = re.compile(TAG + rb"sheet\s([^>]*)>")
RELATION = re.compile(TAG + rb"Relationship\s([^>]*)>")
WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
STRINGS, STYLES = "xl/sharedStrings.xml", "xl/styles.xml"

# Pictures and the like are no part of what is read.
READ = (".xml", ".rels")

END_OF_ROW = b"row>"
FIRST_PIECE = 2**19
# What comes without the end of a row is not kept for ever.
MOST_CARRIED = 2**24


def sheet_paths(archive: zipfile.ZipFile) -> dict[str, str]:
    """Name of a sheet → its path in the archive; empty for other kinds of file."""
    names = set(archive.namelist())
    if WORKBOOK not in names or RELATIONS not in names:
        return {}
    targets = {
        relation["Id"]: relation["Target"]
        for relation in _elements(RELATION, archive.read(RELATIONS))
        if "Target" in relation
    }
    paths = {
        sheet["name"]: _inside(targets.get(sheet.get("r:id", ""), ""))
        for sheet in _elements(SHEET, archive.read(WORKBOOK))
    }
    return {name: path for name, path in paths.items() if path in names}


def row_pieces(sheet: IO[bytes], *, size: int) -> Iterator[bytes]:
    """The XML of a sheet in pieces that end with a row: a small one first, the rest at the end."""
    carried, wanted = b"", FIRST_PIECE
    while read := sheet.read(wanted):
        piece = carried + read
        cut = piece.rfind(END_OF_ROW) + len(END_OF_ROW)
        if cut < len(END_OF_ROW):
            carried = piece[-MOST_CARRIED:]
            continue
        carried, wanted = piece[cut:], size
        yield piece[:cut]
    yield carried


def without_parts(content: bytes, paths: Collection[str]) -> io.BytesIO:
    """A workbook without some of its parts, since a reader copies what it is given."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as archive,
        zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as smaller,
    ):
        for name in archive.namelist():
            if name not in paths and name.endswith(READ):
                smaller.writestr(name, archive.read(name))
    file.seek(0)
    return file


def attributes(text: bytes) -> dict[str, str]:
    """The attributes of a tag by name."""
    return {plain(name): plain(value) for name, value in ATTRIBUTE.findall(text)}


def plain(text: bytes) -> str:
    return html.unescape(text.decode("utf-8", errors="replace"))


def _inside(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")


def _elements(pattern: re.Pattern[bytes], xml: bytes) -> list[dict[str, str]]:
    return [attributes(match[1]) for match in pattern.finditer(xml)]
