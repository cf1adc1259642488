"""Names the import in which a record changed, with a link for those who may see it."""

from collections.abc import Sequence

from django import template
from django.template.context import RequestContext

from core.changes import Change
from imports.stays import NamedImport, named_imports

register = template.Library()


@register.simple_tag(takes_context=True)
def with_imports(
    context: RequestContext, changes: Sequence[Change]
) -> list[tuple[Change, NamedImport | None]]:
    """Each change with its import, if it was made by one; no query when none was."""
    keys = {change.batch for change in changes if change.batch is not None}
    named = named_imports(keys, reader=context["request"].user)
    return [(change, named.get(change.batch or 0)) for change in changes]
