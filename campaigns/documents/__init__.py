"""Documents of activities."""

from campaigns.documents.certificates import certificates_pdf

__all__ = ["certificates_pdf"]
