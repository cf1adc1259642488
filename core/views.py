"""The one view of every declared list: search, filters, sorting, pages, and the list as Excel."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django_filters.views import FilterView
from django_tables2 import SingleTableMixin

from core.exports import workbook_response

# Beyond this a workbook takes too long to make while someone waits.
MAX_EXPORT_ROWS = 50_000


class ListPage(SingleTableMixin, FilterView):
    """Page, htmx partial and workbook are one view at one address.

    A subclass names its queryset (scoped by `for_user`), table_class, filterset_class and the
    words of the page.
    """

    template_name = "list.html"
    partial_name = "_list.html"
    table_pagination = {"per_page": 25}
    title: Any = ""
    lead: Any = ""
    empty_title: Any = ""
    empty_text: Any = ""
    export_name = "list"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """A form sends its empty fields too; they narrow nothing and clutter the address."""
        request.GET = _filled(request.GET)  # type: ignore[assignment]
        super().setup(request, *args, **kwargs)

    @property
    def is_partial(self) -> bool:
        htmx = self.request.htmx
        return bool(htmx and not htmx.boosted and not htmx.history_restore_request)

    def get_template_names(self) -> list[str]:
        return [self.partial_name if self.is_partial else self.template_name]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(page=self, **kwargs)
        return context

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        if self.request.GET.get("export") == "xlsx":
            return self._export(context["table"])
        response: HttpResponse = super().render_to_response(context, **kwargs)
        response["Vary"] = "HX-Request"
        if self.is_partial:
            query = self.request.GET.urlencode()
            response["HX-Push-Url"] = self.request.path + (f"?{query}" if query else "")
        return response

    def _export(self, table: Any) -> HttpResponse:
        if table.paginator.count > MAX_EXPORT_ROWS:
            messages.error(self.request, _("The list is too long for a workbook: narrow it first."))
            return redirect(self.request.path)
        rows = table.as_values()
        width = sum(1 for _column in table.columns.iterall())
        return workbook_response(rows, name=self.export_name, columns=width)


def _filled(data: QueryDict) -> QueryDict:
    """The same without its empty fields."""
    kept = QueryDict(mutable=True)
    for name, values in data.lists():
        if filled := [value for value in values if value]:
            kept.setlist(name, filled)
    return kept
