"""Why an import cannot go on; each says it in words for the person who asked."""

from django.utils.translation import gettext_lazy as _

from core.spreadsheets.wordings import Text


class ImportRefusedError(Exception):
    """What was asked for is not possible in the state of this import; `reason` is for people."""

    def __init__(self, reason: Text) -> None:
        super().__init__(str(reason))
        self.reason = reason


class StaleCheckError(ImportRefusedError):
    """The records changed between the check and the writing, so that a row no longer fits."""

    def __init__(self) -> None:
        super().__init__(
            _("The records have changed since the check. The file was checked again: look at it.")
        )


class StoppedError(Exception):
    """The import was cancelled while work on it went on."""


NOT_CHECKED = _("This import has not been checked, or was already written or cancelled.")
BUSY = _("Somebody is at work on this import already; look again in a moment.")
TOO_LATE = _(
    "The work has begun and cannot be stopped half-way: all of it is done, or nothing. What is"
    " written can be undone."
)
NOT_FAILED = _("Only a check that has failed can be started again.")
HAS_ERRORS = _("Some rows are wrong. Choose to write only the valid ones, or mend the file.")
WHOLE_OR_NOT = _(
    "Some rows are wrong. The workbook of an assessment is taken over whole or not at all: mend the"
    " cells below and bring it again."
)
FILE_IS_WRONG = _("The file lacks a sheet or column; mend it and bring it again.")
NOTHING_TO_WRITE = _("No row would change anything.")
NOT_WRITTEN = _("Only an import that was written can be undone, and only once.")
IN_THE_WAY = _(
    "A record that exists now stands in the way of an old value: %(kind)s, %(fields)s “%(value)s”."
    " Change it first, then undo."
)
IN_THE_WAY_SOMEHOW = _("A record that exists now stands in the way of an old value: %(detail)s")
