from imports.services.checking import (
    check_batch,
    examine,
    missing_file,
    recheck_batch,
    stage,
)
from imports.services.undoing import start_undoing, undo_batch
from imports.services.uploading import cancel_batch, is_small, open_batch
from imports.services.writing import start_writing, write_batch

__all__ = [
    "cancel_batch",
    "check_batch",
    "examine",
    "is_small",
    "missing_file",
    "open_batch",
    "recheck_batch",
    "stage",
    "start_undoing",
    "start_writing",
    "undo_batch",
    "write_batch",
]
