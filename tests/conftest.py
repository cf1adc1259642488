"""Servers, the test databases and the browser. The cast of people comes in tests/cast.py."""

import copy
import gc
import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from accounts.models import User
from sxsh_portal import embedded
from sxsh_portal.translations import compile_catalogues
from tests.cast import Cast, make_cast
from tests.databases import template_database

CHROMIUM_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--renderer-process-limit=1",
]
# The same pages from the same engine; the first has no window around them, at half the cost.
CHROMIUMS = ("chromium-headless-shell", "chromium", "google-chrome")
NO_CHROMIUM = (
    "Không có Chromium: apt install chromium, hoặc CHROMIUM=/đường/dẫn. / "
    "No Chromium: apt install chromium, or CHROMIUM=/path/to/it."
)
_servers = pytest.StashKey[embedded.Servers]()


def pytest_configure(config: pytest.Config) -> None:
    """One process starts the servers; the workers of pytest-xdist only connect."""
    if not hasattr(config, "workerinput"):
        compile_catalogues()
        config.stash[_servers] = embedded.Servers(**settings.EMBEDDED).__enter__()


def pytest_unconfigure(config: pytest.Config) -> None:
    if _servers in config.stash:
        config.stash[_servers].__exit__(None, None, None)


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end: looking for garbage in it costs a tenth of a run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Slow files first, so that at the end nobody waits for a worker that began one late."""
    marks = ("slow", "browser")
    slow = {item.path for item in items if any(map(item.get_closest_marker, marks))}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, django_db_blocker: Any
) -> None:
    """Copies a migrated database instead of migrating anew in every worker of every run."""
    with django_db_blocker.unblock():
        settings.DATABASES["default"]["TEST"]["TEMPLATE"] = template_database()


@pytest.fixture(scope="module")
def module_cast(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any
) -> Iterator[Cast | None]:
    """The cast of a file in which every test of the database has one and none commits: made once,
    in a transaction around them all. None for the others."""
    tests = [item for item in request.session.items if item.path == request.path]
    if not all(map(_leaves_the_cast_alone, tests)):
        yield None
        return
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_cast()
        transaction.set_rollback(True)


def _leaves_the_cast_alone(item: Any) -> bool:
    mark = item.get_closest_marker("django_db")
    commits = mark and mark.kwargs.get("transaction")
    if commits or {"transactional_db", "live_server"} & {*item.fixturenames}:
        return False
    return "cast" in item.fixturenames or not (mark or "db" in item.fixturenames)


@pytest.fixture
def cast(module_cast: Cast | None, db: None) -> Cast:
    """Everyone who might ask, with a facility and a plan to ask about (tests/cast.py)."""
    return copy.deepcopy(module_cast) if module_cast else make_cast()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium; tests skip without one, and fail where one is required."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if not path or not os.path.exists(path):
        (pytest.fail if os.environ.get("REQUIRE_BROWSER") == "1" else pytest.skip)(NO_CHROMIUM)
    # Playwright's synchronous face runs an event loop, in which Django would refuse its database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    # A machine that is busy with other tests is slow, not wrong.
    expect.set_options(timeout=30_000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session")
def desk(chromium: Browser) -> Iterator[BrowserContext]:
    """Vietnamese, a desktop's width. One tab stays open to the end: with it stays the process that
    draws the pages, which by then has learnt their scripts."""
    context = chromium.new_context(locale="vi-VN", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(10_000)
    context.new_page()
    yield context
    context.close()


@pytest.fixture
def browser_context(desk: BrowserContext) -> Iterator[BrowserContext]:
    """A person's browser: neither cookies of others, nor what they typed and did not save."""
    yield desk
    desk.clear_cookies()
    for page in desk.pages[1:]:
        if page.url.startswith("http"):
            page.evaluate("localStorage.clear()")
        page.close()


@pytest.fixture
def sign_in(browser_context: BrowserContext, live_server: Any) -> Callable[[User], None]:
    """Signs a person in past the form, which tests/browser/test_main_path.py fills in."""

    def take_session(user: User) -> None:
        client = Client()
        client.force_login(user)
        session = {"name": "sessionid", "value": client.cookies["sessionid"].value}
        browser_context.add_cookies([session | {"url": live_server.url}])

    return take_session


@pytest.fixture
def browser_page(browser_context: BrowserContext) -> Iterator[Page]:
    """A page that must not complain: errors in its console fail the test."""
    page = browser_context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    assert not complaints, f"The browser's console says: {complaints}"
