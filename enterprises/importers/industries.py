"""Which class of the industrial classification a cell names."""

import re
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from core.spreadsheets.rows import Message, Row
from core.spreadsheets.spelling import spelling
from core.spreadsheets.wordings import MENDED, CellError, wording
from core.text import fold, nearest
from enterprises.models import Industry

UNKNOWN_INDUSTRY = wording(
    "unknown_industry",
    _("There is no industry code “%(value)s” in the classification %(version)s."),
    _("Write a code of VSIC, sections B to E, such as 2393."),
)
CHANGED_INDUSTRY = wording(
    "industry_changed_meaning",
    _("The code %(value)s means “%(name_2018)s” in VSIC 2018 and “%(name_2025)s” in VSIC 2025."),
    _("It was read as %(version)s; fill in the version to say which is meant."),
)
UNKNOWN_NAME = wording(
    "unknown_industry_name",
    _("There is no industry called “%(value)s”."),
    _("Write its code, or choose one that is offered while you type."),
)
VERSIONS = ("2018", "2025")
# Classes have four digits; that is how trades are named.
USUAL_LEVEL = 4
MOST_LIKE = 3
BETWEEN_WORDS = re.compile(r"[\s,;().]+")
# Of the names in both versions, those more alike than this speak of the same trade.
ALIKE = 0.86
SECTION_LETTER = re.compile(r"[A-Z](?=\d)")


class Class(NamedTuple):
    """A row of the classification."""

    pk: int
    version: str
    code: str
    level: int
    name_vi: str


def same_meaning(name: str, other: str) -> bool:
    """True for names that only word the same trade in another way, or more or less fully."""
    one, two = spelling(name), spelling(other)
    words, others = set(BETWEEN_WORDS.split(one)), set(BETWEEN_WORDS.split(two))
    return words <= others or others <= words or SequenceMatcher(None, one, two).ratio() >= ALIKE


class IndustryFinder:
    """All codes of both versions, read in one query."""

    def __init__(self) -> None:
        rows = Industry.objects.values_list(*Class._fields).order_by("version", "code")
        self._settled: dict[tuple[str, str | None], tuple[Class | None, list[Message]]] = {}
        self._alike: dict[str, bool] = {}
        self._classes = {(c.version, c.code): c for c in map(Class._make, rows)}

    def settle(self, row: Row, text: str, version: str | None) -> Class | None:
        """The class of a row's code; what is to be said about it is said. Files repeat their
        codes: each is looked up once."""
        key = (text, version)
        if key not in self._settled:
            trial = Row(sheet=row.sheet, number=row.number, source=row.source, told=row.told)
            try:
                found = self.find(text, version)
                self._explain(trial, text, found, version)
            except CellError as error:
                found = None
                trial.fail("industry", error)
            self._settled[key] = (found, trial.messages)
        found, messages = self._settled[key]
        row.messages.extend(messages)
        return found

    def find(self, text: str, version: str | None) -> Class:
        """The class of a code; a lost leading zero or a section's letter is mended. Without a
        version 2018 comes first. Raises CellError."""
        for code in self._spellings(text):
            for candidate in (version,) if version else VERSIONS:
                found = self._classes.get((candidate, code))
                if found is not None and found.level > 1:
                    return found
        raise self._unknown(text, version)

    def _explain(self, row: Row, text: str, found: Class, version: str | None) -> None:
        """Warnings: a code that was mended, or that means different things in the versions."""
        if found.code != text:
            row.warn("industry", MENDED, value=text, mended=found.code)
        old, new = (self._classes.get((each, found.code)) for each in VERSIONS)
        if version or old is None or new is None or self._same_meaning(found.code, old, new):
            return
        row.warn(
            "industry",
            CHANGED_INDUSTRY,
            value=found.code,
            version=found.version,
            name_2018=old.name_vi,
            name_2025=new.name_vi,
        )

    def _same_meaning(self, code: str, old: Class, new: Class) -> bool:
        if code not in self._alike:
            self._alike[code] = same_meaning(old.name_vi, new.name_vi)
        return self._alike[code]

    def called(self, text: str, version: str | None) -> Class:
        """The class of a Vietnamese name, tone marks or not; of a class and those below it that
        share the name, the one of four digits. Raises CellError."""
        wanted = fold(text)
        for candidate in (version,) if version else VERSIONS:
            named = [c for c in self._in(candidate) if fold(c.name_vi) == wanted]
            if named:
                return min(named, key=lambda found: abs(found.level - USUAL_LEVEL))
        raise CellError(UNKNOWN_NAME, value=text, nearest=self._like(wanted, version))

    def _like(self, wanted: str, version: str | None) -> list[str]:
        """Classes whose names hold the words, else those that look like them."""
        classes = [c for c in self._in(version or VERSIONS[0]) if c.level == USUAL_LEVEL]
        names = {f"{c.code} {c.name_vi}": fold(c.name_vi) for c in classes}
        holding = [name for name, folded in names.items() if wanted in folded]
        return holding[:MOST_LIKE] or nearest(wanted, names, count=MOST_LIKE)

    def _in(self, version: str) -> list[Class]:
        return [c for c in self._classes.values() if c.version == version and c.level > 1]

    def section_or_division(self, code: str) -> Class | None:
        """A section's letter or a code of any level, in VSIC 2018: how targets name sectors."""
        bare = SECTION_LETTER.sub("", code.upper().replace(" ", ""), count=1)
        return self._classes.get((VERSIONS[0], bare.zfill(2) if bare.isdecimal() else bare))

    def _spellings(self, text: str) -> list[str]:
        """The code as it is, without a section's letter before it, and with a lost zero."""
        bare = SECTION_LETTER.sub("", text.upper().replace(" ", ""), count=1)
        return list(dict.fromkeys([text, bare, f"0{bare}"]))

    def _unknown(self, text: str, version: str | None) -> CellError:
        codes = [c.code for c in self._classes.values() if version in (None, c.version)]
        params: dict[str, Any] = {"value": text, "version": version or "2018 / 2025"}
        return CellError(UNKNOWN_INDUSTRY, **params, nearest=self._near(text, codes))

    def _near(self, text: str, codes: list[str]) -> list[str]:
        """The longest beginning of the code that exists, else what looks like it."""
        for end in range(len(text) - 1, 1, -1):
            if text[:end] in codes:
                return [text[:end]]
        return nearest(text, codes)
