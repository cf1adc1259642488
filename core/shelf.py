"""What is remembered of every row of a file, however long it is: a dict that overflows to disk."""

import pickle
import sqlite3
from collections.abc import Iterator
from typing import Any, Generic, TypeVar

# Of some hundred bytes each: files up to a hundred thousand rows never touch the disk.
MOST_HELD = 2**17
SHELF = """
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    CREATE TABLE shelf (key PRIMARY KEY, thing BLOB) WITHOUT ROWID;
"""
Key = TypeVar("Key", int, str)
Thing = TypeVar("Thing")


class Shelf(Generic[Key, Thing]):
    """Things by key, none of them None; packed, since a thing takes a tenth of its room that way.
    Once there are many, they are laid down in a temporary file that ends with the process.

    What comes out is a copy: a thing that was changed is put back, or the change is lost.
    """

    def __init__(self) -> None:
        self._held: dict[Key, bytes] = {}
        self._file: sqlite3.Connection | None = None

    def get(self, key: Key) -> Thing | None:
        packed = self._packed(key)
        return None if packed is None else _unpack(packed)

    def __contains__(self, key: Key) -> bool:
        return self._packed(key) is not None

    def __setitem__(self, key: Key, thing: Thing) -> None:
        self._held[key] = pickle.dumps(thing, pickle.HIGHEST_PROTOCOL)
        if len(self._held) >= MOST_HELD:
            self._lay_down()

    def setdefault(self, key: Key, thing: Thing) -> Thing:
        found = self.get(key)
        if found is None:
            self[key] = found = thing
        return found

    def values(self) -> Iterator[Thing]:
        """All things, in no particular order; none may be added meanwhile."""
        if self._file is not None:
            laid_down = self._file.execute("SELECT key, thing FROM shelf")
            yield from (_unpack(packed) for key, packed in laid_down if key not in self._held)
        yield from map(_unpack, self._held.values())

    def _packed(self, key: Key) -> bytes | None:
        packed = self._held.get(key)
        if packed is not None or self._file is None:
            return packed
        for (packed,) in self._file.execute("SELECT thing FROM shelf WHERE key = ?", (key,)):
            return bytes(packed)
        return None

    def _lay_down(self) -> None:
        if self._file is None:
            # Nameless: SQLite makes a file that nobody else sees, and removes it itself.
            self._file = sqlite3.connect("", isolation_level=None)
            self._file.executescript(SHELF)
        self._file.execute("BEGIN")
        lines = sorted(self._held.items())
        self._file.executemany("INSERT OR REPLACE INTO shelf VALUES (?, ?)", lines)
        self._file.execute("COMMIT")
        self._held = {}


def _unpack(packed: bytes) -> Any:
    # Nobody but the shelf itself has packed it.
    return pickle.loads(packed)  # noqa: S301
