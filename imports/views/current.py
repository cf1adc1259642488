"""What the portal holds, as workbooks to change and bring in again."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views import View

from accounts.access import Request, requires
from accounts.roles import Permission
from core.choices import ExportFormat
from core.exports import Content
from core.views import Exporting
from imports.exports import BOOKS
from imports.kinds import KINDS


@requires(Permission.IMPORT)
def current(request: Request) -> HttpResponse:
    """The kinds of workbooks that the person may bring in."""
    kinds = [KINDS[name] for name, book in BOOKS.items() if book(request.user).is_open()]
    return render(request, "imports/current.html", {"kinds": kinds})


@method_decorator(requires(Permission.IMPORT), name="dispatch")
class CurrentRecords(Exporting, View):
    """All records of a kind, as far as the person may bring them in again."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.book = BOOKS.get(kwargs["kind"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if self.book is None or not self.book(self.request.user).is_open():
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Only as a file; there is no page of them here."""
        if request.GET.get("export") != ExportFormat.BOOK:
            return redirect("imports:current")
        return super().get(request, *args, **kwargs)

    @property
    def title(self) -> Any:
        return KINDS[self.kwargs["kind"]].title

    def export_content(self) -> Content:
        book = BOOKS[self.kwargs["kind"]](self.request.user)
        return Content(name=book.name, format="xlsx", pages=book.pages(book.everything()))
