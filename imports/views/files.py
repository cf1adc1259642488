"""Files to download: templates, the file that was brought, and that file with what was found."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import get_language

from accounts.access import requires
from accounts.roles import Permission
from imports.annotated import (
    GivenBack,
    can_give_back,
    give_back,
    give_rows_to_mend,
    has_rows_to_mend,
)
from imports.errors import ImportRefusedError
from imports.kinds import KINDS
from imports.models import ImportBatch
from imports.template_books.contents import last_values, my_facilities
from imports.template_books.workbook import Contents, template_of
from imports.views.request import Request

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


@requires(Permission.IMPORT)
def original(request: Request, pk: int) -> FileResponse:
    """The file of an import, exactly as it was brought."""
    batch = get_object_or_404(ImportBatch.objects.for_user(request.user), pk=pk)
    return FileResponse(batch.file.open("rb"), as_attachment=True, filename=batch.file_name)


@requires(Permission.IMPORT)
def checked(request: Request, pk: int) -> FileResponse | HttpResponse:
    """The file of an import with the outcome of each row, marks and notes."""
    batch = _given_back(request, pk)
    try:
        return _sent(give_back(batch, language=get_language() or "vi"))
    except ImportRefusedError as error:
        messages.error(request, str(error))
        return redirect("imports:batch", pk=pk)


@requires(Permission.IMPORT)
def to_mend(request: Request, pk: int) -> FileResponse:
    """Only the rows of an import that are wrong or held back, with marks and notes."""
    batch = _given_back(request, pk)
    if not has_rows_to_mend(batch):
        raise Http404
    return _sent(give_rows_to_mend(batch, language=get_language() or "vi"))


def _given_back(request: Request, pk: int) -> ImportBatch:
    batch = get_object_or_404(ImportBatch.objects.for_user(request.user), pk=pk)
    if not can_give_back(batch):
        raise Http404
    return batch


def _template(kind: str, contents: Contents, name: str) -> FileResponse:
    made = template_of(KINDS[kind], contents)
    return FileResponse(made, as_attachment=True, filename=name)


def _sent(file: GivenBack) -> FileResponse:
    return FileResponse(file.content, as_attachment=True, filename=file.name)


def _year(text: str) -> int:
    """The reporting year that was asked for, else last year."""
    this_year = timezone.localdate().year
    if text.isascii() and text.isdigit() and FIRST_YEAR < int(text) <= this_year:
        return int(text)
    return this_year - 1
