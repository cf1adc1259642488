"""The one view of every declared list: search, filters, sorting, pages, and the list as Excel."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
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

    def get_template_names(self) -> list[str]:
        htmx = self.request.htmx
        partial = htmx and not htmx.boosted and not htmx.history_restore_request
        return [self.partial_name if partial else self.template_name]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(page=self, **kwargs)
        return context

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        if self.request.GET.get("export") == "xlsx":
            return self._export(context["table"])
        response: HttpResponse = super().render_to_response(context, **kwargs)
        response["Vary"] = "HX-Request"
        return response

    def _export(self, table: Any) -> HttpResponse:
        if table.paginator.count > MAX_EXPORT_ROWS:
            messages.error(self.request, _("The list is too long for a workbook: narrow it first."))
            return redirect(self.request.path)
        rows = table.as_values()
        return workbook_response(rows, name=self.export_name, columns=len(table.columns))
