"""Headings, paragraphs and tables in Word."""

from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm

from core.numbers import format_decimal
from reports.documents.docx.pages import text_width
from reports.documents.docx.xml import element
from reports.documents.model import Block, Cell, Column, Heading, Look, Paragraph, Table

LOOKS = {
    Look.BODY: "Body Text",
    Look.BASIS: "Căn cứ",
    Look.ITEM: "Gạch đầu dòng",
    Look.NOTE: "Ghi chú",
    Look.PROMPT: "Gợi ý bổ sung",
}
CELL_MARGIN = "60"  # twentieths of a point


def add_blocks(word: Word, blocks: Iterable[Block], *, landscape: bool) -> None:
    for block in blocks:
        if isinstance(block, Heading):
            add_heading(word, block.text, level=block.level)
        elif isinstance(block, Paragraph):
            _add_paragraph(word, block)
        else:
            _add_table(word, block, width=text_width(landscape=landscape))


def add_heading(word: Word, text: str, *, level: int, centred: bool = False) -> None:
    heading = word.add_heading(text, level)
    if centred:
        heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
        heading.paragraph_format.first_line_indent = Mm(0)


def _add_paragraph(word: Word, block: Paragraph) -> None:
    paragraph = word.add_paragraph(style=LOOKS[block.look])
    if block.look is Look.ITEM:
        paragraph.add_run("- ")
    for run in block.runs:
        paragraph.add_run(str(run))


def _add_table(word: Word, block: Table, *, width: int) -> None:
    if block.title:
        word.add_paragraph(block.title, style="Caption")
    if not block.rows:
        word.add_paragraph(block.empty, style="Body Text")
        return
    table = word.add_table(rows=0, cols=0)
    table.style = "Table Grid"
    table.autofit = False
    widths = _widths(block.columns, width)
    _set_grid(table, widths)
    table._tbl.append(_head_row(word, block.columns, widths))
    _add_rows(word, table, block, widths)
    if block.is_longer_than_paper:
        _say_cut(word, block)


def _widths(columns: tuple[Column, ...], width: int) -> list[str]:
    """In twentieths of a point, by the columns' shares."""
    whole = sum(column.width for column in columns)
    return [str(int(Mm(width).twips * column.width / whole)) for column in columns]


def _set_grid(table: Any, widths: list[str]) -> None:
    grid = table._tbl.tblGrid
    grid.extend(element("w:gridCol", w=width) for width in widths)
    sides = ("left", "right")
    margins = [element(f"w:{side}", w=CELL_MARGIN, type="dxa") for side in sides]
    properties = table._tbl.tblPr
    properties.insert_element_before(
        element("w:tblCellMar", *margins), "w:tblLook", "w:tblCaption", "w:tblDescription"
    )


def _head_row(word: Word, columns: tuple[Column, ...], widths: list[str]) -> Any:
    """Repeated on every page the table reaches."""
    row = element("w:tr", element("w:trPr", element("w:cantSplit"), element("w:tblHeader")))
    style = word.styles["Bảng đầu"].style_id
    for column, width in zip(columns, widths, strict=True):
        row.append(_tc(style, width, text=column.title, middle=True))
    return row


def _add_rows(word: Word, table: Any, block: Table, widths: list[str]) -> None:
    """Copies of one row: python-docx looks a cell up anew each time, which a long list feels."""
    left, right = (word.styles[name].style_id for name in ("Bảng", "Bảng số"))
    pattern = element("w:tr", element("w:trPr", element("w:cantSplit")))
    for column, width in zip(block.columns, widths, strict=True):
        pattern.append(_tc(right if column.is_number else left, width))
    for cells in block.paper:
        table._tbl.append(_filled(pattern, cells))


def _filled(pattern: Any, cells: tuple[Cell, ...]) -> Any:
    row = deepcopy(pattern)
    for text, cell in zip(row.iter(qn("w:t")), cells, strict=True):
        text.text = cell.text
    return row


def _tc(style: str, width: str, *, text: str = "", middle: bool = False) -> Any:
    shown = element("w:t")
    shown.text = text
    properties = element("w:tcPr", element("w:tcW", w=width, type="dxa"))
    if middle:
        properties.append(element("w:vAlign", val="center"))
    paragraph = element(
        "w:p", element("w:pPr", element("w:pStyle", val=style)), element("w:r", shown)
    )
    return element("w:tc", properties, paragraph)


def _say_cut(word: Word, block: Table) -> None:
    printed, whole = (format_decimal(len(rows), places=0) for rows in (block.paper, block.rows))
    text = f"In {printed} dòng đầu trên tổng số {whole} dòng; danh sách đầy đủ có trong tệp Excel."
    word.add_paragraph(text, style="Ghi chú")
