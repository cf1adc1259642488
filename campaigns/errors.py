"""Why something cannot be done with a collection round; each says it in words for who asked."""

from core.spreadsheets.wordings import Text


class RoundRefusedError(Exception):
    """What was asked for is not possible, or not for this person; `reason` is for people."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return str(self.reason)
