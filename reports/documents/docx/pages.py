"""Pages by the decree: A4, its margins, and the number at the top from page 2."""

from typing import Any

from docx.enum.section import WD_ORIENT
from docx.shared import Mm

from reports.documents.docx.xml import add_field, clear_page_numbers, restart_page_numbers

SHORT, LONG = 210, 297
# Within the ranges of the decree, a little off their ends: Word rounds to twentieths of a point.
TOP = BOTTOM = 21
LEFT, RIGHT = 31, 17
HEADER = 10


def set_page(
    section: Any, *, landscape: bool, first_page_bare: bool = False, restart: bool = False
) -> None:
    """first_page_bare: without its number; restart: counts its pages from 1."""
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (
        (Mm(LONG), Mm(SHORT)) if landscape else (Mm(SHORT), Mm(LONG))
    )
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.header_distance = section.footer_distance = Mm(HEADER)
    section.different_first_page_header_footer = first_page_bare
    clear_page_numbers(section)
    if restart:
        restart_page_numbers(section)


def text_width(*, landscape: bool) -> int:
    """Millimetres between the margins."""
    return (LONG if landscape else SHORT) - LEFT - RIGHT


def number_pages(section: Any) -> None:
    """Centred in the top margin; later sections follow this one."""
    add_field(section.header.paragraphs[0].add_run(), "PAGE")
