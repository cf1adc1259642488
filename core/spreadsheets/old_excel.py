"""Error cells of an xls file, which the fast reader gives as empty.

An xls file is a compound file ([MS-CFB]) with a stream of records ([MS-XLS]); only what is needed
to come upon the error cells is read of either.
"""

import struct
from collections.abc import Iterator

from core.spreadsheets.damaged import Cells

ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
STREAMS = ("Workbook", "Book")
NO_SECTOR = 0xFFFFFFFA
HEADER_SIZE, ENTRY_SIZE = 512, 128
IN_HEADER = 109
SECTORS = (512, 4096)

BEGIN, END, SHEET, FORMULA, BOOLEAN_OR_ERROR = 0x0809, 0x000A, 0x0085, 0x0006, 0x0205
# Says how all records but their kinds and sizes were encrypted.
PASSWORD = 0x002F
IS_ERROR = 1
# In the place of a formula's number: "no number", and which other thing it is.
NO_NUMBER, ERROR_RESULT = 0xFFFF, 2


def error_cells(content: bytes) -> list[Cells]:
    """The error cells of each sheet, in the order of the sheets.

    Raises ValueError when the file is not what it should be.
    """
    try:
        stream = _stream(content)
        return [_errors_of(stream, place) for place in _sheets(stream)]
    except (struct.error, IndexError) as error:
        raise ValueError("not an xls file") from error


def is_encrypted(content: bytes) -> bool:
    """True for an xls file that is locked with a password; False for what is no xls file."""
    try:
        return any(kind == PASSWORD for kind, _start, _size in _records(_stream(content), 0))
    except (struct.error, IndexError, ValueError):
        return False


def _sheets(stream: bytes) -> Iterator[int]:
    """Where the records of each sheet begin."""
    for kind, start, _size in _records(stream, 0):
        if kind == SHEET:
            yield struct.unpack_from("<I", stream, start)[0]


def _errors_of(stream: bytes, place: int) -> Cells:
    found: Cells = {}
    for kind, start, _size in _records(stream, place):
        code = _error(stream, kind, start)
        if code is not None:
            row, column = struct.unpack_from("<HH", stream, start)
            found.setdefault(row, {})[column] = ERRORS.get(code, "#ERROR!")
    return found


def _error(stream: bytes, kind: int, start: int) -> int | None:
    """The error that a record's cell shows, if it does."""
    if kind == BOOLEAN_OR_ERROR and stream[start + 7] == IS_ERROR:
        return stream[start + 6]
    if kind == FORMULA:
        result, _, code, _, _, _, mark = struct.unpack_from("<6BH", stream, start + 6)
        if mark == NO_NUMBER and result == ERROR_RESULT:
            return int(code)
    return None


def _records(stream: bytes, place: int) -> Iterator[tuple[int, int, int]]:
    """Kind, place and size of each record up to the end of what begins here, charts included."""
    depth = 0
    while place + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, place)
        yield kind, place + 4, size
        depth += (kind == BEGIN) - (kind == END)
        if depth <= 0:
            return
        place += 4 + size


def _stream(content: bytes) -> bytes:
    """The stream of the workbook in a compound file."""
    sector, small = (1 << shift for shift in struct.unpack_from("<HH", content, 30))
    directory, _, cutoff, first_small = struct.unpack_from("<IIII", content, 48)
    table = _allocation(content, sector)
    entries = _chain(content, table, directory, size=sector, offset=HEADER_SIZE)
    root, start, length = _entry(entries)
    if length >= cutoff:
        found = _chain(content, table, start, size=sector, offset=HEADER_SIZE)
    else:
        smalls = _chain(content, table, root, size=sector, offset=HEADER_SIZE)
        small_table = _numbers(_chain(content, table, first_small, size=sector, offset=HEADER_SIZE))
        found = _chain(smalls, small_table, start, size=small, offset=0)
    return found[:length]


def _allocation(content: bytes, sector: int) -> list[int]:
    """For each sector the one that follows it."""
    following, count = struct.unpack_from("<II", content, 68)
    if sector not in SECTORS or count * sector > len(content):
        raise ValueError("not a compound file")
    places = list(struct.unpack_from(f"<{IN_HEADER}I", content, 76))
    for _ in range(count):
        more = _numbers(content[HEADER_SIZE + following * sector :][:sector])
        places += more[:-1]
        following = more[-1]
    table: list[int] = []
    for place in places:
        if place < NO_SECTOR:
            table += _numbers(content[HEADER_SIZE + place * sector :][:sector])
    return table


def _entry(entries: bytes) -> tuple[int, int, int]:
    """Where the small sectors begin; where the stream of the workbook begins, and its length."""
    root: int = struct.unpack_from("<I", entries, 116)[0]
    for place in range(0, len(entries), ENTRY_SIZE):
        size = struct.unpack_from("<H", entries, place + 64)[0]
        name = entries[place : place + max(size - 2, 0)].decode("utf-16-le", errors="replace")
        if name in STREAMS:
            start, length = struct.unpack_from("<II", entries, place + 116)
            return root, start, length
    raise ValueError("no workbook in the file")


def _chain(content: bytes, table: list[int], start: int, *, size: int, offset: int) -> bytes:
    """The sectors that follow each other from a first one on."""
    found: list[bytes] = []
    while start < NO_SECTOR and len(found) <= len(table):
        place = offset + start * size
        found.append(content[place : place + size])
        start = table[start]
    return b"".join(found)


def _numbers(content: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4]))
