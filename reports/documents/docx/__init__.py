"""The document in Word, laid out by Nghị định 30/2020/NĐ-CP: real styles, editable."""

from io import BytesIO

import docx
from docx.document import Document as Word
from docx.enum.section import WD_SECTION

from reports.documents.docx.blocks import add_blocks, add_heading
from reports.documents.docx.letter import add_letterhead, add_signature, add_title
from reports.documents.docx.pages import number_pages, set_page
from reports.documents.docx.styles import set_styles
from reports.documents.model import Annex, Document

LONGEST_TITLE = 255  # of Word's own


def render_docx(document: Document) -> bytes:
    """The file's content."""
    word = docx.Document()
    set_styles(word)
    _describe(word, document)
    _add_body(word, document)
    for annex in document.annexes:
        _add_annex(word, annex)
    buffer = BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def _add_body(word: Word, document: Document) -> None:
    first, *others = document.sections
    set_page(word.sections[0], landscape=first.landscape, first_page_bare=True)
    number_pages(word.sections[0])
    add_letterhead(word, document.letterhead)
    add_title(word, document)
    add_blocks(word, first.blocks, landscape=first.landscape)
    for section in others:
        page = word.add_section(WD_SECTION.NEW_PAGE)
        set_page(page, landscape=section.landscape)
        add_blocks(word, section.blocks, landscape=section.landscape)
    add_signature(word, document.signature)


def _add_annex(word: Word, annex: Annex) -> None:
    """Annexes count their own pages."""
    page = word.add_section(WD_SECTION.NEW_PAGE)
    set_page(page, landscape=annex.landscape, first_page_bare=True, restart=True)
    add_heading(word, f"Phụ lục {annex.number}", level=1, centred=True)
    word.add_paragraph(annex.title, style="Subtitle")
    word.add_paragraph(annex.reference, style="Kèm theo")
    add_blocks(word, annex.blocks, landscape=annex.landscape)


def _describe(word: Word, document: Document) -> None:
    about = word.core_properties
    about.title = f"{document.title}: {document.subject[0]}"[:LONGEST_TITLE]
    about.author = document.letterhead.issuer
    about.language = "vi-VN"
    about.comments = ""
