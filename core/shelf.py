"""What is remembered of every row of a file, however long it is: a dict that overflows to disk."""

import pickle
import sqlite3
from collections.abc import Iterator
from typing import Any, Generic, TypeVar

# Some hundred bytes each. Files up to a hundred thousand rows never touch the disk.
MOST_HELD = 2**17
SHELF = """
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    CREATE TABLE shelf (key PRIMARY KEY, thing BLOB) WITHOUT ROWID;
"""
Key = TypeVar("Key", int, str)
Thing = TypeVar("Thing")


class Shelf(Generic[Key, Thing]):
    """Things by key, as in a dict; none of them None. Once there are many, they are laid down in a
    temporary file that ends with the process, and what comes out of it is a copy: a thing that was
    changed is put back, or the change is lost."""

    def __init__(self) -> None:
        self._held: dict[Key, Thing] = {}
        self._file: sqlite3.Connection | None = None

    def get(self, key: Key) -> Thing | None:
        thing = self._held.get(key)
        if thing is not None or self._file is None:
            return thing
        found = self._file.execute("SELECT thing FROM shelf WHERE key = ?", (key,)).fetchone()
        return None if found is None else _unpacked(found[0])

    def __contains__(self, key: Key) -> bool:
        return self.get(key) is not None

    def __setitem__(self, key: Key, thing: Thing) -> None:
        self._held[key] = thing
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
            yield from (_unpacked(packed) for key, packed in laid_down if key not in self._held)
        yield from self._held.values()

    def _lay_down(self) -> None:
        if self._file is None:
            # Nameless: SQLite makes a file that nobody else sees, and removes it itself.
            self._file = sqlite3.connect("", isolation_level=None)
            self._file.executescript(SHELF)
        packed = ((key, pickle.dumps(thing)) for key, thing in sorted(self._held.items()))
        self._file.execute("BEGIN")
        self._file.executemany("INSERT OR REPLACE INTO shelf VALUES (?, ?)", packed)
        self._file.execute("COMMIT")
        self._held = {}


def _unpacked(packed: bytes) -> Any:
    # Nobody but `_lay_down` writes to the file.
    return pickle.loads(packed)  # noqa: S301
