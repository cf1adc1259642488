"""When two spellings are the same words: only case and the place of the tone mark may differ."""

import unicodedata
from functools import lru_cache
from typing import Generic, TypeVar

from core.text import clean_cell, fold

TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
Found = TypeVar("Found")
# Files repeat their names and syllables: each is worked out once.
MOST_REMEMBERED = 2**16


@lru_cache(maxsize=MOST_REMEMBERED)
def spelling(text: str) -> str:
    """The words in lower case with each syllable's tone at its end: 'Hoá' and 'hóa' are one,
    'Hùng' and 'Hưng' are two."""
    return " ".join(_syllable(word) for word in clean_cell(text).lower().split())


def is_bare(text: str) -> bool:
    """True for a text typed without any mark, which may mean any word of the same letters."""
    return fold(text) == clean_cell(text).lower()


class Names(Generic[Found]):
    """Things by name: as spelled; for a name typed without marks, by its letters."""

    def __init__(self) -> None:
        self._spelled: dict[str, list[Found]] = {}
        self._folded: dict[str, list[Found]] | None = None
        self._names: list[tuple[str, Found]] = []

    def add(self, name: str, thing: Found) -> None:
        self._spelled.setdefault(spelling(name), []).append(thing)
        self._names.append((name, thing))
        self._folded = None

    def find(self, name: str) -> list[Found]:
        found = self._spelled.get(spelling(name))
        if found is None and is_bare(name):
            found = self._letters().get(fold(name))
        return found or []

    def only(self, name: str) -> Found | None:
        """The one thing of this name; None when there is none or there are several."""
        found = self.find(name)
        return found[0] if len(found) == 1 else None

    def _letters(self) -> dict[str, list[Found]]:
        """The things by the letters of their names, made when the first bare name asks."""
        if self._folded is None:
            self._folded = {}
            for name, thing in self._names:
                self._folded.setdefault(fold(name), []).append(thing)
        return self._folded


@lru_cache(maxsize=MOST_REMEMBERED)
def _syllable(word: str) -> str:
    parts = unicodedata.normalize("NFD", word)
    tones = "".join(mark for mark in parts if mark in TONES)
    bare = "".join(mark for mark in parts if mark not in TONES)
    return unicodedata.normalize("NFC", bare) + tones
