"""The head and the foot of the letter: who writes, to whom, about what, and who signs."""

from typing import Any

from docx.document import Document as Word
from docx.shared import Mm, Pt

from reports.documents.docx.pages import text_width
from reports.documents.docx.styles import CENTRE, LEFT, SMALL
from reports.documents.docx.xml import element, underline_paragraph
from reports.documents.model import Document, Letterhead, Signature

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
LEFT_COLUMN = 66
ISSUER_RULE = 18  # millimetres; a third to a half of the line above
SUBJECT_RULE = 50
ROOM_TO_SIGN = 4


def add_letterhead(word: Word, head: Letterhead) -> None:
    """Two columns: the issuing bodies and the number; the nation, its motto, place and date."""
    left, right = _columns(word)
    for line in head.superior:
        _line(left, line, size=SMALL)
    _line(left, head.issuer, size=SMALL, bold=True)
    _rule(left, width=LEFT_COLUMN, length=ISSUER_RULE)
    _line(left, head.number, size=SMALL)
    if head.is_draft:
        _line(left, "DỰ THẢO", size=SMALL, bold=True)
    _line(right, NATION, size=Pt(12.5), bold=True)
    _line(right, MOTTO, size=Pt(13.5), bold=True).runs[0].underline = True
    _line(right, "", size=Pt(6))
    _line(right, head.place_and_date, size=SMALL, italic=True)
    _trim(left, right)


def add_title(word: Word, document: Document) -> None:
    word.add_paragraph(document.title, style="Title")
    for line in document.subject:
        word.add_paragraph(line, style="Subtitle")
    _rule(word, width=text_width(landscape=False), length=SUBJECT_RULE)
    addressee = word.add_paragraph(f"Kính gửi: {document.letterhead.addressee}.")
    addressee.alignment = CENTRE
    addressee.paragraph_format.space_before = Pt(12)
    addressee.paragraph_format.space_after = Pt(12)


def add_signature(word: Word, signature: Signature) -> None:
    """Recipients on the left, the signature on the right, never torn apart."""
    word.add_paragraph()
    left, right = _columns(word)
    _line(left, "Nơi nhận:", size=Pt(12), bold=True, italic=True, align=LEFT)
    for item in signature.recipients:
        _line(left, f"- {item}", size=Pt(11), align=LEFT)
    for line in signature.authority:
        _line(right, line, size=Pt(14), bold=True)
    for _ in range(ROOM_TO_SIGN):
        _line(right, "", size=Pt(14))
    _line(right, signature.name, size=Pt(14), bold=True)
    _trim(left, right)


def _columns(word: Word) -> tuple[Any, Any]:
    table = word.add_table(rows=1, cols=2)
    table.autofit = False
    widths = (Mm(LEFT_COLUMN), Mm(text_width(landscape=False) - LEFT_COLUMN))
    row = table.rows[0]
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))
    for cell, column, width in zip(row.cells, table.columns, widths, strict=True):
        cell.width = column.width = width
    return row.cells[0], row.cells[1]


def _line(
    place: Any,
    text: str,
    *,
    size: Any,
    bold: bool = False,
    italic: bool = False,
    align: Any = CENTRE,
) -> Any:
    paragraph = place.add_paragraph()
    paragraph.alignment = align
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = size, bold, italic
    return paragraph


def _rule(place: Any, *, width: int, length: int) -> None:
    """A short thin line in the middle of a column."""
    paragraph = place.add_paragraph()
    layout = paragraph.paragraph_format
    layout.left_indent = layout.right_indent = Mm((width - length) / 2)
    layout.line_spacing = Pt(3)
    layout.space_after = Pt(6)
    underline_paragraph(paragraph)


def _trim(*cells: Any) -> None:
    """A new cell begins with an empty paragraph; ours follow it."""
    for cell in cells:
        first = cell.paragraphs[0]._p
        first.getparent().remove(first)
