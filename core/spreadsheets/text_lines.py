"""Text files with one row to a line: in which encoding they are, and what parts their cells."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice

Line = list[object]

# Marks at the beginning of a file, the longer ones first.
BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
SEPARATORS = ",;\t"
# Excel takes a first line such as "sep=;" for what parts the cells, and does not show it.
TELLS_SEPARATOR = "sep="
SAMPLE_LINES = 50
SAMPLE_BYTES = 4096
# One byte one letter: never wrong, but what the letters are is still to be found out.
ANY_BYTES = "latin-1"
WINDOWS_SIGNS = {
    byte: sign
    for byte in range(0x80, 0xA0)
    if (sign := bytes([byte]).decode("cp1252", errors="ignore"))
}


class TextLines:
    """The rows of a text file, decoded and parted while they are read.

    Raises csv.Error when they cannot be parted. `is_unicode` is False for a file in an encoding
    of one byte to a letter; its text is then given as Windows-1252 shows it.
    """

    def __init__(self, content: bytes) -> None:
        self._content = content
        self.is_unicode = True
        try:
            self._open(_unicode(content))
        except UnicodeDecodeError:
            self.is_unicode = False
            self._open(ANY_BYTES)

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Line]:
        rows = csv.reader(self._lines(), delimiter=self._separator, skipinitialspace=True)
        return (list(row) for row in rows)

    def _open(self, encoding: str) -> None:
        """That all of the file can be decoded and parted is known from then on."""
        self._encoding = encoding
        self._tells = next(self._text(), "").startswith(TELLS_SEPARATOR)
        self._separator = self._told() if self._tells else _separator(self._lines())
        self._count = sum(1 for _ in self)

    def _told(self) -> str:
        told = next(self._text()).removeprefix(TELLS_SEPARATOR)[:1]
        return told if told.strip("\r\n") else ","

    def _lines(self) -> Iterator[str]:
        return islice(self._text(), int(self._tells), None)

    def _text(self) -> Iterator[str]:
        file = io.TextIOWrapper(io.BytesIO(self._content), self._encoding, newline="")
        if self.is_unicode:
            return iter(file)
        return (line.translate(WINDOWS_SIGNS) for line in file)


def _unicode(content: bytes) -> str:
    """Which form of Unicode the file is in, if any: by its mark, else by its empty bytes."""
    for mark, name in BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            return name
    sample = content[:SAMPLE_BYTES]
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    if first == second:
        return "utf-8"
    return "utf-16-be" if first > second else "utf-16-le"


def _separator(lines: Iterator[str]) -> str:
    """What parts the first lines into most cells, the same number in most of them."""
    sample = list(islice(lines, SAMPLE_LINES))
    return max(SEPARATORS, key=lambda separator: _parted(sample, separator))


def _parted(sample: list[str], separator: str) -> int:
    widths = Counter(len(row) for row in csv.reader(sample, delimiter=separator))
    return max((count * (width - 1) for width, count in widths.items()), default=0)
