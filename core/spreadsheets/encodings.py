"""Vietnamese text in the encodings of before Unicode: recognised by its syllables, and converted.

TCVN3 (ABC) and VNI give Latin-1 characters other shapes by their fonts ('.VnTime', 'VNI-Times'), so
that a workbook holds "Tªn c¬ së" or "Teân cô sôû" for "Tên cơ sở". Sources of the tables: TCVN
5712:1993, set VN3; VNI Software, VNI for Windows (a letter is one or two characters).
"""

import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import lru_cache

from core.spreadsheets.syllables import is_syllable
from core.text import nfc


class Encoding(StrEnum):
    """An encoding by the name under which people know it."""

    TCVN3 = "TCVN3 (ABC)"
    VNI = "VNI"
    WINDOWS_1258 = "Windows-1258"
    # The bytes of UTF-8 taken for letters, one each: "CÆ¡ sá»Ÿ".
    UTF_8_AS_LATIN = "UTF-8 / Windows-1252"


Convert = Callable[[str], str]

# A word says which encoding it is in, a few words say it for sure.
LEAST_WORDS = 3
LEAST_SHARE = 0.8

TCVN3_LETTERS = str.maketrans(
    "\u00a1\u00a2\u00a3\u00a4\u00a5\u00a6\u00a7\u00a8\u00a9\u00aa\u00ab\u00ac\u00ad\u00ae"
    "\u00b5\u00b6\u00b7\u00b8\u00b9\u00bb\u00bc\u00bd\u00be\u00c6\u00c7\u00c8\u00c9\u00ca\u00cb"
    "\u00cc\u00ce\u00cf\u00d0\u00d1\u00d2\u00d3\u00d4\u00d5\u00d6\u00d7\u00d8\u00dc\u00dd\u00de"
    "\u00df\u00e1\u00e2\u00e3\u00e4\u00e5\u00e6\u00e7\u00e8\u00e9\u00ea\u00eb\u00ec\u00ed\u00ee"
    "\u00ef\u00f1\u00f2\u00f3\u00f4\u00f5\u00f6\u00f7\u00f8\u00f9\u00fa\u00fb\u00fc\u00fd\u00fe",
    "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
)
# The mark behind a vowel in VNI → the marks in Unicode: a tone, alone or on a circumflex or breve.
TONES = ("\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
CIRCUMFLEX, BREVE = "\u0302", "\u0306"
VNI_MARKS = dict(
    zip(
        "øùõûïâàáãåäêèéüúë",
        (*TONES, *(mark + tone for mark in (CIRCUMFLEX, BREVE) for tone in ("", *TONES))),
        strict=True,
    )
)
VNI_LETTERS = str.maketrans("ìíóæòñîôöÌÍÓÆÒÑÎÔÖ", "ìíĩỉịđỵơưÌÍĨỈỊĐỴƠƯ")
VNI_LETTER = re.compile("([aeouyôö])([øùõûïâàáãåäêèéüúë])|[ìíóæòñîôö]", re.IGNORECASE)

BETWEEN_ASCII_WORDS = re.compile(r"[\x00-@\[-`{-\x7f]+")
# No-break spaces, quotation marks and dashes.
BETWEEN_WORDS = re.compile("[\u00a0\u2000-\u206f]+")
ASCII_LETTER = re.compile(r"[A-Za-z]")
# Letters that Unicode alone has: text with them is in no old encoding.
UNICODE_LETTER = re.compile("[ĂăĐđĨĩŨũƠơƯư\u0300-\u036f\u1ea0-\u1ef9]")


def convert(text: str, encoding: Encoding) -> str:
    """The text in Unicode; raises UnicodeError when it cannot be in that encoding."""
    return nfc(CONVERSIONS[encoding](text))


def convert_cell(text: str, encoding: Encoding) -> str:
    """The text in Unicode; as it was when it already is, or cannot be in that encoding."""
    if text.isascii() or UNICODE_LETTER.search(text):
        return text
    if any(is_unicode(word) and not is_in(word, encoding) for word in marked_words(text)):
        return text
    try:
        return convert(text, encoding)
    except UnicodeError:
        return text


def marked_words(text: str) -> list[str]:
    """The words in which something stands beside the letters a to z."""
    if text.isascii():
        return []
    words = BETWEEN_ASCII_WORDS.split(text)
    return [word for word in words if not word.isascii() and ASCII_LETTER.search(word)]


@lru_cache(maxsize=2**14)
def is_unicode(word: str) -> bool:
    """True for a word of Vietnamese syllables as it stands."""
    return all(is_syllable(part) for part in BETWEEN_WORDS.split(nfc(word)) if not part.isascii())


@lru_cache(maxsize=2**14)
def is_in(word: str, encoding: Encoding) -> bool:
    """True when the word, taken to be in that encoding, becomes Vietnamese syllables."""
    if UNICODE_LETTER.search(word):
        return False
    try:
        return is_unicode(convert(word, encoding))
    except UnicodeError:
        return False


def recognise(words: Iterable[str]) -> Encoding | None:
    """The one old encoding in which the words that are no Unicode make sense; None when none
    does, or too few words say so to be sure."""
    strange = {word for word in words if not is_unicode(word)}
    made = {name: sum(is_in(word, name) for word in strange) for name in Encoding}
    best = max(made, key=lambda name: made[name])
    is_sure = made[best] >= max(LEAST_WORDS, LEAST_SHARE * len(strange))
    rivals = [name for name in Encoding if made[name] >= LEAST_SHARE * made[best]]
    return best if is_sure and rivals == [best] else None


def _from_tcvn3(text: str) -> str:
    return text.translate(TCVN3_LETTERS)


def _from_vni(text: str) -> str:
    return VNI_LETTER.sub(_vni_letter, text)


def _vni_letter(match: re.Match[str]) -> str:
    if match[1] is None:
        return match[0].translate(VNI_LETTERS)
    return nfc(match[1].translate(VNI_LETTERS) + VNI_MARKS[match[2].lower()])


def _from_windows_1258(text: str) -> str:
    return _bytes(text).decode("cp1258")


def _from_utf_8(text: str) -> str:
    return _bytes(text).decode("utf-8")


def _bytes(text: str) -> bytes:
    """The bytes that were shown as this text by a program that takes Windows-1252 for granted."""
    try:
        return text.encode("cp1252")
    except UnicodeEncodeError:
        return b"".join(_byte(character) for character in text)


def _byte(character: str) -> bytes:
    """Five bytes have no sign in Windows-1252; programs show them as control characters."""
    return bytes([ord(character)]) if ord(character) < 0x100 else character.encode("cp1252")


CONVERSIONS: dict[Encoding, Convert] = {
    Encoding.TCVN3: _from_tcvn3,
    Encoding.VNI: _from_vni,
    Encoding.WINDOWS_1258: _from_windows_1258,
    Encoding.UTF_8_AS_LATIN: _from_utf_8,
}
