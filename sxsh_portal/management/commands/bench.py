"""Measures the portal: `bench import` against the stock way and the floor, `bench year` a year of
a province."""

import json
import os
import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection

from bench.facilities import write_facilities

Run = dict[str, Any]
MEASURED = "SXSH_BENCH_DATABASE"


class Command(BaseCommand):
    help = (
        "bench import: seconds of ours, the stock way and the floor, and their ratios;"
        " bench year: a year of a province, brought in, rolled up and listed"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["import", "year"])
        parser.add_argument("--rows", type=int, default=100_000)
        parser.add_argument("--runs", type=int, default=5, help="of which the median counts")
        parser.add_argument(
            "--stock-rows", type=int, default=1000, help="rows that the stock way is given"
        )
        parser.add_argument(
            "--million", action="store_true", help="also a million rows, once: some minutes"
        )

    def handle(self, *, what: str, **options: Any) -> None:
        """Everything happens in a database of its own, which is dropped at the end."""
        kept = connection.settings_dict["NAME"]
        name = connection.creation.create_test_db(verbosity=0, autoclobber=True)
        call_command("load_reference", verbosity=0)
        try:
            with TemporaryDirectory() as folder:
                if what == "year":
                    self._year(name, Path(folder))
                else:
                    self._import(name, Path(folder), **options)
        finally:
            connection.creation.destroy_test_db(kept, verbosity=0)

    def _year(self, name: str, folder: Path) -> None:
        # Pages name their styles by what is in them.
        call_command("collectstatic", interactive=False, verbosity=0)
        for line in _run("bench.year", name, folder):
            self._line(*line)

    def _import(
        self, name: str, folder: Path, *, rows: int, runs: int, stock_rows: int, **options: Any
    ) -> None:
        path = write_facilities(folder / "facilities.xlsx", rows=rows)
        few = write_facilities(folder / "few.xlsx", rows=FEW)
        quick = [_measure(name, "warm", few) for _ in range(runs)]
        small = write_facilities(folder / "small.xlsx", rows=SMALL)
        at_once = [_measure(name, "ours", small) for _ in range(runs)]
        ways = {"ours": (), "floor": (), "stock": (str(stock_rows),)}
        # In turn, since a machine that others share is faster now and slower then.
        rounds = [
            {way: _measure(name, way, path, *more) for way, more in ways.items()}
            for _ in range(runs)
        ]
        ours, floor, stock = ([each[way] for each in rounds] for way in ways)
        self._report(rows, stock_rows, ours=ours, floor=floor, stock=stock)
        self._few(_both(quick), _both(stock) / stock_rows)
        answered = _step(at_once, "check")
        self._line(f"ours: {SMALL:,} rows, check", answered, "while one waits (≤ 3.00)")
        if options["million"]:
            self._million(name, path, ours)

    def _few(self, seconds: float, stock_row: float) -> None:
        """The promise is in seconds, and so it speaks of one machine: that of the stock way's
        rows a second."""
        there = seconds / stock_row / STOCK_ROWS_A_SECOND
        remark = f"of a worker at work; {there:.2f} where it was promised (≤ 3.00)"
        self._line(f"ours: {FEW:,} rows", seconds, remark)

    def _million(self, database: str, path: Path, ours: list[Run]) -> None:
        """What a million rows take, and how much more memory than the rows of `path` took."""
        many = write_facilities(path.with_name("many.xlsx"), rows=MANY)
        run = _measure(database, "ours", many)
        grown = run["peak_mib"] - max(each["peak_mib"] for each in ours)
        larger = (many.stat().st_size - path.stat().st_size) / MIB
        beside = run["beside_mib"] - max(each["beside_mib"] for each in ours)
        remark = (
            f"peak {run['peak_mib']:.0f} MiB: {grown:.0f} more (≤ the file's {larger:.0f});"
            f" the fork {run['beside_mib']:.0f}: {beside:.0f} more"
        )
        self._line(f"ours: {MANY:,} rows", _both([run]), remark)

    def _report(
        self, rows: int, stock_rows: int, *, ours: list[Run], floor: list[Run], stock: list[Run]
    ) -> None:
        check, write, again, undo = (_step(ours, name) for name in STEPS)
        whole, least, stocked = _both(ours), _both(floor), _both(stock) * rows / stock_rows
        peak = max(run["peak_mib"] for run in ours)
        lines = [
            ("ours: check", check, ""),
            ("ours: write, with history", write, ""),
            ("ours: both", whole, f"{rows / whole:,.0f} rows/s; peak {peak:.0f} MiB (< 400)"),
            ("ours: the same file again", again, f"{again / whole:.2f} of the first (≤ 0.50)"),
            ("ours: undo", undo, f"{undo / whole:.2f} of the import (≤ 1.00)"),
            ("floor: reading", _step(floor, "check"), ""),
            ("floor: COPY", _step(floor, "write"), f"both {least:.2f} s"),
            (f"stock, from {stock_rows} rows", stocked, f"{rows / stocked:,.0f} rows/s"),
            (
                "ours against the stock way",
                _ratio(stock, ours) * rows / stock_rows,
                "times as fast (≥ 50), median of the rounds",
            ),
            (
                "ours against the floor",
                _ratio(ours, floor),
                "times as long (≤ 2.0), median of the rounds",
            ),
        ]
        self.stdout.write(f"{rows:,} rows of facilities, medians of {len(ours)}")
        for name, value, remark in lines:
            self._line(name, value, remark)

    def _line(self, name: str, value: float, remark: str) -> None:
        self.stdout.write(f"{name:<32} {value:>10.2f}  {remark}")


STEPS = ("check", "write", "again", "undo")
SMALL, FEW, MANY = 1_999, 10_000, 1_000_000
MIB = 2**20
# What the stock way did on the machine on which the promises in seconds were made.
STOCK_ROWS_A_SECOND = 117


def _both(runs: list[Run]) -> float:
    """Seconds of checking and writing; for the floor, of reading and copying."""
    return float(median(map(_whole, runs)))


def _whole(run: Run) -> float:
    return float(run["times"]["check"] + run["times"]["write"])


def _ratio(longer: list[Run], shorter: list[Run]) -> float:
    """How many times as long, in the round in the middle."""
    pairs = zip(longer, shorter, strict=True)
    return float(median(_whole(one) / _whole(other) for one, other in pairs))


def _step(runs: list[Run], name: str) -> float:
    return float(median(run["times"][name] for run in runs))


def _measure(database: str, *arguments: str | Path) -> Run:
    """One run of the import."""
    found: Run = _run("bench.imports", database, *arguments)
    return found


def _run(module: str, database: str, *arguments: str | Path) -> Any:
    """What a module says, run as a process of its own."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    environment = os.environ | {MEASURED: database}
    # What goes wrong is told by the run itself.
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE)  # noqa: S603
    return json.loads(done.stdout)
