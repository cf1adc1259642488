"""A workbook given back: each sheet with a status column, marks and notes; all else as it was."""

import posixpath
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from core.spreadsheets.parts import STRINGS, STYLES, attributes, sheet_paths
from imports.xlsx.cells import letter, plain_text
from imports.xlsx.comments import NO_COMMENTS, NO_SHAPES, Notes
from imports.xlsx.rows import PIECE, FreeColumn, HeaderRow, RowMark, RowMarker, through
from imports.xlsx.styles import Styles, UnknownFormError

CONTENT_TYPES = "[Content_Types].xml"
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
RELATIONSHIP = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
LEGACY = re.compile(rb'<(?:\w+:)?legacyDrawing\b[^>]*?\b(?:\w+:)?id="([^"]+)"')
TAGS = re.compile(rb"<(?P<end>/?)(?:\w+:)?(?P<name>\w+)\b[^>]*?(?P<empty>/?)>")
# What stands behind `legacyDrawing` in a sheet; the order is fixed.
BEHIND = frozenset(
    b"legacyDrawingHF drawingHF picture oleObjects controls AlternateContent webPublishItems"
    b" tableParts extLst".split()
)
DIMENSION = re.compile(
    rb'(<(?:\w+:)?dimension\b[^>]*?\bref=")(?P<first>[A-Z]+\d+)(?::(?P<column>[A-Z]+)(?P<row>\d+))?'
)
COLUMNS = re.compile(rb"<(?:\w+:)?cols>(.*?)</(?:\w+:)?cols>", re.DOTALL)
COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*?)/?>")
RANGE = re.compile(rb'\s(?:min|max)="\d+"')
END_OF_ITEM = re.compile(rb"</(?:\w+:)?si>|<(?:\w+:)?si\s*/>")
# Half the time of the usual level, for a file a fifth larger.
COMPRESSION = 1
STATUS_WIDTH = 44
# From here on a part may outgrow what an archive of the old kind can hold.
LARGE = 2**30


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetMarks:
    """What is written into one sheet.

    `title` is the sheet's name, `header` the row of its header, from 1, and `width` how many
    columns the table has. `rows` come in order, the header's first; a note at column STATUS
    belongs to the status column wherever that will be.
    """

    title: str
    header: int
    width: int
    rows: Iterator[RowMark]


STATUS = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Ours:
    """How marks of an earlier check are known: the grounds they are laid on, how notes begin, and
    whether a header is that of a status column."""

    colours: Sequence[str]
    markers: Sequence[str]
    is_status: Callable[[str], bool]


def mark_workbook(
    source: IO[bytes],
    target: IO[bytes],
    sheets: Sequence[SheetMarks],
    *,
    ours: Ours,
) -> None:
    """Writes the workbook with its marks to `target`, which is left at its beginning; marks of an
    earlier check are taken away.

    Raises UnknownFormError for a workbook that is written in a way this module does not know.
    """
    with (
        ZipFile(source) as old,
        ZipFile(target, "w", ZIP_DEFLATED, compresslevel=COMPRESSION) as new,
    ):
        book = _Book(old, new, ours)
        for sheet in sheets:
            book.mark(sheet)
        book.finish()
    target.seek(0)


class _Book:
    """The old archive and the new one; parts that other parts name are written at the end."""

    def __init__(self, old: ZipFile, new: ZipFile, ours: Ours) -> None:
        self.old, self.new, self.ours = old, new, ours
        self.names = set(old.namelist())
        self.paths = sheet_paths(old)
        if not {STYLES, CONTENT_TYPES} <= self.names:
            raise UnknownFormError("parts")
        self.styles = Styles(old.read(STYLES), own=ours.colours)
        self.changed: dict[str, bytes] = {}
        self.written: set[str] = set()

    def mark(self, marks: SheetMarks) -> None:
        """Writes one sheet with its marks; its notes and relations wait for the end."""
        path = self.paths.get(marks.title)
        if path is None:
            raise UnknownFormError(marks.title)
        relations = _Relations(self.old, path)
        column, has_old = self._status_column(path, marks)
        notes = self._notes(relations, path)
        marker = RowMarker(
            marks=_placed(marks.rows, column),
            styles=self.styles,
            column=column,
            header=marks.header,
            note=notes.add,
            has_old=has_old,
        )

        def head(xml: bytes, prefix: bytes) -> bytes:
            marker.prefix = prefix
            return xml if has_old else _widened(xml, column, prefix)

        def tail(xml: bytes) -> bytes:
            return self._with_notes(xml, notes, relations, marker.prefix)

        large = self.old.getinfo(path).file_size > LARGE
        with self.old.open(path) as sheet, self.new.open(path, "w", force_zip64=large) as written:
            for piece in through(sheet, head=head, row=marker, tail=tail):
                written.write(piece)
        self.written.add(path)

    def _status_column(self, path: str, marks: SheetMarks) -> tuple[int, bool]:
        """Where the status column is, or will be; and which of the two."""
        with self.old.open(path) as sheet:
            texts = HeaderRow(marks.header).read(sheet)
        shared = self._shared({text for text in texts.values() if isinstance(text, int)})
        for column, text in texts.items():
            if self.ours.is_status(shared.get(text, "") if isinstance(text, int) else text):
                return column, True
        with self.old.open(path) as sheet:
            return FreeColumn(marks.width).find(sheet), False

    def _shared(self, numbers: set[int]) -> dict[int, str]:
        """Some of the texts that the sheets share."""
        found: dict[int, str] = {}
        if STRINGS not in self.names or not numbers:
            return found
        with self.old.open(STRINGS) as strings:
            for number, item in enumerate(_items(strings)):
                if number in numbers:
                    found[number] = plain_text(item)
                if number >= max(numbers):
                    break
        return found

    def _notes(self, relations: "_Relations", path: str) -> Notes:
        """The notes that are there."""
        named = self._named_drawing(path) if relations.has("vmlDrawing") else ""
        comments, shapes = relations.part("comments"), relations.part("vmlDrawing", among=named)
        return Notes(
            comments=self.old.read(comments) if comments in self.names else NO_COMMENTS,
            shapes=self.old.read(shapes) if shapes in self.names else NO_SHAPES,
            markers=tuple(self.ours.markers),
        )

    def _named_drawing(self, path: str) -> str:
        """The relation of the sheet's boxes: headers and footers may have boxes of their own."""
        last = b""
        with self.old.open(path) as sheet:
            while read := sheet.read(PIECE):
                if found := LEGACY.search(last[-2000:] + read):
                    return found[1].decode()
                last = read
        return ""

    def _with_notes(
        self, tail: bytes, notes: Notes, relations: "_Relations", prefix: bytes
    ) -> bytes:
        if not notes:
            return tail
        named = LEGACY.search(tail)
        comments = relations.part("comments")
        drawing = relations.part("vmlDrawing", among=named[1].decode() if named else "")
        if not comments:
            comments = self._new_name("xl/commentsSxsh%d.xml")
            relations.add("comments", comments)
        if not drawing:
            drawing = self._new_name("xl/drawings/vmlDrawingSxsh%d.vml")
            tail = _insert_drawing(tail, relations.add("vmlDrawing", drawing), prefix)
        self.changed[comments] = notes.comments_xml()
        self.changed[drawing] = notes.shapes_xml()
        self.changed[relations.path] = relations.xml
        return tail

    def _new_name(self, pattern: str) -> str:
        number = 1
        while pattern % number in self.names:
            number += 1
        self.names.add(pattern % number)
        return pattern % number

    def finish(self) -> None:
        """Styles, notes, relations and types; then every part that nothing was done to."""
        self.changed[STYLES] = self.styles.xml()
        self.changed[CONTENT_TYPES] = _with_types(self.old.read(CONTENT_TYPES), self.changed)
        for name, content in self.changed.items():
            self.new.writestr(name, content)
        for entry in self.old.infolist():
            if entry.filename in self.written | self.changed.keys() or entry.is_dir():
                continue
            self.written.add(entry.filename)
            with self.old.open(entry) as part, self.new.open(entry.filename, "w") as copy:
                while piece := part.read(PIECE):
                    copy.write(piece)


class _Relations:
    """What a sheet is joined to."""

    def __init__(self, archive: ZipFile, sheet: str) -> None:
        self.folder, name = posixpath.split(sheet)
        self.path = f"{self.folder}/_rels/{name}.rels"
        there = self.path in archive.namelist()
        empty = f'<Relationships xmlns="{PACKAGE}"></Relationships>'.encode()
        self.xml = archive.read(self.path) if there else empty

    def has(self, kind: str) -> bool:
        return f'/{kind}"'.encode() in self.xml

    def part(self, kind: str, *, among: str = "") -> str:
        """The path of the part of a kind ('comments', 'vmlDrawing'); '' when there is none.
        A drawing must be the one with the id `among`."""
        for tag in RELATIONSHIP.findall(self.xml):
            relation = attributes(tag)
            fits = kind == "comments" or relation.get("Id") == among
            if relation.get("Type", "").endswith(f"/{kind}") and fits:
                return _joined(self.folder, relation.get("Target", ""))
        return ""

    def add(self, kind: str, part: str) -> str:
        """Joins the sheet to a new part; returns the id of the relation."""
        number = 1
        while f'"rIdSxsh{number}"'.encode() in self.xml:
            number += 1
        tag = (
            f'<Relationship Id="rIdSxsh{number}" Type="{DOCUMENT}/{kind}" Target="/{part}"/>'
        ).encode()
        if b"</" in self.xml:
            end = self.xml.rindex(b"</")
            self.xml = self.xml[:end] + tag + self.xml[end:]
        else:
            self.xml = self.xml.rpartition(b"/>")[0] + b">" + tag + b"</Relationships>"
        return f"rIdSxsh{number}"


def _items(strings: IO[bytes]) -> Iterator[bytes]:
    """The shared texts one by one."""
    read = b""
    while more := strings.read(PIECE):
        *items, read = END_OF_ITEM.split(read + more)
        yield from items


def _joined(folder: str, target: str) -> str:
    return target[1:] if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")


def _placed(rows: Iterator[RowMark], column: int) -> Iterator[RowMark]:
    """Notes of the status column get its number."""
    for row in rows:
        if STATUS in row.notes:
            notes = {column if at == STATUS else at: note for at, note in row.notes.items()}
            yield RowMark(number=row.number, status=row.status, colour=row.colour, notes=notes)
        else:
            yield row


def _insert_drawing(tail: bytes, relation: str, prefix: bytes) -> bytes:
    """The sheet's tail with the boxes of its notes named in the place that the order demands."""
    element = b'<%slegacyDrawing xmlns:r="%s" r:id="%s"/>' % (
        prefix,
        DOCUMENT.encode(),
        relation.encode(),
    )
    depth = 0
    for tag in TAGS.finditer(tail):
        if depth == 0 and (tag["end"] or tag["name"] in BEHIND):
            return tail[: tag.start()] + element + tail[tag.start() :]
        if not tag["empty"]:
            depth += -1 if tag["end"] else 1
    raise UnknownFormError("worksheet")


def _widened(head: bytes, column: int, prefix: bytes) -> bytes:
    """The sheet's head with room for the status column."""
    head = DIMENSION.sub(lambda found: _reaching(found, column), head, count=1)
    new = b'<%scol min="%d" max="%d" width="%d" customWidth="1"/>' % (
        *(prefix, column + 1, column + 1),
        STATUS_WIDTH,
    )
    found = COLUMNS.search(head)
    if found is None:
        return head + b"<%scols>%s</%scols>" % (prefix, new, prefix)
    kept = [part for tag in COLUMN.finditer(found[1]) for part in _beside(tag, column + 1, prefix)]
    ordered = b"".join(tag for _, tag in sorted([*kept, (column + 1, new)]))
    return head[: found.start(1)] + ordered + head[found.end(1) :]


def _reaching(found: re.Match[bytes], column: int) -> bytes:
    last = letter(column).encode()
    there = found["column"] or b""
    if (len(there), there) >= (len(last), last):
        return found[0]
    row = found["row"] or found["first"].lstrip(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return b"%s%s:%s%s" % (found[1], found["first"], last, row)


def _beside(tag: re.Match[bytes], number: int, prefix: bytes) -> Iterator[tuple[int, bytes]]:
    """What is left of a range of columns when one of them gets a width of its own."""
    known = attributes(tag[1])
    first, last = int(known["min"]), int(known["max"])
    others = RANGE.sub(b"", tag[1])
    for start, end in ((first, min(last, number - 1)), (max(first, number + 1), last)):
        if start <= end:
            yield start, b'<%scol min="%d" max="%d"%s/>' % (prefix, start, end, others)


def _with_types(types: bytes, parts: dict[str, bytes]) -> bytes:
    """The list of the kinds of parts, with those that are new."""
    new = b""
    if b'extension="vml"' not in types.lower() and any(name.endswith(".vml") for name in parts):
        new += (
            b'<Default Extension="vml"'
            b' ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>'
        )
    for name in parts:
        if "commentsSxsh" in name and f'"/{name}"'.encode() not in types:
            new += (
                f'<Override PartName="/{name}" ContentType="application/vnd.'
                'openxmlformats-officedocument.spreadsheetml.comments+xml"/>'
            ).encode()
    end = types.rindex(b"</")
    return types[:end] + new + types[end:]
