"""A list taken out as a file: at once when it is short, else made by a worker."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from core.books import Book
from core.choices import ExportFormat
from core.errors import ExportRefusedError
from core.exports import Content, Writable, file_response
from core.listings import Answer, Enquiry
from core.services import Order, request_export
from core.tables import ListTable
from core.tasks import make_export

# More rows than these take too long to write while someone waits.
MOST_AT_ONCE = 10_000


class Exporting:
    """Mixin of a page whose records can be taken out: `?export=` in its address asks for a file.

    A list whose records belong on the sheets of an import names their `book`.
    """

    request: Any
    title: Any
    export_name = "list"
    book: type[Book] | None = None

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.GET.get("export") not in self.export_formats:
            response: HttpResponse = super().get(request, *args, **kwargs)  # type: ignore[misc]
            return response
        content = self.export_content()
        if isinstance(request, Enquiry):
            return Answer(content)
        if self.rows_to_read(content) <= MOST_AT_ONCE:
            return file_response(content)
        return render(request, "files/ask.html", {"page": self, "total": content.count()})

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Asks for a file that a worker makes."""
        if request.GET.get("export") not in self.export_formats:
            return HttpResponseNotAllowed(["GET"])
        try:
            with transaction.atomic():
                export = request_export(order=self.export_order(), by=self.request.user)
                transaction.on_commit(lambda: make_export.delay(export.pk))
        except ExportRefusedError as error:
            messages.error(request, str(error))
        return redirect("files:list")

    @property
    def export_formats(self) -> list[ExportFormat]:
        """What the person may take the list out as."""
        has_book = self.book is not None and self.book(self.request.user).is_open()
        return [each for each in ExportFormat if each != ExportFormat.BOOK or has_book]

    @property
    def export_title(self) -> str:
        """What people call the list among their files."""
        return str(self.title)

    @property
    def back(self) -> str:
        """Where the page is that offers the file."""
        return str(self.request.path)

    def rows_to_read(self, content: Writable) -> int:
        """How many rows must be gone through to make the file."""
        return content.count()

    def export_content(self) -> Writable:
        """The filtered, sorted rows of the page, all of them."""
        table = self.listed()
        if self.request.GET["export"] == ExportFormat.BOOK and self.book is not None:
            book = self.book(self.request.user)
            return Content(name=book.name, format="xlsx", pages=book.pages(table.data.data))
        page = table.as_page(self.export_title)
        return Content(name=self.export_name, format=self.request.GET["export"], pages=[page])

    def export_order(self) -> Order:
        match, query = self.request.resolver_match, self.request.GET.copy()
        query.pop("page", None)
        content = self.export_content()
        return Order(
            title=self.export_title,
            narrowed=self.narrowed(),
            page=match.view_name,
            place=match.kwargs,
            query=query.urlencode(),
            format=ExportFormat(query["export"]),
            language=get_language() or "vi",
            total=content.count(),
        )

    def listed(self) -> ListTable:
        """The table of the page, filtered and sorted."""
        raise NotImplementedError

    def narrowed(self) -> str:
        """What the list is narrowed to, in words."""
        return ""
