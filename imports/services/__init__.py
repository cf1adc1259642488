from imports.services.checking import check_batch, recheck_batch
from imports.services.outlook import ask_outlook, foresee_undo
from imports.services.undoing import start_undoing, undo_batch
from imports.services.uploading import (
    cancel_batch,
    discard_batch,
    open_batch,
    read_small,
    take_back_order,
)
from imports.services.working import find_lost_batches, restart_batch, work_on
from imports.services.writing import is_turn_free, start_writing, write_batch

__all__ = [
    "ask_outlook",
    "cancel_batch",
    "check_batch",
    "discard_batch",
    "find_lost_batches",
    "foresee_undo",
    "is_turn_free",
    "open_batch",
    "read_small",
    "recheck_batch",
    "restart_batch",
    "start_undoing",
    "start_writing",
    "take_back_order",
    "undo_batch",
    "work_on",
    "write_batch",
]
