"""Which promised columns an unknown header may mean: offered, never taken for granted."""

from collections.abc import Iterable
from difflib import SequenceMatcher

from core.spreadsheets.sheets import Column, header_key

MOST_OFFERS = 3
LIKENESS = 0.65
SHARED_WORDS = 0.5
# Abbreviations of three letters are alike without meaning the same.
SHORT = 3
# Words that say in what something is counted: another unit is another column.
UNITS = frozenset(
    {"trieu", "ty", "nghin", "ngan", "usd", "kwh", "mwh", "kg", "tan", "m2", "m3", "ha"}
)
# Words that too many headers have in common.
IDLE_WORDS = frozenset({"dong", "vnd", "so", "tong", "va", "cua", "theo"})


def nearest_columns(title: str, columns: Iterable[Column]) -> list[Column]:
    """The columns that the header looks most like, best first; maybe none."""
    key = header_key(title)
    scored = [
        (max(_likeness(key, each) for each in column.spellings()), column) for column in columns
    ]
    best = sorted((pair for pair in scored if pair[0] > 0), key=lambda pair: -pair[0])
    return [column for _score, column in best[:MOST_OFFERS]]


def has_other_unit(title: str, column: Column) -> bool:
    """True when the header and the column name their unit, and it is not the same."""
    return _other_unit(header_key(title), header_key(column.header))


def _likeness(key: str, other: str) -> float:
    """0 for what is not alike; else up to 1 for the letters, and up to 1 for the words."""
    if min(len(key), len(other)) <= SHORT or _other_unit(key, other):
        return 0
    letters = SequenceMatcher(None, key, other).ratio()
    words, others = _words(key), _words(other)
    shared = len(words & others) / max(1, min(len(words), len(others)))
    same_head = key.split()[0] == other.split()[0] and key.split()[0] not in IDLE_WORDS
    is_alike = letters >= LIKENESS or shared >= SHARED_WORDS or same_head
    return letters + shared if is_alike else 0


def _words(key: str) -> set[str]:
    return set(key.split()) - IDLE_WORDS


def _other_unit(key: str, other: str) -> bool:
    one, two = _words(key) & UNITS, _words(other) & UNITS
    return bool(one and two and one != two)
