"""Everything that `make run` does once the packages are installed."""

import os
import socket
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from io import StringIO
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from enterprises.models import Facility
from sxsh_portal import embedded
from sxsh_portal.demo import LOGINS, PASSWORD
from sxsh_portal.notice import has_demo
from sxsh_portal.supervisor import Supervisor

# What a worker may hold after a task before it makes room.
MOST_KIBIBYTES = 250_000
# For a first answer, on a busy machine.
MOST_SECONDS = 10


class Command(BaseCommand):
    help = "Starts the whole portal: servers, data, web, worker and scheduler. Ctrl-C stops it."
    requires_system_checks = []  # migrate checks

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--host", default="127.0.0.1", help="0.0.0.0 to be seen from outside")

    def handle(self, *args: Any, port: int, host: str, **options: Any) -> None:
        sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr] # in a pipe, too
        self.host, self.port = host, port
        self.address = f"http://{'localhost' if host in ('127.0.0.1', '0.0.0.0') else host}:{port}"  # noqa: S104
        os.environ.setdefault("PORTAL_ADDRESS", self.address)  # for the links in letters
        with embedded.only_portal(settings.PORTAL_DATA_DIR, self.address):
            self._check_port()
            with embedded.Servers(**settings.EMBEDDED):
                self._prepare()
                self._serve()

    def _check_port(self) -> None:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((self.host, self.port))
            except OSError as error:
                raise CommandError(
                    f"Không mở được cổng {self.port} ({error.strerror}). Hãy chọn cổng khác:"
                    f" make run PORT={self.port + 1}\n"
                    f"Port {self.port} cannot be opened ({error.strerror}). Choose another one:"
                    f" make run PORT={self.port + 1}"
                ) from error

    def _prepare(self) -> None:
        with self._collecting_static_files():
            self._step("Bản dịch / translations", "compile_translations")
            self._step("Cơ sở dữ liệu / database", "migrate", interactive=False)
            self._step("Dữ liệu tham chiếu / reference data", "load_reference")
            if settings.DEMO and not Facility.objects.exists():
                self._step("Chương trình mẫu / demo programme", "demo")
            self.with_demo = has_demo()
            connections.close_all()  # the portal itself needs the database no more

    @contextmanager
    def _collecting_static_files(self) -> Iterator[None]:
        """Beside everything else: it needs neither the database nor this process's core."""
        command = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity=0"]
        with subprocess.Popen(command, cwd=settings.BASE_DIR) as collecting:  # noqa: S603 - ours
            yield
        if collecting.returncode:
            raise CommandError("collectstatic: xem lỗi ở trên / see the error above.")

    def _step(self, what: str, command: str, **options: Any) -> None:
        start = time.monotonic()
        self.stdout.write(f"{what}…", ending=" ")
        self.stdout.flush()
        call_command(command, verbosity=0, stdout=StringIO(), **options)
        self.stdout.write(f"{time.monotonic() - start:.1f} s")

    def _serve(self) -> None:
        ended = Supervisor(settings.BASE_DIR).run(self._commands(), is_ready=self._announce)
        if ended:
            name, code = ended
            raise CommandError(
                f"Tiến trình {name} đã dừng (mã {code}); cổng dừng theo.\n"
                f"The process {name} ended (code {code}), and so the portal stops."
            )
        self.stdout.write("Cổng đã dừng. / The portal has stopped.")

    def _commands(self) -> dict[str, list[str]]:
        python = [sys.executable, "-m"]
        # Celery frowns on root because of pickles, which it never gets here.
        calm = [sys.executable, "-W", "ignore:You're running the worker", "-m"]
        celery = [*calm, "celery", "-A", "sxsh_portal", "--quiet"]
        level = f"--loglevel={settings.LOG_LEVEL}"
        worker = [*celery, "worker", "--without-gossip", "--without-mingle", level]
        return {
            "web": [
                *(*python, "gunicorn", "sxsh_portal.wsgi:application"),
                *("--bind", f"{self.host}:{self.port}", "--workers", "2", "--threads", "4"),
                *(
                    "--preload",
                    "--graceful-timeout",
                    "10",
                    "--no-control-socket",
                    "--log-level",
                    "warning",
                ),
            ],
            # Drains leave the work to the database: threads do, in one process.
            "worker": [
                *(*worker, "--queues", settings.QUICK_QUEUE, "--hostname", "quick@%h"),
                *("--pool", "threads", "--concurrency", "2"),
            ],
            # One large import, export or document after the other, in a process that is made anew
            # when it has grown.
            "long-worker": [
                *(*worker, "--queues", settings.LONG_QUEUE, "--hostname", "long@%h"),
                *("--concurrency", "1", "--max-memory-per-child", str(MOST_KIBIBYTES)),
            ],
            "beat": [*celery, "beat", "--pidfile=", level],
        }

    def _announce(self) -> bool:
        """As soon as the web server answers: the address, and who can sign in."""
        if not self._answers():
            return False
        self.stdout.write(f"\n  Cổng SXSH / the portal: {self.address}\n")
        if self.with_demo:
            self._show_logins()
        self.stdout.write("  Dừng / stop: Ctrl-C\n")
        self.stdout.flush()
        return True

    def _answers(self) -> bool:
        host = "127.0.0.1" if self.host == "0.0.0.0" else self.host  # noqa: S104
        web = HTTPConnection(host, self.port, timeout=MOST_SECONDS)
        try:
            web.request("GET", "/healthz")
            web.getresponse()
        except OSError:
            return False
        finally:
            web.close()
        return True

    def _show_logins(self) -> None:
        self.stdout.write(f"  Đăng nhập thử / demo logins (mật khẩu / password: {PASSWORD})")
        for email, sees in LOGINS:
            self.stdout.write(f"    {email:<32} {sees}")
        self.stdout.write("")
