from imports.services.checking import check_batch, recheck_batch
from imports.services.undoing import start_undoing, undo_batch
from imports.services.uploading import cancel_batch, discard_batch, is_small, open_batch
from imports.services.writing import start_writing, write_batch

__all__ = [
    "cancel_batch",
    "check_batch",
    "discard_batch",
    "is_small",
    "open_batch",
    "recheck_batch",
    "start_undoing",
    "start_writing",
    "undo_batch",
    "write_batch",
]
