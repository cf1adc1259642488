"""Where the lines of small pictures lie. Pure: figures in, coordinates out, as text that SVG reads
(never in the language of the page, whose comma would break a coordinate)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

BULLET_WIDTH = 300
COLUMN_HEIGHT = 40
SPARK_WIDTH, SPARK_HEIGHT, SPARK_EDGE = 160, 40, 5
# Room beyond a promise: a band of 8-13 is drawn on a track to 15, a single 8 on one to 12.
BEYOND_BAND, BEYOND_LOW = Decimal(15) / 13, Decimal("1.5")
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullet:
    """A target on one line. Widths and places on a track from 0 to BULLET_WIDTH; None is not
    drawn: no band, an unknown value, no path."""

    target: str
    band: str | None
    actual: str | None
    path: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spark:
    """A line over years. lines: one for each run of years that are known; dots: (x, y) of every
    known year; target: the height of what is promised; zero: that of zero, when values lie
    below it."""

    lines: tuple[str, ...]
    dots: tuple[tuple[str, str], ...]
    target: str
    zero: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One class of a distribution: how many, and its bar from the top of a COLUMN_HEIGHT."""

    label: str
    count: int
    top: str
    height: str


def bullet(
    *,
    value: Decimal | None,
    low: Decimal,
    high: Decimal | None,
    expected: Decimal | None,
    full: Decimal | None = None,
) -> Bullet:
    """A value against its target. `full` ends the track, such as 100 % of a share; without it the
    track ends a little beyond the promise, or at the value when that lies further."""
    end = full or _end_of(value, low, high, expected)

    def place(amount: Decimal) -> str:
        return _text(BULLET_WIDTH * min(max(amount / end, ZERO), Decimal(1)) if end else ZERO)

    return Bullet(
        target=place(low),
        band=None if high is None else place(high - low),
        actual=None if value is None else place(value),
        path=None if expected is None else place(expected),
    )


def spark(values: Sequence[Decimal | None], *, low: Decimal) -> Spark:
    """The values of successive years beside the promise, from the lowest to the highest: the line
    shows the change, the figures beside it the size."""
    known = [value for value in values if value is not None]
    top, bottom = max([low, *known]), min([low, *known])

    def height(value: Decimal) -> str:
        span = top - bottom or Decimal(1)
        return _text(SPARK_HEIGHT - SPARK_EDGE - _inside(SPARK_HEIGHT) * (value - bottom) / span)

    def place(index: int) -> str:
        steps = max(len(values) - 1, 1)
        return _text(SPARK_EDGE + Decimal(_inside(SPARK_WIDTH) * index) / steps)

    dots = [
        None if value is None else (place(index), height(value))
        for index, value in enumerate(values)
    ]
    return Spark(
        lines=tuple(_line(run) for run in _runs(dots) if len(run) > 1),
        dots=tuple(dot for dot in dots if dot is not None),
        target=height(low),
        zero=height(ZERO) if bottom < 0 < top else None,
    )


def columns(counts: Mapping[str, int]) -> list[Column]:
    """A distribution as bars, the tallest filling its height."""
    most = max(counts.values(), default=0) or 1
    heights = {name: COLUMN_HEIGHT * Decimal(count) / most for name, count in counts.items()}
    return [
        Column(
            label=name.replace("-", "–"),
            count=count,
            top=_text(COLUMN_HEIGHT - heights[name]),
            height=_text(heights[name]),
        )
        for name, count in counts.items()
    ]


def _end_of(
    value: Decimal | None, low: Decimal, high: Decimal | None, expected: Decimal | None
) -> Decimal:
    promised = low * BEYOND_LOW if high is None else high * BEYOND_BAND
    return max(promised, value or ZERO, expected or ZERO)


def _runs(dots: Sequence[tuple[str, str] | None]) -> list[list[tuple[str, str]]]:
    """The dots between the gaps: a missing year breaks the line, it is not a zero."""
    runs: list[list[tuple[str, str]]] = [[]]
    for dot in dots:
        if dot is None:
            runs.append([])
        else:
            runs[-1].append(dot)
    return runs


def _line(dots: Sequence[tuple[str, str]]) -> str:
    return " ".join(f"{x},{y}" for x, y in dots)


def _inside(length: int) -> int:
    return length - 2 * SPARK_EDGE


def _text(amount: Decimal) -> str:
    return f"{amount:.1f}"
