"""The state of an import; and the import in which a record changed, with a link for those who may
see it."""

from collections.abc import Sequence
from dataclasses import replace

from django import template
from django.template.context import RequestContext

from core.changes import Change
from imports.records import SHEETS
from imports.stays import NamedImport, named_imports
from imports.tables import state_of

register = template.Library()
register.filter("state", state_of)


@register.simple_tag(takes_context=True)
def with_imports(
    context: RequestContext, changes: Sequence[Change]
) -> list[tuple[Change, NamedImport | None]]:
    """Each change with its import, if it was made by one, and a link to the row that speaks of the
    record; no query when none was."""
    keys = {change.batch for change in changes if change.batch is not None}
    named = named_imports(keys, reader=context["request"].user)
    return [(change, _at_row(named.get(change.batch or 0), change)) for change in changes]


def _at_row(found: NamedImport | None, change: Change) -> NamedImport | None:
    sheet = SHEETS.get(change.model)
    if found is None or not found.url or sheet is None:
        return found
    return replace(found, url=f"{found.url}?record={sheet}.{change.record}#rows")
