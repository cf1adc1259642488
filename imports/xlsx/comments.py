"""Notes at the cells of a sheet: ours beside those that people wrote, and ours taken away again.

A note has two halves in a workbook: its text (comments) and the box it is shown in (VML).
"""

import html
import re
from dataclasses import dataclass, field

from core.spreadsheets.writing import xml_text
from imports.xlsx.cells import address, column_index
from imports.xlsx.styles import UnknownFormError

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
AUTHOR = b"SXSH"
COMMENT = re.compile(
    rb"<(?:\w+:)?comment\b(?P<attributes>[^>]*)>(?P<body>.*?)</(?:\w+:)?comment>", re.DOTALL
)
REFERENCE = re.compile(rb'\sref="([A-Z]+)(\d+)"')
LIST = re.compile(
    rb"<(?P<prefix>(?:\w+:)?)commentList\b[^>]*?(?:/>|>(?P<items>.*?)</(?:\w+:)?commentList>)",
    re.DOTALL,
)
AUTHORS = re.compile(
    rb"<(?:\w+:)?authors\b[^>]*?(?:/>|>(?P<items>.*?)</(?:\w+:)?authors>)", re.DOTALL
)
AUTHOR_ITEM = re.compile(rb"<(?:\w+:)?author\b[^>]*?(?:/>|>([^<]*)</(?:\w+:)?author>)")
RUN = re.compile(rb"<(?:\w+:)?r>.*?</(?:\w+:)?r>|<(?:\w+:)?t\b[^>]*>[^<]*</(?:\w+:)?t>", re.DOTALL)
TEXT = re.compile(rb"(<(?:\w+:)?t\b[^>]*>)([^<]*)(</(?:\w+:)?t>)")
TEXT_END = re.compile(rb"</(?:\w+:)?text>")
SHAPE = re.compile(rb"<(?:\w+:)?shape\b.*?</(?:\w+:)?shape>", re.DOTALL)
SHAPE_PLACE = re.compile(rb"<(?:\w+:)?Row>(\d+)</\w*:?Row>\s*<(?:\w+:)?Column>(\d+)<")
SHAPE_NUMBER = re.compile(rb'_x0000_s(\d+)"')
BOX_TYPE = b'id="_x0000_t202"'
FIRST_SHAPE = 1025
NO_COMMENTS = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="{MAIN}">'
    "<authors></authors><commentList></commentList></comments>"
).encode()
NAMES = (
    b' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    b' xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
NO_SHAPES = (
    b'<xml%s><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>'
    % NAMES
)
BOX = (
    b'<v:shapetype%s id="_x0000_t202" coordsize="21600,21600" o:spt="202"'
    b' path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    b'<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>' % NAMES
)
LETTERS_A_LINE = 38
MOST_LINES = 16

Place = tuple[int, int]


@dataclass(slots=True, kw_only=True)
class Notes:
    """The notes of one sheet. `marker` is how ours begin, in any language: text from there on
    is ours, what stands before it is somebody's own."""

    comments: bytes = NO_COMMENTS
    shapes: bytes = NO_SHAPES
    markers: tuple[str, ...] = ()
    _kept: dict[Place, bytes] = field(default_factory=dict)
    _gone: set[Place] = field(default_factory=set)
    _new: dict[Place, str] = field(default_factory=dict)
    _cut: bool = False

    def __post_init__(self) -> None:
        for match in COMMENT.finditer(self.comments):
            reference = REFERENCE.search(match["attributes"])
            if reference is None:
                continue
            place = (int(reference[2]), column_index(reference[1]))
            own = self._without_ours(match[0])
            if own is None:
                self._gone.add(place)
            else:
                self._kept[place] = own
                self._cut = self._cut or own != match[0]

    def add(self, row: int, column: int, text: str) -> None:
        """A note at a cell; the row counts from 1, the column from 0."""
        self._new[row, column] = text

    def __bool__(self) -> bool:
        """True when there is anything to write: notes, or some that have gone."""
        return bool(self._new or self._gone or self._cut)

    # The texts ----------------------------------------------------------------------------------

    def comments_xml(self) -> bytes:
        authors, listed = AUTHORS.search(self.comments), LIST.search(self.comments)
        if authors is None or listed is None:
            raise UnknownFormError("comments")
        p = listed["prefix"]
        names = [item[1] or b"" for item in AUTHOR_ITEM.finditer(authors["items"] or b"")]
        if AUTHOR not in names:
            names.append(AUTHOR)
        places = sorted(self._kept.keys() | self._new.keys())
        items = (self._item(place, names.index(AUTHOR), p.decode()) for place in places)
        named = b"".join(b"<%sauthor>%s</%sauthor>" % (p, name, p) for name in names)
        return b"".join(
            (
                self.comments[: authors.start()] + b"<%sauthors>%s</%sauthors>" % (p, named, p),
                self.comments[authors.end() : listed.start()] + b"<%scommentList>" % p,
                *items,
                b"</%scommentList>" % p + self.comments[listed.end() :],
            )
        )

    def _item(self, place: Place, author: int, prefix: str) -> bytes:
        kept, text = self._kept.get(place), self._new.get(place)
        p = prefix
        if kept is None:
            own = f'<{p}t xml:space="preserve">{xml_text(text or "")}</{p}t>'
            return (
                f'<{p}comment ref="{address(*place)}" authorId="{author}">'
                f"<{p}text><{p}r>{own}</{p}r></{p}text></{p}comment>"
            ).encode()
        if text is None:
            return kept
        added = f'<{p}r><{p}t xml:space="preserve">\n\n{xml_text(text)}</{p}t></{p}r>'.encode()
        return TEXT_END.sub(lambda end: added + end[0], kept, count=1)

    def _without_ours(self, comment: bytes) -> bytes | None:
        """The comment as somebody wrote it; None when all of it is ours."""
        if not any(marker in html.unescape(comment.decode()) for marker in self.markers):
            return comment
        start = min(self._marked(comment), default=len(comment))
        runs = list(RUN.finditer(comment))
        kept = [run for run in runs if run.end() <= start]
        cut = next((run for run in runs if run.start() < start < run.end()), None)
        begun = self._begun(cut[0]) if cut else b""
        if not begun and not any(_said(run[0]) for run in kept):
            return None
        first, last = runs[0].start(), runs[-1].end()
        return comment[:first] + b"".join(run[0] for run in kept) + begun + comment[last:]

    def _marked(self, comment: bytes) -> list[int]:
        """Where runs stand that hold a marker (a place inside of them)."""
        return [
            run.start() + 1
            for run in RUN.finditer(comment)
            if any(marker in _said(run[0]) for marker in self.markers)
        ]

    def _begun(self, run: bytes) -> bytes:
        """What stands in a run before the marker."""
        said = _said(run)
        text = said[: min(said.index(m) for m in self.markers if m in said)].rstrip()
        written = xml_text(text).encode()
        return TEXT.sub(lambda t: t[1] + written + t[3], run, count=1) if text else b""

    # The boxes ----------------------------------------------------------------------------------

    def shapes_xml(self) -> bytes:
        """Boxes of notes that went are taken out, those of new ones are added."""
        xml = SHAPE.sub(self._stays, self.shapes)
        there = {_place(shape) for shape in SHAPE.findall(xml)}
        number = max([FIRST_SHAPE - 1, *map(int, SHAPE_NUMBER.findall(xml))])
        new = [place for place in sorted(self._new) if place not in there]
        boxes = [self._box(place, number + turn) for turn, place in enumerate(new, start=1)]
        kind = b"" if BOX_TYPE in xml else BOX
        end = xml.rindex(b"</xml>")
        return xml[:end] + kind + b"".join(boxes) + xml[end:]

    def _stays(self, shape: re.Match[bytes]) -> bytes:
        place = _place(shape[0])
        return b"" if place in self._gone and place not in self._new else shape[0]

    def _box(self, place: Place, number: int) -> bytes:
        row, column = place
        lines = sum(1 + len(line) // LETTERS_A_LINE for line in self._new[place].splitlines())
        last = max(row - 2, 0) + min(lines, MOST_LINES) + 2
        anchor = f"{column + 1}, 15, {max(row - 2, 0)}, 2, {column + 5}, 15, {last}, 4"
        return (
            b'<v:shape%s id="_x0000_s%d" type="#_x0000_t202" style="position:absolute;'
            b'visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
            b'<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
            b'<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/>'
            b'<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
            b"<x:Anchor>%s</x:Anchor><x:AutoFill>False</x:AutoFill>"
            b"<x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>"
        ) % (NAMES, number, anchor.encode(), row - 1, column)


def _said(run: bytes) -> str:
    return "".join(html.unescape(text[1].decode()) for text in TEXT.findall(run))


def _place(shape: bytes) -> Place | None:
    """Row from 1 and column from 0 of the cell that a box belongs to."""
    found = SHAPE_PLACE.search(shape)
    return (int(found[1]) + 1, int(found[2])) if found else None
