"""The list of all imports."""

from typing import Any

from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _

from accounts.access import requires
from accounts.roles import Permission
from core.views import ListPage
from imports.filters import BatchFilter
from imports.models import ImportBatch
from imports.tables import BatchTable


@method_decorator(requires(Permission.IMPORT), name="dispatch")
class ImportList(ListPage):
    """The imports a person may see, the latest first."""

    template_name = "imports/list.html"
    title = _("All imports")
    lead = _("Every import is kept: the file, its columns, the outcome of every row, and by whom.")
    table_class = BatchTable
    filterset_class = BatchFilter
    empty_title = _("No import yet")
    empty_text = _("Download a template, fill it in, and bring it here.")
    export_name = "imports"

    def get_queryset(self) -> Any:
        return ImportBatch.objects.for_user(self.request.user).latest_first()
