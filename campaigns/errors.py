"""Why something cannot be done with a round or a plan; each says it in words for who asked."""

from core.spreadsheets.wordings import Text


class RefusedError(Exception):
    """What was asked for is not possible, or not for this person; `reason` is for people."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return str(self.reason)


class RoundRefusedError(RefusedError):
    """Of a collection round."""


class PlanRefusedError(RefusedError):
    """Of a plan."""


class FileRefusedError(RefusedError):
    """Of a file that lies with a record."""


class LocalReportRefusedError(RefusedError):
    """Of a local report or of a round of them."""


class EventRefusedError(RefusedError):
    """Of signing up for an event, or of coming to it."""
