"""The few places where Word's format needs more than python-docx offers, in schema order."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

# What may follow a paragraph's border, and a section's page numbering, in the schema.
AFTER_BORDER = (
    *("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct"),
    *("w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd"),
    *("w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents"),
    *("w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap"),
    *("w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange"),
)
AFTER_PAGE_NUMBERS = (
    *("w:cols", "w:formProt", "w:vAlign", "w:noEndnote", "w:titlePg", "w:textDirection", "w:bidi"),
    *("w:rtlGutter", "w:docGrid", "w:printerSettings", "w:sectPrChange"),
)


def element(tag: str, *children: Any, **attributes: str) -> Any:
    """An element of Word's main namespace."""
    made: Any = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    made.extend(children)
    return made


def underline_paragraph(paragraph: Any) -> None:
    """A thin line below the paragraph, from its left to its right indent."""
    line = element("w:bottom", val="single", sz="6", space="1", color="000000")
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(element("w:pBdr", line), *AFTER_BORDER)


def restart_page_numbers(section: Any) -> None:
    """The section counts its pages from 1."""
    properties = section._sectPr
    properties.insert_element_before(element("w:pgNumType", start="1"), *AFTER_PAGE_NUMBERS)


def clear_page_numbers(section: Any) -> None:
    """Forgets the numbering that a new section took over from the one before."""
    for numbering in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(numbering)


def add_field(run: Any, instruction: str) -> None:
    """A field that Word fills in itself, such as PAGE."""
    text = element("w:instrText")
    text.set(qn("xml:space"), "preserve")
    text.text = f" {instruction} "
    shown = element("w:t")
    shown.text = "2"
    run._r.extend(
        [
            element("w:fldChar", fldCharType="begin"),
            text,
            element("w:fldChar", fldCharType="separate"),
            shown,
            element("w:fldChar", fldCharType="end"),
        ]
    )
