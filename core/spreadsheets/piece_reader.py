"""The later rows of a large sheet, read by a process of its own: what is made of them keeps one
processor busy, so that reading them there takes no time at all."""

import pickle
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from core.spreadsheets.pieces import Piece, Sheet

# What a pipe may hold: the other process goes on when that much is not yet taken.
PIPE = 2**20
ROOT = Path(__file__).resolve().parents[2]


def read_beside(sheet: Sheet) -> Iterator[Piece]:
    """The pieces after the first, one of them read ahead. Raises EOFError when the other process
    comes to grief."""
    command = [sys.executable, "-m", __spec__.name]
    with subprocess.Popen(  # noqa: S603 - our own module
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, pipesize=PIPE
    ) as process:
        if process.stdin is None or process.stdout is None:
            raise EOFError
        try:
            with process.stdin:
                pickle.dump(sheet, process.stdin)
            # What comes was made by this module, a few lines below.
            while (piece := pickle.load(process.stdout)) is not None:  # noqa: S301
                yield piece
        finally:
            # One that is not needed to its end would wait for ever.
            process.kill()


def _serve() -> None:
    """Ends by itself when nobody takes what it has read."""
    sheet: Sheet = pickle.load(sys.stdin.buffer)  # noqa: S301 - from `read_beside`
    for piece in sheet.later():
        pickle.dump(piece, sys.stdout.buffer, protocol=pickle.HIGHEST_PROTOCOL)
        sys.stdout.buffer.flush()
    pickle.dump(None, sys.stdout.buffer)


if __name__ == "__main__":
    _serve()
