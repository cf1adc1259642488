"""What a person is told when a file cannot be asked for."""

from django.utils.translation import gettext_lazy as _

from core.spreadsheets.wordings import Text

TOO_MANY: Text = _("Five of your files are being made already: wait until one is ready.")


class TooLargeError(Exception):
    """A sheet that must stay in one piece is longer than Excel's."""


class ExportRefusedError(Exception):
    """The file will not be made; the reason is for the person who asked."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return str(self.reason)
