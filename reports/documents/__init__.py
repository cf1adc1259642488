"""Official documents: one model, made from frozen figures, rendered as Word, Excel and page.

Their language is Vietnamese whatever the language of the page: the paper is an act of the office
(Nghị định 30/2020/NĐ-CP), and its words are part of its form. Nothing is computed here: figures
are looked up, formatted and put into words.
"""

from typing import Literal

from reports.documents.docx import render_docx
from reports.documents.figures import Figures, digest_of
from reports.documents.progress import progress_document
from reports.documents.xlsx import render_xlsx

__all__ = ["Figures", "Format", "digest_of", "progress_document", "render"]

Format = Literal["docx", "xlsx"]
RENDERERS = {"docx": render_docx, "xlsx": render_xlsx}


def render(figures: Figures, *, format: Format) -> bytes:  # noqa: A002
    """A progress report as a file.

    figures: what reports.selectors.reports.report_figures makes and ProgressReport.figures keeps.
    """
    return RENDERERS[format](progress_document(figures))
