"""A new workbook from bare rows: values and dates, no looks; written while the rows come."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from imports.xlsx.cells import Looks, address, clean_text, value_cell

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
LOOKS = Looks(day=1, moment=2)
STYLES = (
    f'{DECLARED}<styleSheet xmlns="{MAIN}"><numFmts count="2">'
    '<numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>'
    '<numFmt numFmtId="165" formatCode="dd/mm/yyyy\\ hh:mm"/></numFmts>'
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)
FORBIDDEN_IN_TITLES = re.compile(r"[\[\]:*?/\\]")
LONGEST_TITLE = 31
ROWS_A_PIECE = 500
# Rows that a sheet of this format can have.
MOST_ROWS = 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainSheet:
    """A sheet's name, and its rows with their numbers from 1, in order."""

    title: str
    lines: Iterable[tuple[int, Sequence[object]]]


def sheet_title(text: str) -> str:
    """A name that a sheet may have."""
    return FORBIDDEN_IN_TITLES.sub(" ", text)[:LONGEST_TITLE].strip(" '") or "Sheet1"


def write_plain(target: IO[bytes], sheets: Sequence[PlainSheet]) -> None:
    """Writes a workbook of these sheets."""
    names = [f"sheet{number}" for number in range(1, len(sheets) + 1)]
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in _frame(names, [sheet.title for sheet in sheets]).items():
            archive.writestr(name, content)
        for name, sheet in zip(names, sheets, strict=True):
            with archive.open(f"xl/worksheets/{name}.xml", "w", force_zip64=True) as part:
                part.write(f'{DECLARED}<worksheet xmlns="{MAIN}"><sheetData>'.encode())
                for piece in rows_xml(sheet.lines, looks=LOOKS):
                    part.write(piece)
                part.write(b"</sheetData></worksheet>")


def rows_xml(lines: Iterable[tuple[int, Sequence[object]]], *, looks: Looks) -> Iterable[bytes]:
    """Rows as they stand in the XML of a sheet."""
    piece: list[bytes] = []
    for number, line in lines:
        cells = b"".join(
            value_cell(address(number, column), value, style=looks.of(column, value))
            for column, value in enumerate(line)
        )
        if cells:
            piece.append(b'<row r="%d">%s</row>' % (number, cells))
        if len(piece) >= ROWS_A_PIECE:
            yield b"".join(piece)
            piece = []
    yield b"".join(piece)


def _frame(names: Sequence[str], titles: Sequence[str]) -> dict[str, str]:
    """The parts around the sheets."""
    parts = "".join(
        f'<Override PartName="/xl/worksheets/{name}.xml" ContentType="{TYPE}.worksheet+xml"/>'
        for name in names
    )
    listed = "".join(
        f'<sheet name="{clean_text(sheet_title(title)).replace(chr(34), "&quot;")}"'
        f' sheetId="{number}" r:id="rId{number}"/>'
        for number, title in enumerate(titles, start=1)
    )
    joined = "".join(
        f'<Relationship Id="rId{number}" Type="{DOCUMENT}/worksheet"'
        f' Target="worksheets/{name}.xml"/>'
        for number, name in enumerate(names, start=1)
    )
    rels = f'{DECLARED}<Relationships xmlns="{PACKAGE}/relationships">'
    return {
        "[Content_Types].xml": f'{DECLARED}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{TYPE}.styles+xml"/>{parts}</Types>',
        "_rels/.rels": f'{rels}<Relationship Id="rId1" Type="{DOCUMENT}/officeDocument"'
        ' Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{DECLARED}<workbook xmlns="{MAIN}" xmlns:r="{DOCUMENT}">'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f"{rels}{joined}"
        f'<Relationship Id="rIdStyles" Type="{DOCUMENT}/styles" Target="styles.xml"/>'
        "</Relationships>",
        "xl/styles.xml": STYLES,
    }
