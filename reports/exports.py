"""The dashboard of a plan as rows of a workbook; the official report is made in the background."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from reports.rules import Status
from reports.selectors.dashboard import Dashboard, Row

WIDTH = 12


def progress_rows(board: Dashboard) -> Iterator[list[Any]]:
    """The targets under their header, then the counts; numbers stay numbers."""
    yield _header()
    for row in board.rows:
        yield _target(row)
    yield []
    for count in board.counts:
        yield [str(count.indicator), count.value, count.indicator.unit]


def _header() -> list[str]:
    return [
        _("Target"),
        _("So far"),
        _("Unit"),
        _("Promised from"),
        _("Promised to"),
        _("Due year"),
        _("Status"),
        _("Expected today"),
        _("Numerator"),
        _("Denominator"),
        _("Of which"),
        _("Included"),
    ]


def _target(row: Row) -> list[Any]:
    figure, target = row.figure, row.found.target
    return [
        row.found.label,
        figure.value,
        figure.unit,
        target.low,
        target.high,
        target.due_year,
        status_words(figure.status),
        figure.expected_today,
        figure.numerator,
        figure.denominator,
        row.found.denominator_text,
        figure.n,
    ]


def status_words(status: Status) -> str:
    """A status as people read it."""
    words = {
        Status.NOT_REACHED: _("Not reached"),
        Status.REACHED: _("Reached"),
        Status.EXCEEDED: _("Exceeded"),
        Status.UNKNOWN: _("Not known"),
    }
    return words[status]
