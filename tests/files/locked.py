"""A workbook locked with a password: the container in which Excel puts what it has encrypted."""

import struct
from itertools import chain

SECTOR, STREAM = 512, 4096
FREE, END, OF_TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
STORE, DATA = 5, 2
NONE = FREE


def locked_workbook() -> bytes:
    """Two streams of nothing, named as Excel names the encrypted file and its key."""
    sectors = STREAM // SECTOR
    starts = {"EncryptedPackage": 2, "EncryptionInfo": 2 + sectors}
    chains = chain.from_iterable(
        (*range(start + 1, start + sectors), END) for start in starts.values()
    )
    table = [OF_TABLE, END, *chains]
    table += [FREE] * (SECTOR // 4 - len(table))
    entries = [_entry("Root Entry", STORE, child=1, start=END)]
    entries += [
        _entry(name, DATA, right=2 if number == 0 else NONE, start=start, size=STREAM)
        for number, (name, start) in enumerate(starts.items())
    ]
    directory = b"".join(entries).ljust(SECTOR, b"\x00")
    body = struct.pack(f"<{len(table)}I", *table) + directory + bytes(2 * STREAM)
    return _header() + body


def _header() -> bytes:
    fields = struct.pack(
        "<8s16sHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6,
        0, 1, 1, 0, STREAM, END, 0, END, 0,
    )  # fmt: skip
    return fields + struct.pack("<109I", 0, *[FREE] * 108)


def _entry(
    name: str, kind: int, *, child: int = NONE, right: int = NONE, start: int = 0, size: int = 0
) -> bytes:
    text = f"{name}\0".encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16sI8s8sIQ",
        text, len(text), kind, 1, NONE, right, child, b"", 0, b"", b"", start, size,
    )  # fmt: skip
