"""Looking at processes and waiting for them."""

import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

import psutil

from sxsh_portal.embedded.places import EmbeddedError

PATIENCE = 60.0  # seconds for a server to come up or go down, recovery after a crash included


def program(package: str, path: str) -> Path:
    """A program from an installed package, or from where the Makefile puts a foreign wheel."""
    spec = find_spec(package)
    places = list(spec.submodule_search_locations or []) if spec else []
    for place in [*places, f"{sys.prefix}/{package}/{package}"]:
        if (found := Path(place) / path).exists():
            return found
    raise EmbeddedError(
        f"Thiếu gói {package}: chạy `make install`.\n"
        f"The package {package} is missing: run `make install`."
    )


def wait_until(
    ready: Callable[[], bool],
    *,
    while_: Callable[[], bool] = lambda: True,
    patience: float = PATIENCE,
) -> bool:
    deadline = time.monotonic() + patience
    while not ready():
        if time.monotonic() > deadline or not while_():
            return False
        time.sleep(0.05)
    return True


def process_named(pid_file: Path, name: str) -> psutil.Process | None:
    """The living process whose number is on the file's first line, if it bears that name."""
    try:
        process = psutil.Process(int(pid_file.read_text().split()[0]))
        return process if process.name() == name and not ended(process) else None
    except (FileNotFoundError, ValueError, IndexError, psutil.NoSuchProcess):
        return None


def working_dir(process: psutil.Process) -> str:
    try:
        return process.cwd()
    except (psutil.AccessDenied, psutil.NoSuchProcess):
        return ""


def ended(process: psutil.Process) -> bool:
    """A dead process counts as ended even while nobody has collected it (containers)."""
    try:
        return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def end(process: psutil.Process, *, gently: bool = True) -> None:
    """A fast shutdown; a server that does not hear it is killed and recovers from its log."""
    with suppress(psutil.NoSuchProcess):
        if gently:
            process.send_signal(signal.SIGINT)
        if not gently or not wait_until(lambda: ended(process), patience=PATIENCE / 4):
            process.kill()
            wait_until(lambda: ended(process))
