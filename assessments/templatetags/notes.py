"""How pages look up what was said of a line."""

from django import template

from assessments.anchors import Line, anchor_of
from assessments.selectors.notes import LineNotes, Notes

register = template.Library()


@register.filter
def of_line(notes: Notes | LineNotes | None, anchor: str) -> LineNotes:
    """`notes|of_line:anchor`: the notes of one line, from what `notes_of` gave the page."""
    if isinstance(notes, LineNotes):
        return notes
    return (notes or {}).get(anchor, LineNotes())


@register.filter
def anchor(line: Line) -> str:
    """`line|anchor`: how a line is called, as the id of its element and in the notes."""
    return anchor_of(line)
