"""The one view of every declared list: search, filters, sorting, pages, and the list as a file."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django_filters.views import FilterView
from django_tables2 import SingleTableMixin

from core.tables import ListTable
from core.views.exporting import Exporting


class ListPage(Exporting, SingleTableMixin, FilterView):
    """Page, htmx partial and file are one view at one address.

    A subclass names its queryset (scoped by `for_user`), table_class, filterset_class and the
    words of the page.
    """

    template_name = "list.html"
    partial_name = "_list.html"
    table_pagination: Any = {"per_page": 25}
    title: Any = ""
    lead: Any = ""
    empty_title: Any = ""
    empty_text: Any = ""
    # A template that says more of what is listed, above the table.
    summary = ""
    # A template with what is done, from this page, to all that the filters leave.
    done_to_all = ""

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

    def counted(self) -> str:
        """What else there is to say on how many are found, beside the number of rows."""
        return ""

    @property
    def onward(self) -> tuple[tuple[Any, str], ...]:
        """What can be done with all that the filters leave: words, and the page that takes them."""
        return ()

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().render_to_response(context, **kwargs)
        response["Vary"] = "HX-Request"
        if self.is_partial:
            query = self.request.GET.urlencode()
            response["HX-Push-Url"] = self.request.path + (f"?{query}" if query else "")
        return response

    def listed(self) -> ListTable:
        """The table of the page, whole: filtered and sorted, without pages."""
        self.table_pagination = False
        self.filterset = self.get_filterset(self.get_filterset_class())
        is_usable = not self.filterset.is_bound or self.filterset.is_valid()
        self.object_list = self.filterset.qs if is_usable else self.filterset.queryset.none()
        table: ListTable = self.get_table(**self.get_table_kwargs())
        return table

    def narrowed(self) -> str:
        """The filters in words, as the form shows them."""
        return in_words(self.filterset.form)


def in_words(form: Any) -> str:
    """What a form of filters narrows to: 'Industry: 17 Paper; State: closed'."""
    chosen = ((field.label, _words(field)) for field in form if form.data.get(field.name))
    return "; ".join(f"{label}: {words}" for label, words in chosen)


def _words(field: Any) -> str:
    """What was chosen, in the words of the form; what was typed, as it was typed."""
    value = field.value()
    for code, words in getattr(field.field, "choices", ()):
        if str(code) == str(value):
            return str(words)
    return str(value)


def _filled(data: QueryDict) -> QueryDict:
    """The same without its empty fields."""
    kept = QueryDict(mutable=True)
    for name, values in data.lists():
        if filled := [value for value in values if value]:
            kept.setlist(name, filled)
    return kept
