"""Rows put into a workbook that has everything else: headers, looks, lists, explanations."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from core.spreadsheets.parts import sheet_paths
from core.spreadsheets.writing import Looks, Numbered, rows_xml
from imports.xlsx.rows import through

DIMENSION = re.compile(rb"<(?:\w+:)?dimension\b[^>]*/>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """The rows of one sheet, with their numbers from 1, and what their cells look like."""

    lines: Numbered
    looks: Looks


def fill_workbook(source: IO[bytes], target: IO[bytes], sheets: Mapping[str, Filling]) -> None:
    """Writes the workbook with rows below those that its sheets have."""
    with ZipFile(source) as old, ZipFile(target, "w", ZIP_DEFLATED, compresslevel=1) as new:
        paths = {path: name for name, path in sheet_paths(old).items()}
        for entry in old.infolist():
            filling = sheets.get(paths.get(entry.filename, ""))
            with old.open(entry) as part, new.open(entry.filename, "w") as written:
                if filling is None:
                    written.write(part.read())
                    continue
                pieces = through(
                    part,
                    head=lambda head, _prefix: DIMENSION.sub(b"", head),
                    row=lambda row: row,
                    tail=lambda tail: tail,
                    more=rows_xml(filling.lines, looks=filling.looks),
                )
                for piece in pieces:
                    written.write(piece)
    target.seek(0)
