"""The styles of an official paper: Times New Roman, black, the sizes of the decree."""

from typing import Any

from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.shared import Cm, Pt, RGBColor

from reports.documents.docx.xml import element

FONT = "Times New Roman"
BODY = Pt(14)
SMALL = Pt(13)
TABLE = Pt(11)
FIRST_LINE = Cm(1.27)
BLACK = RGBColor(0, 0, 0)
CENTRE, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
LEFT, RIGHT = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.RIGHT


def set_styles(word: Word) -> None:
    """Word's own styles where it has them, so that an outline and a table of contents work."""
    _set_defaults(word)
    _style(word, "Normal", size=BODY, align=LEFT)
    _style(word, "Body Text", align=JUSTIFY, indent=True, after=6)
    for level, bold in ((1, True), (2, True), (3, False)):
        _style(word, f"Heading {level}", bold=bold, align=JUSTIFY, indent=True, before=6, after=6)
    _style(word, "Title", bold=True, align=CENTRE, before=12)
    _style(word, "Subtitle", bold=True, align=CENTRE)
    _style(word, "Caption", size=SMALL, bold=True, align=CENTRE, before=6, after=6, keep=True)
    _style(word, "Header", size=SMALL, align=CENTRE)
    _add(word, "Căn cứ", base="Body Text", italic=True)
    _add(word, "Gạch đầu dòng", base="Body Text")
    _add(word, "Ghi chú", base="Body Text", size=SMALL, italic=True)
    _add(word, "Gợi ý bổ sung", base="Body Text", italic=True)
    _add(word, "Kèm theo", base="Normal", size=SMALL, italic=True, align=CENTRE, after=6)
    _add(word, "Bảng", base="Normal", size=TABLE, align=LEFT, before=1, after=1)
    _add(word, "Bảng số", base="Bảng", align=RIGHT)
    _add(word, "Bảng đầu", base="Bảng", align=CENTRE, bold=True, keep=True)


def _set_defaults(word: Word) -> None:
    """What python-docx's template leaves to the theme (Calibri, English) is said here."""
    (defaults,) = word.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr")
    for child in list(defaults):
        defaults.remove(child)
    defaults.append(_fonts())
    defaults.append(element("w:lang", val="vi-VN", eastAsia="vi-VN", bidi="ar-SA"))


def _fonts() -> Any:
    return element("w:rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)


def _add(word: Word, name: str, *, base: str, **look: Any) -> None:
    style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = word.styles[base]
    style.quick_style = True
    _dress(style, **look)


def _style(word: Word, name: str, **look: Any) -> None:
    """A style of Word's own, stripped of its theme first."""
    style = word.styles[name]
    for part in style.element.xpath("./w:pPr/w:pBdr | ./w:pPr/w:contextualSpacing | ./w:rPr/*"):
        part.getparent().remove(part)
    style.element.get_or_add_rPr().insert(0, _fonts())
    paragraph = {"size": BODY, "align": JUSTIFY} if name == "Normal" else {}
    _dress(style, **paragraph | {"bold": False, "italic": False, "before": 0, "after": 0} | look)
    style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE


def _dress(style: Any, **look: Any) -> None:
    """size, bold, italic; align, indent (of the first line), before and after (points), keep."""
    font, paragraph = style.font, style.paragraph_format
    font.color.rgb = BLACK
    for name in ("size", "bold", "italic"):
        if name in look:
            setattr(font, name, look[name])
    if "align" in look:
        paragraph.alignment = look["align"]
    if "indent" in look:
        paragraph.first_line_indent = FIRST_LINE
    for name in ("before", "after"):
        if name in look:
            setattr(paragraph, f"space_{name}", Pt(look[name]))
    if "keep" in look:
        paragraph.keep_with_next = True
