"""The law of the house (STYLE): sizes, names, directions. A higher number needs an ADR."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

HOUSE = Path(settings.BASE_DIR)
APPS = (
    "sxsh_portal",
    "imports",
    "reports",
    "campaigns",
    "assessments",
    "enterprises",
    "accounts",
    "core",
)
PYTHON_LINES, TEST_LINES = 400, 600
TEMPLATE_LINES, PARTIAL_LINES = 150, 60
CSS_LINES, ALL_JS_LINES = 200, 400
VIEW_LINES, TASK_LINES = 25, 10
ARGUMENTS = 6
FORBIDDEN = {"utils.py", "helpers.py", "common.py", "signals.py"}
# Django and our own error handling find these by name.
FOUND_BY_NAME = {"404.html", "403.html", "403_csrf.html", "500.html"}

INLINE_STYLE = re.compile(r"<[^>]*\sstyle\s*=|<style[\s>]", re.IGNORECASE)
INLINE_SCRIPT = re.compile(r"<script(?![^>]*\ssrc=)[^>]*>", re.IGNORECASE)
INLINE_HANDLER = re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE)
TEMPLATE_NAME = re.compile(r"""["']([\w/.-]+\.html)["']""")


def python_files(*folders: str) -> Iterator[Path]:
    for folder in folders or (*APPS, "tests"):
        for path in sorted((HOUSE / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


def templates() -> list[Path]:
    return sorted((HOUSE / "templates").rglob("*.html"))


def lines(path: Path) -> int:
    return len(path.read_text().splitlines())


def short(path: Path) -> str:
    return str(path.relative_to(HOUSE))


def too_long(paths: Iterator[Path] | list[Path], most: int) -> dict[str, int]:
    return {short(path): lines(path) for path in paths if lines(path) > most}


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef):
            yield node


def length(function: ast.FunctionDef) -> int:
    return (function.end_lineno or 0) - function.lineno + 1


def in_room(room: str) -> Iterator[Path]:
    """The files of a room (views, tasks, services …) in every app: room.py or room/*.py."""
    for path in python_files(*APPS):
        if path.name == f"{room}.py" or path.parent.name == room:
            yield path


# Sizes ----------------------------------------------------------------------------------------


def test_python_files_are_short() -> None:
    assert too_long(python_files(*APPS), PYTHON_LINES) == {}


def test_test_files_are_short() -> None:
    assert too_long(python_files("tests"), TEST_LINES) == {}


def test_templates_are_short() -> None:
    partials = [path for path in templates() if path.name.startswith("_")]
    pages = [path for path in templates() if not path.name.startswith("_")]
    assert too_long(pages, TEMPLATE_LINES) == {}
    assert too_long(partials, PARTIAL_LINES) == {}


def test_css_files_are_short() -> None:
    assert too_long(list((HOUSE / "static").rglob("*.css")), CSS_LINES) == {}


def test_own_javascript_is_little() -> None:
    scripts = {short(path): lines(path) for path in (HOUSE / "static").rglob("*.js")}
    assert sum(scripts.values()) <= ALL_JS_LINES, scripts


@pytest.mark.parametrize(("room", "most"), [("views", VIEW_LINES), ("tasks", TASK_LINES)])
def test_views_and_tasks_are_short(room: str, most: int) -> None:
    long = {
        f"{short(path)}:{function.name}": length(function)
        for path in in_room(room)
        for function in functions(path)
        if length(function) > most
    }
    assert long == {}


def test_ruff_holds_the_size_of_functions() -> None:
    configured = (HOUSE / "pyproject.toml").read_text()
    for limit in ("max-complexity = 8", "max-statements = 30", f"max-args = {ARGUMENTS}"):
        assert limit in configured
    rules = "C90,PLR0912,PLR0913,PLR0915"
    run = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--select", rules, *APPS],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout


# Names and habits -----------------------------------------------------------------------------


def test_no_file_is_called_after_nothing() -> None:
    assert [short(path) for path in python_files() if path.name in FORBIDDEN] == []


def test_services_take_keywords_only() -> None:
    """verb_noun(*, thing, by, …): a public service has at most one positional argument."""
    loose = [
        f"{short(path)}:{function.name}"
        for path in in_room("services")
        for function in ast.parse(path.read_text()).body
        if isinstance(function, ast.FunctionDef)
        and not function.name.startswith("_")
        and len(function.args.posonlyargs + function.args.args) > 1
    ]
    assert loose == []


def test_no_exception_is_caught_blindly() -> None:
    blind = [
        f"{short(path)}:{node.lineno}"
        for path in python_files(*APPS)
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ExceptHandler)
        and catches_everything(node.type)
        and not raises_again(node)
    ]
    assert blind == []


def raises_again(handler: ast.ExceptHandler) -> bool:
    """Tidying up before the error goes on its way hides nothing."""
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def catches_everything(caught: ast.expr | None) -> bool:
    kinds = caught.elts if isinstance(caught, ast.Tuple) else [caught]
    return any(
        kind is None or (isinstance(kind, ast.Name) and kind.id in {"Exception", "BaseException"})
        for kind in kinds
    )


@pytest.mark.parametrize("pattern", [INLINE_STYLE, INLINE_SCRIPT, INLINE_HANDLER])
def test_templates_obey_the_content_security_policy(pattern: re.Pattern[str]) -> None:
    found = [short(path) for path in templates() if pattern.search(path.read_text())]
    assert found == []


def test_every_template_is_used() -> None:
    sources = [*python_files(*APPS), *templates()]
    named = {name for path in sources for name in TEMPLATE_NAME.findall(path.read_text())}
    folder = HOUSE / "templates"
    existing = {str(path.relative_to(folder)) for path in templates()}
    assert existing - named - FOUND_BY_NAME == set()


def test_every_shared_template_names_its_values() -> None:
    """A partial opens with a comment that says what it is and what it needs."""
    silent = [
        short(path)
        for path in templates()
        if path.name.startswith("_") and not path.read_text().startswith("{% comment %}")
    ]
    assert silent == []


# Directions -----------------------------------------------------------------------------------


def test_apps_and_rooms_know_only_what_lies_below() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([lint], cwd=HOUSE, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout
