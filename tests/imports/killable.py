"""A worker that can be killed, and again and again: it forks for each piece of work, so that Python
need not load the portal each time."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import django
from django.conf import settings

from tests.processes import environment


class Worker:
    """The test's end of it."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process

    def work_on(self, batch_id: int) -> float:
        """Lets it do what an import waits for; the seconds that took."""
        begun = time.monotonic()
        assert self._ask(batch_id) == 0, "the work broke"
        return time.monotonic() - begun

    def work_on_and_die(self, batch_id: int, *, after: float) -> None:
        """Kills it after so many seconds; it may have come to its end before."""
        assert self._ask(batch_id, after) in (0, signal.SIGKILL)

    def _ask(self, *what: float) -> int:
        assert self.process.stdin
        assert self.process.stdout
        print(*what, file=self.process.stdin, flush=True)
        return int(self.process.stdout.readline())


@contextmanager
def worker() -> Iterator[Worker]:
    process = subprocess.Popen(
        ["setpriv", "--pdeathsig", "TERM", sys.executable, "-m", "tests.imports.killable"],
        cwd=settings.BASE_DIR,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        yield Worker(process)
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def serve() -> None:
    """Reads the number of an import, and after how many seconds to kill whoever works on it; says
    how that ended."""
    django.setup()
    from imports.services import work_on

    for line in sys.stdin:
        batch_id, *seconds = line.split()
        pid = os.fork()
        if not pid:
            work_on(batch_id=int(batch_id))
            os._exit(0)
        for after in seconds:
            time.sleep(float(after))
            os.kill(pid, signal.SIGKILL)
        sys.stdout.write(f"{os.waitpid(pid, 0)[1]}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    serve()
