"""`manage.py portal` as a person runs it: it starts, is told to stop, is killed, is doubled."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest
from django.conf import settings

from sxsh_portal.embedded import places

pytestmark = pytest.mark.slow

PATIENCE = 180
NAMES = ("gunicorn", "quick@", "long@", " beat ", "postgres", "redis-server")


@dataclass
class Portal:
    data_dir: Path
    port: int
    process: "subprocess.Popen[str]"
    log: Path

    def said(self) -> str:
        return self.log.read_text()

    def end(self, number: int) -> int:
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)


def environment(data_dir: Path) -> dict[str, str]:
    """As on a fresh machine: nothing of this test run's own settings."""
    path = os.environ.get("PATH", os.defpath)
    return {"PATH": path, "PORTAL_DATA_DIR": str(data_dir), "DEMO": "0"}


def manage(data_dir: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env=environment(data_dir),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(data_dir: Path) -> Portal:
    port, log = free_port(), data_dir.with_suffix(".log")
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "portal", "--port", str(port)],
            cwd=settings.BASE_DIR,
            env=environment(data_dir),
            stdout=output,
            stderr=subprocess.STDOUT,
            text=True,
        )
    portal = Portal(data_dir, port, process, log)
    until(lambda: health(portal) == 200 or process.poll() is not None, portal.said)
    assert process.poll() is None, portal.said()
    # The others start once the web server answers.
    until(lambda: all(processes(data_dir, name) for name in NAMES), portal.said)
    return portal


def health(portal: Portal) -> int | None:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{portal.port}/healthz", timeout=5) as page:
            assert json.load(page) == {"database": True, "redis": True}
            return page.status
    except (OSError, urllib.error.URLError):
        return None


def until(condition: Callable[[], object], explain: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, explain()
        time.sleep(0.1)


def processes(data_dir: Path, named: str = "") -> list[psutil.Process]:
    """Everything that was started for this data, however deep: environment or command say so."""
    found = []
    marks = (str(data_dir), str(places.socket_dir(data_dir)))
    for process in psutil.process_iter():
        try:
            about = " ".join([*process.cmdline(), process.environ().get("PORTAL_DATA_DIR", "")])
        except psutil.Error:
            continue
        living = process.status() != psutil.STATUS_ZOMBIE
        if living and any(mark in about for mark in marks) and named in about:
            found.append(process)
    return found


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One directory for the whole file: the second start is quick, and keeps what was there."""
    path = tmp_path_factory.mktemp("portal") / "data"
    yield path
    for process in processes(path):
        process.kill()


@pytest.fixture(scope="module")
def running() -> list[Portal]:
    """The portal that is up, if any, shared: a test may end it, the next one starts another."""
    return []


@pytest.fixture
def portal(data_dir: Path, running: list[Portal]) -> Portal:
    if not running or running[0].process.poll() is not None:
        running[:] = [start(data_dir)]
    return running[0]


def test_a_second_portal_is_told_about_the_first(portal: Portal) -> None:
    second = manage(portal.data_dir, "portal", "--port", str(free_port()))
    assert second.returncode == 1
    assert f"đã chạy tại http://localhost:{portal.port}" in second.stderr
    assert f"already runs at http://localhost:{portal.port}" in second.stderr
    assert health(portal) == 200


def test_a_taken_port_is_named(portal: Portal, tmp_path: Path) -> None:
    other = manage(tmp_path / "other", "portal", "--port", str(portal.port))
    assert other.returncode == 1
    assert f"Không mở được cổng {portal.port}" in other.stderr
    assert f"Port {portal.port} cannot be opened" in other.stderr
    assert processes(tmp_path / "other") == []


def test_another_command_shares_the_servers_of_the_portal(portal: Portal) -> None:
    done = manage(portal.data_dir, "check", "--database", "default")
    assert done.returncode == 0, done.stderr
    assert health(portal) == 200


def test_ctrl_c_leaves_no_process(portal: Portal) -> None:
    assert portal.end(signal.SIGINT) == 0
    assert processes(portal.data_dir) == []
    assert "Traceback" not in portal.said()


def test_when_one_process_ends_the_portal_says_so_and_ends(portal: Portal) -> None:
    for process in processes(portal.data_dir, " beat "):
        process.kill()
    assert portal.process.wait(PATIENCE) == 1
    assert "Tiến trình beat đã dừng" in portal.said()
    assert "The process beat ended" in portal.said()
    assert processes(portal.data_dir) == []


def test_after_a_kill_the_port_is_free_and_the_next_start_works(
    portal: Portal, running: list[Portal]
) -> None:
    portal.end(signal.SIGKILL)
    for name in ("gunicorn", " worker ", " beat "):
        until(lambda name=name: not processes(portal.data_dir, name), portal.said)
    running[:] = [start(portal.data_dir)]
    assert health(running[0]) == 200


def test_a_request_to_end_leaves_no_process(portal: Portal) -> None:
    assert portal.end(signal.SIGTERM) == 0
    assert processes(portal.data_dir) == []
    assert "Traceback" not in portal.said()
