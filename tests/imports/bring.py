"""Imports a file from the command line and tells what came of it."""

import json
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import CommandError

FACILITY = ["Mã cơ sở", "Tên cơ sở", "Mã ngành", "Tỉnh, thành phố", "Xã, phường"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Exit code, the JSON report, and what was printed."""

    code: int
    report: dict[str, Any]
    printed: str
    complained: str

    @property
    def errors(self) -> list[tuple[str, str]]:
        """(code, cell) of each error; the cell is the row when there is no column."""
        return [(e["code"], e["cell"] or str(e["row"] or "")) for e in self.report["errors"]]

    @property
    def warnings(self) -> list[tuple[str, str]]:
        return [(w["code"], w["cell"] or str(w["row"] or "")) for w in self.report["warnings"]]

    @property
    def counts(self) -> dict[str, int]:
        return {name: count for name, count in self.report["counts"].items() if count}


def bring(kind: str, path: Path, user: Any, *options: str) -> Outcome:
    """`import_sheet` as a shell would run it."""
    out, err, report = StringIO(), StringIO(), path.with_suffix(".json")
    arguments = [kind, str(path), "--as", user.email, "--json", str(report), *options]
    code = 0
    try:
        call_command("import_sheet", *arguments, stdout=out, stderr=err)
    except CommandError as error:
        code = error.returncode
        err.write(str(error))
    found = json.loads(report.read_text(encoding="utf-8"))
    return Outcome(code=code, report=found, printed=out.getvalue(), complained=err.getvalue())
