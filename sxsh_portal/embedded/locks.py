"""Who may start, stop and use the servers of one data directory."""

import fcntl
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from sxsh_portal.embedded.places import EmbeddedError, hand_over, make_dir, no_access, owner


def open_lock(data_dir: Path, name: str) -> IO[str]:
    path = make_dir(data_dir) / name
    try:
        file = open(path, "a+")  # noqa: SIM115 - the lock lives as long as the file is open
    except PermissionError as error:
        raise no_access(path) from error
    hand_over(path, owner(data_dir))
    return file


@contextmanager
def alone(data_dir: Path) -> Iterator[None]:
    """Only one process at a time starts or stops servers."""
    with open_lock(data_dir, "start.lock") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def undisturbed() -> Iterator[None]:
    """A request to end waits until the servers are wholly up, or wholly down."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, lambda number, _: came.append(number)) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)
        for late in came[:1]:
            signal.raise_signal(late)


@contextmanager
def only_portal(data_dir: Path, address: str) -> Iterator[None]:
    """Holds the place of the one portal of this data; a second one is told about the first."""
    with open_lock(data_dir, "portal.lock") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            raise _second_portal(data_dir, file.read().strip()) from error
        file.truncate(0)
        file.write(f"{address} (pid {os.getpid()})")
        file.flush()
        yield


def _second_portal(data_dir: Path, first: str) -> EmbeddedError:
    return EmbeddedError(
        f"Cổng SXSH đã chạy tại {first} với dữ liệu {data_dir}. Hãy dừng nó trước, hoặc đặt"
        f" PORTAL_DATA_DIR sang thư mục khác để chạy bản thứ hai.\n"
        f"The portal already runs at {first} on the data in {data_dir}. Stop it first, or set"
        f" PORTAL_DATA_DIR to another directory to run a second one."
    )
