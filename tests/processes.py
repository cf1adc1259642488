"""Real processes of the portal, on the servers and the database of the test that starts them."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings
from django.db import connection


def manage(*command: str) -> list[str]:
    return [sys.executable, "manage.py", *command]


def celery(*command: str) -> list[str]:
    return [sys.executable, "-m", "celery", "-A", "sxsh_portal", "--quiet", *command]


def environment() -> dict[str, str]:
    """In which a process finds the servers and the database of the test that starts it."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.process_settings",
        "PORTAL_TEST_DATABASE": connection.settings_dict["NAME"],
    }


@contextmanager
def running(command: list[str], *, log: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """The process, for as long as the test needs it; what it says goes to `log`. It is killed then:
    tests/sxsh_portal/test_portal.py asks the portal's processes to end, which takes seconds."""
    # Told by the kernel when the tests are gone, should those be killed.
    tied = ["setpriv", "--pdeathsig", "TERM", "--"]
    with log.open("wb") as said:
        process = subprocess.Popen(
            tied + command,
            cwd=settings.BASE_DIR,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
