"""No import is left “being checked” by work that broke."""

from types import TracebackType
from typing import Self

from imports.choices import BatchStatus
from imports.models import ImportBatch


class LeftAt:
    """`with LeftAt(batch, status):` an error inside leaves the import at the status, and goes on
    to whoever watches over errors. A worker that is told to stop leaves it as it is: the work
    is taken up again."""

    def __init__(self, batch: ImportBatch, status: BatchStatus) -> None:
        self.batch = batch
        self.status = status

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if isinstance(error, Exception):
            ImportBatch.objects.filter(pk=self.batch.pk).update(status=self.status)
