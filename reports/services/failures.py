"""Work in the background that goes wrong: said where people look, before it goes on its way."""

from collections.abc import Callable
from types import TracebackType

LONGEST_ERROR = 2000


class FailureKept:
    """Hands the words of whatever goes wrong inside to `keep`, and lets it be raised."""

    def __init__(self, keep: Callable[[str], None]) -> None:
        self.keep = keep

    def __enter__(self) -> None:
        return None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # A worker that is told to stop has not failed.
        if isinstance(error, Exception):
            self.keep(f"{type(error).__name__}: {error}"[:LONGEST_ERROR])
