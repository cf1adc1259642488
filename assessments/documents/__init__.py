"""Documents of an assessment."""

from assessments.documents.report import report_data, report_pdf_of

__all__ = ["report_data", "report_pdf_of"]
