"""Files to download: the templates, and the file that was brought."""

from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404

from accounts.access import requires
from accounts.roles import Permission
from imports.kinds import KINDS
from imports.models import ImportBatch
from imports.views.request import Request

SAMPLES = Path(settings.BASE_DIR) / "tests" / "files"


@requires(Permission.IMPORT)
def template(request: Request, kind: str) -> FileResponse:
    """A filled-in example with every column and an explanation of each."""
    if kind not in KINDS:
        raise Http404
    path = SAMPLES / f"{kind}.xlsx"
    return FileResponse(path.open("rb"), as_attachment=True, filename=path.name)


@requires(Permission.IMPORT)
def original(request: Request, pk: int) -> FileResponse:
    """The file of an import, exactly as it was brought."""
    batch = get_object_or_404(ImportBatch.objects.for_user(request.user), pk=pk)
    return FileResponse(batch.file.open("rb"), as_attachment=True, filename=batch.file_name)
