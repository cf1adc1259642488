from imports.services.checking import Examination, check_batch, examine, missing_file, stage
from imports.services.undoing import undo_batch
from imports.services.uploading import cancel_batch, open_batch
from imports.services.writing import start_writing, write_batch

__all__ = [
    "Examination",
    "cancel_batch",
    "check_batch",
    "examine",
    "missing_file",
    "open_batch",
    "stage",
    "start_writing",
    "undo_batch",
    "write_batch",
]
