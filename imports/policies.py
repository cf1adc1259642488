"""What may be done with an import, by its state."""

from collections.abc import Collection

from core.spreadsheets.rows import Severity
from core.spreadsheets.wordings import Text
from imports.choices import AT_WORK, WRITABLE, BatchStatus, RowOutcome
from imports.errors import (
    FILE_IS_WRONG,
    HAS_ERRORS,
    NOT_CHECKED,
    NOT_WRITTEN,
    NOTHING_TO_WRITE,
    WHOLE_OR_NOT,
    ImportRefusedError,
)
from imports.models import ImportBatch, ImportRow

# Stands among the columns that are overwritten for all of them.
ALL_EDITS = "*"
OPEN = (BatchStatus.CHECKED, BatchStatus.WRITING)


def count_of(batch: ImportBatch, *outcomes: RowOutcome) -> int:
    """How many rows of all sheets came out so."""
    return sum(sheet.get(o.value, 0) for sheet in batch.counts.values() for o in outcomes)


def is_file_sound(batch: ImportBatch) -> bool:
    return all(message["level"] != Severity.ERROR for message in batch.messages)


def is_right(batch: ImportBatch) -> bool:
    """True when neither the file nor any row has an error."""
    return is_file_sound(batch) and not count_of(batch, RowOutcome.WRONG)


def columns_kept(row: ImportRow, overwritten: Collection[str]) -> set[str]:
    """The columns whose edited values the import leaves alone. `overwritten` names those that
    it does not, as sheet.column; with one goes every column that is tied to it."""
    if ALL_EDITS in overwritten:
        return set()
    marks = row.by_hand or {}
    chosen = {name for name in marks if f"{row.sheet}.{name}" in overwritten}
    return {name for name, mark in marks.items() if not chosen.intersection(mark["with"])}


def is_kept(row: ImportRow, overwritten: Collection[str]) -> bool:
    """True when the row would change nothing but edited values that are kept."""
    return bool(row.changes) and row.changes.keys() <= columns_kept(row, overwritten)


def count_to_write(batch: ImportBatch, overwrite: Collection[str] = ()) -> int:
    """How many rows writing would touch. Rows whose every change concerns an edited value that
    is kept are not among them, until it is said that edits are overwritten."""
    kept = 0 if overwrite else batch.summary.get("by_hand", {}).get("kept_rows", 0)
    return count_of(batch, *WRITABLE) - int(kept)


def why_not_write(
    batch: ImportBatch, *, valid_only: bool, overwrite: Collection[str] = ()
) -> Text | None:
    """What forbids writing the import now; None when nothing does."""
    if batch.status not in OPEN:
        return NOT_CHECKED
    if not is_file_sound(batch):
        return FILE_IS_WRONG
    if count_of(batch, RowOutcome.WRONG) and (batch.about is not None or not valid_only):
        return HAS_ERRORS if batch.about is None else WHOLE_OR_NOT
    return None if count_to_write(batch, overwrite) else NOTHING_TO_WRITE


def check_may_write(
    batch: ImportBatch, *, valid_only: bool, overwrite: Collection[str] = ()
) -> None:
    reason = why_not_write(batch, valid_only=valid_only, overwrite=overwrite)
    if reason is not None:
        raise ImportRefusedError(reason)


def can_undo(batch: ImportBatch) -> bool:
    return batch.status in (BatchStatus.WRITTEN, BatchStatus.UNDOING)


def check_may_undo(batch: ImportBatch) -> None:
    if not can_undo(batch):
        raise ImportRefusedError(NOT_WRITTEN)


def is_waiting(batch: ImportBatch) -> bool:
    """Ordered, but no worker has begun."""
    return batch.status in AT_WORK and batch.started_at is None


def can_take_back(batch: ImportBatch) -> bool:
    """True while the writing, or the undoing, is ordered and not begun."""
    return batch.status in (BatchStatus.WRITING, BatchStatus.UNDOING) and is_waiting(batch)


def can_cancel(batch: ImportBatch) -> bool:
    return batch.status in (
        BatchStatus.UPLOADED,
        BatchStatus.CHECKING,
        BatchStatus.CHECKED,
        BatchStatus.UNREADABLE,
        BatchStatus.FAILED,
    )
