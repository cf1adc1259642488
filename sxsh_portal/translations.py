"""The catalogues in locale/: found in the code, checked, completed and compiled.

All in Python, since a bare machine has no gettext. Finding texts needs Babel, which only
developers install; compiling, which every start does, does not.
"""

import os
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import polib
from django.conf import settings
from django.utils.translation.reloader import translation_file_changed

PLURALS = {
    "vi": "nplurals=1; plural=0;",
    "en": "nplurals=2; plural=(n != 1);",
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


@dataclass(frozen=True, order=True)
class Text:
    """What stands in the code: English, with its plural and its context when it has them."""

    msgid: str
    context: str = ""
    plural: str = ""


def catalogue_path(language: str) -> Path:
    return Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.po"


def read_catalogue(language: str) -> polib.POFile:
    path = catalogue_path(language)
    if path.exists():
        return polib.pofile(str(path), wrapwidth=100)
    catalogue = polib.POFile(wrapwidth=100)
    catalogue.metadata = {
        "Project-Id-Version": "sxsh-portal",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[language],
    }
    return catalogue


def compile_catalogues() -> None:
    """Writes the .mo files that Django reads; those that are newer than their source stay.
    What Django has read of them before, or has not found, it reads anew."""
    for source in Path(settings.LOCALE_PATHS[0]).glob("*/LC_MESSAGES/*.po"):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            draft = target.with_suffix(f".{os.getpid()}")
            polib.pofile(str(source)).save_as_mofile(str(draft))
            draft.replace(target)
            translation_file_changed(sender=None, file_path=target)


# Checking ---------------------------------------------------------------------------------------


def problems(language: str, texts: Iterable[Text]) -> list[str]:
    """One line for each text that a reader of this language would not get, or get wrong."""
    known = {text_of(entry): entry for entry in read_catalogue(language) if not entry.obsolete}
    found = ((text, problem_of(known.get(text))) for text in sorted(texts))
    return [f"{language}: {problem}: {text.msgid!r}" for text, problem in found if problem]


def text_of(entry: polib.POEntry) -> Text:
    return Text(entry.msgid, entry.msgctxt or "", entry.msgid_plural or "")


def problem_of(entry: polib.POEntry | None) -> str:
    if entry is None:
        return "missing"
    if entry.fuzzy:
        return "fuzzy"
    said = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    if not said or not all(said):
        return "not translated"
    wanted = [Counter(PLACEHOLDER.findall(each)) for each in (entry.msgid, entry.msgid_plural)]
    if any(Counter(PLACEHOLDER.findall(each)) not in wanted for each in said):
        return "other placeholders"
    return ""


# Completing -------------------------------------------------------------------------------------


def update(language: str, texts: Iterable[Text], said: dict[str, str]) -> polib.POFile:
    """The catalogue with exactly these texts: old words kept, new words from `said` put in."""
    old = {text_of(entry): entry for entry in read_catalogue(language)}
    catalogue = read_catalogue(language)
    catalogue.clear()
    for text in sorted(texts):
        entry = old.get(text) or new_entry(text)
        entry.obsolete = False
        entry.occurrences = []
        say(entry, language, said.get(text.msgid))
        catalogue.append(entry)
    return catalogue


def new_entry(text: Text) -> polib.POEntry:
    entry = polib.POEntry(msgid=text.msgid, msgid_plural=text.plural)
    entry.msgctxt = text.context or None
    flag = "python-brace-format" if re.search(r"\{\w*\}", text.msgid) else "python-format"
    entry.flags = [flag] if PLACEHOLDER.search(text.msgid) else []
    return entry


def say(entry: polib.POEntry, language: str, word: str | None) -> None:
    """English says what stands in the code; another language says the given word, if any."""
    if language == "en":
        word, others = entry.msgid, {0: entry.msgid, 1: entry.msgid_plural}
    else:
        others = {0: word}
    if not word:
        return
    if entry.msgid_plural:
        entry.msgstr_plural = others
    else:
        entry.msgstr = word
    if entry.fuzzy:
        entry.flags.remove("fuzzy")


def read_pairs(path: Path) -> dict[str, str]:
    """Lines of `msgid TAB msgstr`, a line break within a text written as \\n."""
    pairs = {}
    for number, line in enumerate(path.read_text().splitlines(), start=1):
        if not line.strip():
            continue
        msgid, tab, word = line.partition("\t")
        if not tab:
            raise ValueError(f"{path}:{number}: no tab in {line!r}")
        pairs[msgid.replace("\\n", "\n")] = word.strip().replace("\\n", "\n")
    return pairs
