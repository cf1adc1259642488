"""The progress report of a plan: the outline of the official report, filled from frozen figures."""

from datetime import date

from reports.documents.annexes import annexes
from reports.documents.data import data_tables
from reports.documents.figures import Figures, plain_moment
from reports.documents.letter import letterhead, reference, signature
from reports.documents.model import Document, Section
from reports.documents.opening import bases, organisation, subject
from reports.documents.outlook import outlook
from reports.documents.results import results
from reports.documents.targets import method, targets


def progress_document(
    figures: Figures, *, number: str = "", dated_on: date | None = None
) -> Document:
    """The whole report. Without number and day it is a draft.

    figures: what reports.selectors.reports.report_figures makes and ProgressReport.figures keeps.
    """
    return Document(
        letterhead=letterhead(figures, number=number, dated_on=dated_on),
        title="BÁO CÁO",
        subject=subject(figures),
        sections=(
            Section(blocks=(*bases(figures), *organisation(figures), *results(figures))),
            Section(blocks=tuple(targets(figures)), landscape=True),
            Section(blocks=(*method(figures), *outlook(figures))),
        ),
        signature=signature(figures),
        annexes=annexes(figures, reference=reference(figures, number=number, dated_on=dated_on)),
        data_tables=data_tables(figures),
        made_at=plain_moment(figures["generated_at"]),
    )
