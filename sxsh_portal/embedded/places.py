"""Where the servers live: addresses, directories and the account that runs them."""

import hashlib
import os
import pwd
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

DATABASE = USER = "sxsh"


class EmbeddedError(RuntimeError):
    """The servers cannot run; the message says why and what to do, in both languages."""


# Addresses: cheap, nothing is started ---------------------------------------------------------


def socket_dir(data_dir: Path) -> Path:
    """A short path (a socket's may have 107 bytes), the same for every process of this data."""
    data_dir = data_dir.resolve()
    uid = owner(make_dir(data_dir)).uid
    key = hashlib.sha256(os.fsencode(data_dir)).hexdigest()[:16]
    return Path("/tmp") / f"sxsh-{uid}-{key}"  # noqa: S108 - its owner is checked before use


def remove_socket_dir(data_dir: Path) -> None:
    """Leaves nothing behind, unless a server still has its socket there."""
    with suppress(OSError):
        socket_dir(data_dir).rmdir()


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
        if not path.exists():
            _write_once(path, secrets.token_urlsafe(64))
        return path.read_text()
    except PermissionError as error:
        raise no_access(path) from error


def _write_once(path: Path, text: str) -> None:
    """Whole or not at all, and whoever comes second keeps what the first has written."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
    hand_over(draft, owner(path.parent))
    with suppress(FileExistsError):
        os.link(draft, path)
    draft.unlink()


# Users and directories ------------------------------------------------------------------------


@dataclass(frozen=True)
class Account:
    uid: int
    gid: int


def owner(data_dir: Path) -> Account:
    found = data_dir.stat()
    return Account(found.st_uid, found.st_gid)


def server_account(data_dir: Path) -> Account:
    """Who runs the servers. PostgreSQL refuses root: the data's owner does it, or nobody."""
    account = owner(make_dir(data_dir))
    if os.geteuid() not in (0, account.uid):
        raise no_access(data_dir)
    if account.uid != 0:
        return account
    nobody = pwd.getpwnam("nobody")
    return Account(nobody.pw_uid, nobody.pw_gid)


def make_dir(path: Path, *, mode: int | None = None) -> Path:
    """A directory closed to others. Root's may be walked through: its servers are not root."""
    if path.is_dir():
        return path
    try:
        path.mkdir(mode=mode or (0o711 if os.geteuid() == 0 else 0o700), parents=True)
    except (PermissionError, FileExistsError, NotADirectoryError) as error:
        if path.is_dir():  # another process was faster
            return path
        raise no_access(path) from error
    hand_over(path, owner(path.parent))  # `sudo` in a person's own folder leaves it the person's
    return path


def hand_over(path: Path, account: Account) -> None:
    if os.geteuid() == 0:
        os.chown(path, account.uid, account.gid)


def no_access(path: Path) -> EmbeddedError:
    return EmbeddedError(
        f"Không ghi được vào {path}: hãy chạy bằng người dùng sở hữu thư mục đó, hoặc đặt"
        f" PORTAL_DATA_DIR sang thư mục khác.\n"
        f"Cannot write to {path}: run as the user who owns that directory, or set"
        f" PORTAL_DATA_DIR to another one."
    )


def reachable(path: Path) -> bool:
    return all(parent.stat().st_mode & 0o001 for parent in path.resolve().parents)
