"""Runs the portal's processes together: they start together and end together.

Each child leads a session of its own, so that Ctrl-C reaches only the supervisor, which then
stops the children in order; and each child is told by the kernel when the supervisor is gone,
so that even a killed one leaves nothing that holds the port.
"""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

GRACE = 15.0  # seconds to finish a page or a task
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@dataclass
class Supervisor:
    directory: Path
    stopping: bool = False
    children: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def run(
        self, commands: dict[str, list[str]], *, is_ready: Callable[[], bool]
    ) -> tuple[str, int] | None:
        """Starts the first command, and the others once `is_ready` says that it serves: all
        at once, each would make the others wait.

        Returns the name and code of a child that ended by itself; None when asked to stop.
        """
        before = {number: signal.signal(number, self._ask_to_stop) for number in SIGNALS}
        first, *others = commands
        try:
            self._start(first, commands[first])
            while (ended := self._ended()) is None and not self.stopping:
                if others and is_ready():
                    for name in others:
                        self._start(name, commands[name])
                    others = []
                time.sleep(0.1)
            return ended
        finally:
            self._stop_all()
            for number, handler in before.items():
                signal.signal(number, handler)

    def _ask_to_stop(self, *_: object) -> None:
        self.stopping = True

    def _start(self, name: str, command: list[str]) -> None:
        tied = [shutil.which("setpriv") or "setpriv", "--pdeathsig", "TERM", "--"]
        self.children[name] = subprocess.Popen(  # noqa: S603 - our own programs, no shell
            tied + command,
            cwd=self.directory,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )

    def _ended(self) -> tuple[str, int] | None:
        for name, child in self.children.items():
            if child.poll() is not None:
                return name, child.returncode
        return None

    def _stop_all(self) -> None:
        self._tell(signal.SIGTERM, only_leader=True)
        deadline = time.monotonic() + GRACE
        for child in self.children.values():
            with suppress(subprocess.TimeoutExpired):
                child.wait(max(0.1, deadline - time.monotonic()))
        self._tell(signal.SIGKILL)
        for child in self.children.values():
            child.wait()

    def _tell(self, number: int, *, only_leader: bool = False) -> None:
        """To the leaders first, who stop their own workers; what is left then is killed."""
        for child in self.children.values():
            with suppress(ProcessLookupError):
                (os.kill if only_leader else os.killpg)(child.pid, number)
