"""The administration takes out and brings in by the declared sheets, as the pages do.

django-import-export puts “Import” and “Export” above the lists. Export fills the sheets of the kind
with the records that the list shows; import is the page of imports, so that nothing comes in
without being checked, shown, and undoable.
"""

from collections.abc import Callable
from io import BytesIO
from typing import Any, ClassVar

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from import_export.admin import ImportExportMixin
from import_export.formats.base_formats import XLSX

from accounts.policies import may
from accounts.roles import Permission
from assessments.admin import AssessmentAdmin, NormAdmin
from campaigns.admin import (
    ActionPlanAdmin,
    ActivityAdmin,
    DemonstrationModelAdmin,
    FundingAdmin,
    LocalReportAdmin,
    NetworkMemberAdmin,
    OfficerAdmin,
    PlanTaskAdmin,
    PromotionProjectAdmin,
    SupportCaseAdmin,
    TechnologyTransferAdmin,
    TraceLotAdmin,
)
from core.exports import Content
from core.views.exporting import MOST_AT_ONCE
from enterprises.admin import FacilityAdmin, FacilityListAdmin, ZoneAdmin
from enterprises.models import FacilityListMember
from imports.exports import BOOKS
from imports.kinds import KINDS

Records = Callable[["QuerySet[Any]"], "QuerySet[Any]"]

# What django-import-export writes on its buttons; it has no Vietnamese.
BUTTONS = (gettext_noop("Import"), gettext_noop("Export"))
ALL_TAKEN_OUT = _("So many records are taken out by a worker, and all of them at once.")


class ByDeclaredSheets(ImportExportMixin):
    """Mixin of the administration of records that are the main sheet of a `kind` of workbook."""

    kind: ClassVar[str]
    formats: ClassVar[list[type[Any]]] = [XLSX]
    skip_export_form = True

    def get_resource_classes(self, request: HttpRequest) -> list[type[Any]]:
        return list(KINDS[self.kind].sheets)

    def has_import_permission(self, request: Any) -> bool:
        return may(request.user, Permission.IMPORT)

    def has_export_permission(self, request: Any) -> bool:
        return BOOKS[self.kind](request.user).is_open()

    def import_action(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return redirect(f"{reverse('imports:home')}?kind={self.kind}")

    # What django-import-export would write by itself, row by row, is not written.
    process_import = import_action

    def export_action(self, request: HttpRequest) -> HttpResponse:
        """The records of the list, filtered and searched as it is; more than fit in one answer are
        left to a worker."""
        if self.content(request, self.get_export_queryset(request)).count() <= MOST_AT_ONCE:
            response: HttpResponse = super().export_action(request)
            return response
        messages.warning(request, ALL_TAKEN_OUT)
        address = reverse("imports:current_records", kwargs={"kind": self.kind})
        return redirect(f"{address}?export=book")

    def get_export_data(
        self, file_format: Any, request: HttpRequest, queryset: "QuerySet[Any]", **kwargs: Any
    ) -> bytes:
        """A workbook that can be brought in again."""
        stream = BytesIO()
        self.content(request, queryset).write(stream)
        return stream.getvalue()

    def get_export_filename(
        self, request: HttpRequest, queryset: "QuerySet[Any]", file_format: Any
    ) -> str:
        return self.content(request, queryset).file_name

    def content(self, request: Any, records: "QuerySet[Any]") -> Content:
        book = BOOKS[self.kind](request.user)
        return Content(name=book.name, format="xlsx", pages=book.pages(self.of_sheet(records)))

    def of_sheet(self, records: "QuerySet[Any]") -> "QuerySet[Any]":
        """The records of the main sheet that belong to those of the list."""
        return records


class ListsBySheet(ByDeclaredSheets):
    """A row of the sheet is one facility on a list."""

    def of_sheet(self, records: "QuerySet[Any]") -> "QuerySet[Any]":
        return FacilityListMember.objects.filter(
            facility_list__in=records.order_by().values("pk")
        ).order_by("facility_list__name", "facility__code", "pk")


def open_to_sheets(
    kind: str, plain: type[admin.ModelAdmin], by: type[ByDeclaredSheets] = ByDeclaredSheets
) -> None:
    """Puts “Import” and “Export” above a list of the administration that an app has declared."""
    model = next(m for m, registered in admin.site._registry.items() if type(registered) is plain)
    admin.site.unregister(model)
    admin.site.register(model, type(plain.__name__, (by, plain), {"kind": kind}))


open_to_sheets("facilities", FacilityAdmin)
open_to_sheets("zones", ZoneAdmin)
open_to_sheets("facility_lists", FacilityListAdmin, ListsBySheet)
open_to_sheets("assessments", AssessmentAdmin)
open_to_sheets("plans", ActionPlanAdmin)
open_to_sheets("activities", ActivityAdmin)
open_to_sheets("officers", OfficerAdmin)
open_to_sheets("projects", PromotionProjectAdmin)
open_to_sheets("support", SupportCaseAdmin)
open_to_sheets("models", DemonstrationModelAdmin)
open_to_sheets("transfers", TechnologyTransferAdmin)
open_to_sheets("network", NetworkMemberAdmin)
open_to_sheets("lots", TraceLotAdmin)
open_to_sheets("tasks", PlanTaskAdmin)
open_to_sheets("funding", FundingAdmin)
open_to_sheets("local_reports", LocalReportAdmin)
open_to_sheets("norms", NormAdmin)
