"""PostgreSQL and Redis of one's own, for machines that have neither.

The servers come from PyPI wheels, keep their data in one directory and listen on Unix sockets
only. Every process that needs them holds a shared lock on that directory; the first one starts
the servers, the last one out stops them. What a killed process left behind is taken over.
"""

import fcntl
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from sxsh_portal.embedded.locks import alone, only_portal, open_lock, undisturbed
from sxsh_portal.embedded.places import (
    EmbeddedError,
    broker_url,
    database,
    kept_secret,
    make_dir,
    redis_url,
    remove_socket_dir,
)
from sxsh_portal.embedded.servers import Postgres, Redis

__all__ = [
    "EmbeddedError",
    "Postgres",
    "Redis",
    "Servers",
    "broker_url",
    "database",
    "kept_secret",
    "make_dir",
    "only_portal",
    "redis_url",
]


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
        with undisturbed(), alone(self.data_dir):
            self._users = open_lock(self.data_dir, "users.lock")
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
            with undisturbed(), alone(self.data_dir):
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
            remove_socket_dir(self.data_dir)
        finally:
            self._users.close()
