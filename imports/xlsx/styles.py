"""The styles of a workbook: the same look of a cell on another ground, and back again."""

import re
from collections.abc import Iterable

FILLS = re.compile(
    rb"<(?P<prefix>(?:\w+:)?)fills\b[^>]*>(?P<items>.*?)</(?:\w+:)?fills>", re.DOTALL
)
FILL = re.compile(rb"<(?:\w+:)?fill\b[^>]*?(?:/>|>.*?</(?:\w+:)?fill>)", re.DOTALL)
LOOKS = re.compile(
    rb"<(?P<prefix>(?:\w+:)?)cellXfs\b[^>]*>(?P<items>.*?)</(?:\w+:)?cellXfs>", re.DOTALL
)
LOOK = re.compile(rb"<(?:\w+:)?xf\b[^>]*?(?:/>|>.*?</(?:\w+:)?xf>)", re.DOTALL)
FILL_ID = re.compile(rb'\sfillId="(\d+)"')
APPLY = re.compile(rb'\sapplyFill="\w+"')
OPENING = re.compile(rb"^<(?:\w+:)?xf\b")
COLOUR = re.compile(rb'fgColor\b[^>]*?\srgb="(?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{6})"')


class UnknownFormError(ValueError):
    """The workbook is not written in a way that this module knows; what was expected is named."""


class Styles:
    """The fills and looks (`cellXfs`) of a workbook; new ones are added at their end."""

    def __init__(self, xml: bytes, *, own: Iterable[str]) -> None:
        """`own` are the colours of marks: a look on such a ground is taken for an old mark."""
        self._xml = xml
        self._fills, self._looks = FILLS.search(xml), LOOKS.search(xml)
        if self._fills is None or self._looks is None:
            raise UnknownFormError("styles")
        self._fill_items = FILL.findall(self._fills["items"])
        self._look_items = LOOK.findall(self._looks["items"])
        self._prefix = self._fills["prefix"].decode()
        self._by_colour: dict[str, int] = {}
        self._made: dict[tuple[int, str], int] = {}
        self.old_marks = self._find_old({colour.upper() for colour in own})

    def on(self, look: int, colour: str) -> int:
        """The look on a ground of this colour (six hexadecimal digits); '' is no ground at all."""
        if (look, colour) not in self._made:
            base = self._look_items[look] if look < len(self._look_items) else self._look_items[0]
            self._made[look, colour] = len(self._look_items)
            self._look_items.append(_on_fill(base, self._fill(colour)))
        return self._made[look, colour]

    def without_mark(self, look: int) -> int:
        """What the cell looked like before it was marked, as far as that is known: without fill."""
        return self.on(look, "") if look in self.old_marks else look

    def xml(self) -> bytes:
        """The part with what was added."""
        xml = self._xml
        for pattern, items, name in (
            (FILLS, self._fill_items, b"fills"),
            (LOOKS, self._look_items, b"cellXfs"),
        ):
            prefix = self._prefix.encode()
            new = b'<%s%s count="%d">%s</%s%s>' % (
                *(prefix, name, len(items)),
                *(b"".join(items), prefix, name),
            )
            xml = pattern.sub(lambda _match, new=new: new, xml, count=1)  # type: ignore[misc]
        return xml

    def _find_old(self, own: set[str]) -> frozenset[int]:
        fills = {
            number
            for number, fill in enumerate(self._fill_items)
            if (colour := COLOUR.search(fill)) and colour[1].decode().upper() in own
        }
        return frozenset(
            number
            for number, look in enumerate(self._look_items)
            if (fill := FILL_ID.search(look)) and int(fill[1]) in fills
        )

    def _fill(self, colour: str) -> int:
        """The number of the fill; 0 is none in every workbook."""
        if not colour:
            return 0
        if colour not in self._by_colour:
            p = self._prefix
            self._by_colour[colour] = len(self._fill_items)
            self._fill_items.append(
                f'<{p}fill><{p}patternFill patternType="solid"><{p}fgColor rgb="FF{colour}"/>'
                f'<{p}bgColor indexed="64"/></{p}patternFill></{p}fill>'.encode()
            )
        return self._by_colour[colour]


def _on_fill(look: bytes, fill: int) -> bytes:
    bare = APPLY.sub(b"", FILL_ID.sub(b"", look, count=1), count=1)
    return OPENING.sub(rb'\g<0> fillId="%d" applyFill="1"' % fill, bare, count=1)
