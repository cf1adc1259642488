"""One model of an official document; Word, Excel and the page are made from the same one.

A figure inside a sentence or a table stays bound to its place in the frozen figures (`path`), so
the words around it may be edited and the figure cannot drift from the numbers.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

Raw = Decimal | int | str | None
PAPER_ROWS = 1000
SCREEN_ROWS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A figure as it is read, and where it stands in the frozen figures."""

    path: str
    text: str

    def __str__(self) -> str:
        return self.text


Run = str | Value


class Look(StrEnum):
    """What a paragraph is for; each renderer knows how that looks."""

    BODY = "body"
    BASIS = "basis"  # "Căn cứ …", in italics
    ITEM = "item"  # a line of a list, with its dash
    NOTE = "note"  # small print below a table
    PROMPT = "prompt"  # what the drafter has to add, in brackets


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """level 1 is "I.", level 2 "1.", level 3 "a)"."""

    level: int
    text: str
    kind: str = "heading"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    runs: tuple[Run, ...]
    look: Look = Look.BODY
    kind: str = "paragraph"

    @property
    def text(self) -> str:
        return "".join(str(run) for run in self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """width: the share of the table's width. A number column stands to the right; in a workbook
    the plain number stands beside it, under raw_title. keeps_together: never broken on a page."""

    title: str
    width: int
    is_number: bool = False
    keeps_together: bool = False
    raw_title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What is shown, and the number behind it; path as in Value."""

    text: str
    raw: Raw = None
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """title: above the table, or "" where the annex has said it. sheet: its name in a workbook,
    which holds every row; on paper no more than PAPER_ROWS are printed, on a page SCREEN_ROWS.
    empty: what an empty one means."""

    sheet: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str
    kind: str = "table"

    @property
    def label(self) -> str:
        """What to call it where it stands alone."""
        return self.title or self.sheet

    @property
    def paper(self) -> tuple[tuple[Cell, ...], ...]:
        return self.rows[:PAPER_ROWS]

    @property
    def screen(self) -> list[list[tuple[Column, Cell]]]:
        """The first rows, each cell beside its column."""
        shown = self.rows[:SCREEN_ROWS]
        return [list(zip(self.columns, row, strict=True)) for row in shown]

    @property
    def is_longer_than_paper(self) -> bool:
        return len(self.rows) > PAPER_ROWS

    @property
    def is_longer_than_screen(self) -> bool:
        return len(self.rows) > SCREEN_ROWS


Block = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Blocks on pages of one orientation."""

    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """number: "I", "II" …; reference: to which report it belongs."""

    number: str
    title: str
    reference: str
    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The two columns at the top of the first page, and to whom the paper goes."""

    superior: tuple[str, ...]
    issuer: str
    number: str
    place_and_date: str
    is_draft: bool
    addressee: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """authority: "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"; recipients: the items of "Nơi nhận"."""

    authority: tuple[str, ...]
    name: str
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """subject: the lines below "BÁO CÁO". data_tables: only for the workbook."""

    letterhead: Letterhead
    title: str
    subject: tuple[str, ...]
    sections: tuple[Section, ...]
    signature: Signature
    annexes: tuple[Annex, ...]
    data_tables: tuple[Table, ...]
    made_at: str

    def blocks(self) -> Iterator[Block]:
        """Every block on paper, in order."""
        for section in self.sections:
            yield from section.blocks
        for annex in self.annexes:
            yield from annex.blocks

    def values(self) -> Iterator[Value | Cell]:
        """Every figure that is bound to the frozen figures."""
        for block in self.blocks():
            if isinstance(block, Paragraph):
                yield from (run for run in block.runs if isinstance(run, Value))
            elif isinstance(block, Table):
                yield from (cell for row in block.rows for cell in row if cell.path)

    def tables(self) -> Iterator[Table]:
        """Every table of the workbook."""
        yield from (block for block in self.blocks() if isinstance(block, Table))
        yield from self.data_tables
