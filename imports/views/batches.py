"""Bringing a file, and the page of an import from its check to its end."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django_htmx.http import HttpResponseClientRefresh

from accounts.access import Request, requires
from accounts.roles import Permission
from core.spreadsheets.reading import FileError
from imports.choices import AT_WORK
from imports.filters import RowFilter
from imports.forms import UploadForm
from imports.kinds import KINDS
from imports.models import ImportBatch
from imports.preview import page_of, rows_on, tables_of
from imports.progress import progress_of
from imports.questions import count_questions
from imports.selectors import overview, rows_of
from imports.services import check_batch, open_batch, read_small
from imports.stays import outlook_by_kind
from imports.tasks import give_out
from imports.views.door import of_bringers

RECENT = 20
# The part of the page that asks for itself again while a worker is busy with the import.
STATE = "import-state"


@requires(Permission.IMPORT)
def home(request: Request) -> HttpResponse:
    """Choose the kind (`?kind=` does) and the file; the latest imports; the templates."""
    form = UploadForm(request.POST or None, request.FILES or None, initial=request.GET.dict())
    if request.method == "POST" and form.is_valid():
        batch = take_in(request.user, **form.cleaned_data)
        return redirect("imports:batch", pk=batch.pk)
    recent = ImportBatch.objects.for_user(request.user).latest_first()[:RECENT]
    context = {"form": form, "recent": recent, "kinds": KINDS.values()}
    return render(request, "imports/home.html", context)


def take_in(user: Any, *, kind: str, file: Any) -> ImportBatch:
    """Small files are checked at once; a worker takes the large ones."""
    content = file.read()
    batch = open_batch(kind=kind, content=content, file_name=file.name, by=user)
    try:
        grids = read_small(content=content, file_name=file.name)
    except FileError:
        check_batch(batch=batch)
        return batch
    if grids is None:
        give_out(batch)
    else:
        check_batch(batch=batch, grids=grids)
    return batch


@of_bringers
def batch(request: Request, pk: int) -> HttpResponse:
    """One import: under way, to be decided on, or done."""
    found = get_object_or_404(ImportBatch.objects.for_user(request.user), pk=pk)
    if found.status in AT_WORK:
        return _under_way(request, found)
    if request.htmx.target == STATE:
        return HttpResponseClientRefresh()
    rows = RowFilter(request.GET, queryset=rows_of(found), batch=found)
    page = page_of(found, rows, request.GET.get("page"))
    context = {
        "filter": rows,
        "page": page,
        "numbers": page.paginator.get_elided_page_range(page.number),
        "tables": tables_of(found, rows_on(found, page)),
    }
    if request.htmx:
        response = render(request, "imports/_rows.html", context)
    else:
        context |= overview(found) | {
            "questions": count_questions(found),
            "kinds_of_records": outlook_by_kind(found.outlook),
        }
        response = render(request, "imports/batch.html", context)
    response["Vary"] = "HX-Request"
    return response


def _under_way(request: Request, batch: ImportBatch) -> HttpResponse:
    """How far a worker is with the import."""
    name = "imports/_under_way.html" if request.htmx else "imports/under_way.html"
    context = {"batch": batch, "kind": KINDS[batch.kind], "progress": progress_of(batch)}
    return render(request, name, context)
