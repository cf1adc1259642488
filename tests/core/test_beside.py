"""Things made by a fork. The tests' own process has other threads, so each forks from a new one."""

import pickle
import subprocess
import sys

from django.conf import settings

from core.spreadsheets.wordings import EXCEL_ERROR, CellError

BEFORE = """
import os, sys, threading, time
from core.beside import beside
def numbers():
    yield os.getpid()
    yield from range(100_000)
"""


def forking(script: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", BEFORE + script],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_things_come_in_their_order_from_another_process() -> None:
    done = forking("maker, *rest = beside(numbers()); print(maker != os.getpid(), sum(rest))")
    assert done.stdout == f"True {sum(range(100_000))}\n", done.stderr


def test_beside_other_threads_things_are_made_here() -> None:
    done = forking(
        "threading.Thread(target=time.sleep, args=(9,), daemon=True).start();"
        "print(next(beside(numbers())) == os.getpid())"
    )
    assert done.stdout == "True\n", done.stderr


def test_a_fork_that_comes_to_grief_is_told() -> None:
    done = forking("print([1 // n for n in beside(1 // n for n in (1, 0))])")
    assert "EOFError" in done.stderr
    assert "ZeroDivisionError" in done.stderr
    assert done.stdout == ""


def test_a_fork_whose_things_are_not_wanted_ends() -> None:
    done = forking(
        "things = beside(numbers()); maker = next(things); things.close()\n"
        "try: os.kill(maker, 0)\n"
        "except ProcessLookupError: print('gone')"
    )
    assert done.stdout == "gone\n", done.stderr


def test_a_fork_leaves_what_it_inherits_alone() -> None:
    """Nothing that is waiting to be written is written twice, and no line is held open."""
    done = forking(
        "source, sink = os.pipe(); things = beside(numbers()); next(things); os.close(sink)\n"
        "print(os.read(source, 1)); sys.stdout.write('once'); list(things)"
    )
    assert done.stdout == "b''\nonce", done.stderr


def test_a_fault_is_the_same_in_another_process() -> None:
    fault = CellError(EXCEL_ERROR, value="#REF!", nearest=["1"])
    other = pickle.loads(pickle.dumps(fault))  # noqa: S301 - our own
    assert other.wording is EXCEL_ERROR
    assert other.params == fault.params
