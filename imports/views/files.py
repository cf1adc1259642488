"""Files to download: templates, the file that was brought, and that file with what was found."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View

from accounts.access import Request, requires
from accounts.roles import Permission
from core.choices import ExportFormat
from core.exports import Writable
from core.views import Exporting
from imports.annotated import CheckedFile, RowsToMend, can_give_back, count_to_mend
from imports.errors import ImportRefusedError
from imports.kinds import KINDS
from imports.models import ImportBatch
from imports.template_books.contents import last_values, my_facilities
from imports.template_books.workbook import Contents, template_of
from imports.views.door import of_bringers

FIRST_YEAR = 1990


@requires(Permission.IMPORT)
def template(request: Request, kind: str) -> FileResponse:
    """An empty workbook of a kind, with lists to choose from and an explanation of each column."""
    if kind not in KINDS:
        raise Http404
    return _template(kind, {}, f"mau-{kind}.xlsx")


@requires(Permission.IMPORT)
def filled_template(request: Request, kind: str) -> FileResponse | HttpResponse:
    """A workbook with the person's facilities, or with last year's values as the baseline."""
    try:
        if kind == "facilities":
            return _template(kind, my_facilities(request.user), f"mau-{kind}-dien-san.xlsx")
        if kind == "assessments":
            year = _year(request.GET.get("year", ""))
            return _template(kind, last_values(request.user, year=year), f"mau-{kind}-{year}.xlsx")
    except ImportRefusedError as error:
        messages.error(request, str(error))
        return redirect("imports:home")
    raise Http404


@of_bringers
def original(request: Request, pk: int) -> FileResponse:
    """The file of an import, exactly as it was brought."""
    batch = get_object_or_404(ImportBatch.objects.for_user(request.user), pk=pk)
    return FileResponse(batch.file.open("rb"), as_attachment=True, filename=batch.file_name)


@method_decorator(of_bringers, name="dispatch")
class FileBack(Exporting, View):
    """The file of an import as it is given back: at once, or by a worker when it is large."""

    writable: type[CheckedFile] | type[RowsToMend]

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """There is one format; nobody need ask for it."""
        asked = request.GET.copy()
        asked["export"] = ExportFormat.XLSX
        request.GET = asked  # type: ignore[assignment]
        super().setup(request, *args, **kwargs)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        imports = ImportBatch.objects.for_user(self.request.user)
        self.batch = get_object_or_404(imports, pk=kwargs["pk"])
        if not self.is_there():
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def is_there(self) -> bool:
        return can_give_back(self.batch)

    def rows_to_read(self, content: Writable) -> int:
        """Rows to mend may be few, but they are found among all."""
        return self.batch.total_rows

    def export_content(self) -> Writable:
        return self.writable(self.batch)

    @property
    def title(self) -> str:
        return self.export_content().file_name

    @property
    def back(self) -> str:
        return reverse("imports:batch", args=[self.batch.pk])

    def narrowed(self) -> str:
        return _("import %(number)s") % {"number": self.batch.pk}


class Checked(FileBack):
    """With the outcome of each row, marks and notes."""

    writable = CheckedFile


class ToMend(FileBack):
    """Only the rows that are wrong or held back, with marks and notes."""

    writable = RowsToMend

    def is_there(self) -> bool:
        return super().is_there() and count_to_mend(self.batch) > 0


def _template(kind: str, contents: Contents, name: str) -> FileResponse:
    made = template_of(KINDS[kind], contents)
    return FileResponse(made, as_attachment=True, filename=name)


def _year(text: str) -> int:
    """The reporting year that was asked for, else last year."""
    this_year = timezone.localdate().year
    if text.isascii() and text.isdigit() and FIRST_YEAR < int(text) <= this_year:
        return int(text)
    return this_year - 1
