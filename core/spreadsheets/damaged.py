"""Cells of an xlsx or ods file that show an error, or whose formula was never worked out.

python-calamine gives such cells as empty. A look at the raw sheets finds them: a search over bytes,
which costs little; only where something is found are positions worked out.
"""

import html
import io
import posixpath
import re
import zipfile

Position = tuple[int, int]
Damaged = dict[str, dict[Position, str]]

TAG = rb"<(?:\w+:)?"
ATTRIBUTE = re.compile(rb'([\w:]+)\s*=\s*"([^"]*)"')
SHEET = re.compile(TAG + rb"sheet\s([^>]*)>")
RELATION = re.compile(TAG + rb"Relationship\s([^>]*)>")
ERROR_CELL = re.compile(TAG + rb'c\s([^>]*\bt\s*=\s*"e"[^>]*)>(.*?)</(?:\w+:)?c>', re.DOTALL)
NO_VALUE = re.compile(
    TAG
    + rb"c\s([^>]*)>"
    + TAG
    + rb"f(?:\s[^>]*)?(?:/>|>([^<]*)</(?:\w+:)?f>)\s*"
    + rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
VALUE = re.compile(rb"<(?:\w+:)?v[^>]*>([^<]*)<")
REFERENCE = re.compile(r"([A-Z]+)(\d+)")
WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"


def damaged_cells(content: bytes) -> Damaged:
    """Sheet name → (row, column) from 0 → what the cell shows; empty for other kinds of file."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if WORKBOOK not in archive.namelist() or RELATIONS not in archive.namelist():
            return {}
        return {
            name: cells
            for name, path in _sheet_paths(archive).items()
            if (cells := _damaged_in(archive.read(path)))
        }


def column_letter(index: int) -> str:
    """The letter of a column: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _damaged_in(xml: bytes) -> dict[Position, str]:
    found: dict[Position, str] = {}
    if b'"e"' in xml:
        for match in ERROR_CELL.finditer(xml):
            _note(found, match[1], _value(match[2]))
    if b"</f>" in xml or b"<f" in xml:
        for match in NO_VALUE.finditer(xml):
            if b't="str"' not in match[1]:
                _note(found, match[1], f"={_plain(match[2] or b'')}")
    return found


def _note(found: dict[Position, str], attributes: bytes, text: str) -> None:
    reference = REFERENCE.fullmatch(_attributes(attributes).get("r", ""))
    if reference:
        found.setdefault((int(reference[2]) - 1, _column_index(reference[1])), text)


def _value(body: bytes) -> str:
    match = VALUE.search(body)
    return _plain(match[1]) if match else "#ERROR!"


def _sheet_paths(archive: zipfile.ZipFile) -> dict[str, str]:
    targets = {
        relation["Id"]: relation["Target"]
        for relation in _elements(RELATION, archive.read(RELATIONS))
        if "Target" in relation
    }
    names = set(archive.namelist())
    paths = {
        sheet["name"]: _inside(targets.get(sheet.get("r:id", ""), ""))
        for sheet in _elements(SHEET, archive.read(WORKBOOK))
    }
    return {name: path for name, path in paths.items() if path in names}


def _inside(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")


def _elements(pattern: re.Pattern[bytes], xml: bytes) -> list[dict[str, str]]:
    return [_attributes(match[1]) for match in pattern.finditer(xml)]


def _attributes(text: bytes) -> dict[str, str]:
    return {_plain(name): _plain(value) for name, value in ATTRIBUTE.findall(text)}


def _plain(text: bytes) -> str:
    return html.unescape(text.decode("utf-8", errors="replace"))


def _column_index(letters: str) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1
