"""Work for the other processor: a process of its own makes things while this one uses them."""

import fcntl
import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Iterator
from itertools import chain
from typing import Any, TypeVar

# What the pipe may hold: the other process goes on when that much is not yet taken.
AHEAD = 2**20
MOST_FILES = 2**20
Thing = TypeVar("Thing")


def beside(things: Iterator[Thing]) -> Iterator[Thing]:
    """The same things, none of them None, made by a fork of this process, some of them ahead.

    Making them must need no database and no open file: the fork lets go of all of them. In a
    process with other threads, whose locks a fork would inherit with nobody to open them, things
    are made here. Raises EOFError when the fork comes to grief; why is in the error output.
    """
    return _from_fork(things) if threading.active_count() == 1 else things


def _from_fork(things: Iterator[Thing]) -> Iterator[Thing]:
    source, sink = os.pipe()
    child = os.fork()
    if not child:
        _serve(things, sink)
    os.close(sink)
    try:
        with os.fdopen(source, "rb", buffering=AHEAD) as pipe:
            # What comes was made a few lines below.
            while (thing := pickle.load(pipe)) is not None:  # noqa: S301
                yield thing
    finally:
        # One that is not needed to its end would wait for ever.
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _serve(things: Iterator[Any], sink: int) -> None:
    """The life of the fork. It ends here, without a word to what it has inherited; also when nobody
    takes any more what it has made."""
    try:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, signal.SIG_DFL)
        # A server would otherwise believe this process's end of the line to be the worker.
        os.closerange(3, sink)
        os.closerange(sink + 1, MOST_FILES)
        fcntl.fcntl(sink, fcntl.F_SETPIPE_SZ, AHEAD)
        pipe = os.fdopen(sink, "wb", buffering=AHEAD)
        for thing in chain(things, [None]):
            pickle.dump(thing, pipe, protocol=pickle.HIGHEST_PROTOCOL)
            pipe.flush()
    except BrokenPipeError:
        pass
    finally:
        # To be said before the pipe ends: then this process is killed.
        if error := sys.exc_info()[1]:
            traceback.print_exception(error)
            sys.stderr.flush()
        os._exit(0)
