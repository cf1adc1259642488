"""Plans, activities and the rules behind the figures, for administrators."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from campaigns import models
from core.addresses import new_key


@admin.register(models.Indicator)
class IndicatorAdmin(admin.ModelAdmin):
    list_display = ("position", "code", "name_vi", "unit", "kind")
    list_display_links = ("code",)
    search_fields = ("code", "name_vi", "name_en")


@admin.register(models.Rule)
class RuleAdmin(admin.ModelAdmin):
    list_display = ("code", "admin_unit", "valid_from", "text_vi")
    list_select_related = ("admin_unit",)
    search_fields = ("text_vi", "text_en")
    raw_id_fields = ("admin_unit",)


class TargetInline(admin.StackedInline):
    model = models.Target
    raw_id_fields = ("facility_list", "industries")
    extra = 0


@admin.register(models.ActionPlan)
class ActionPlanAdmin(admin.ModelAdmin):
    list_display = ("code", "name", "admin_unit", "starts_on", "ends_on")
    list_select_related = ("admin_unit",)
    search_fields = ("code", "name", "decision_no")
    raw_id_fields = ("admin_unit", "parent")
    inlines = (TargetInline,)


class ParticipationInline(admin.TabularInline):
    model = models.Participation
    raw_id_fields = ("facility", "zone", "agency", "officer")
    extra = 0


@admin.register(models.Activity)
class ActivityAdmin(admin.ModelAdmin):
    list_display = ("code", "title", "kind", "starts_on", "plan")
    list_filter = ("kind",)
    list_select_related = ("plan",)
    search_fields = ("code", "title")
    raw_id_fields = ("plan", "admin_unit", "agency")
    inlines = (ParticipationInline,)


@admin.register(models.Officer)
class OfficerAdmin(admin.ModelAdmin):
    list_display = ("name", "position", "admin_unit", "agency", "zone", "facility")
    list_select_related = ("admin_unit", "agency", "zone", "facility")
    search_fields = ("name",)
    raw_id_fields = ("admin_unit", "agency", "zone", "facility")


@admin.register(models.SupportCase)
class SupportCaseAdmin(admin.ModelAdmin):
    list_display = ("title", "facility", "kind", "supported_on", "plan")
    list_filter = ("kind",)
    list_select_related = ("facility", "plan")
    search_fields = ("title", "facility__name")
    raw_id_fields = ("facility", "plan")


@admin.register(models.DemonstrationModel)
class DemonstrationModelAdmin(admin.ModelAdmin):
    list_display = ("title", "facility", "kind", "established_on", "plan")
    list_filter = ("kind",)
    list_select_related = ("facility", "plan")
    search_fields = ("title", "facility__name")
    raw_id_fields = ("facility", "plan")


class LocalReportInline(admin.TabularInline):
    model = models.LocalReport
    fields = ("admin_unit", "zone", "state", "sent_at", "decided_at")
    raw_id_fields = ("admin_unit", "zone")
    extra = 0


@admin.register(models.LocalRound)
class LocalRoundAdmin(admin.ModelAdmin):
    list_display = ("year", "admin_unit", "opens_on", "due_on")
    list_select_related = ("admin_unit",)
    raw_id_fields = ("admin_unit", "created_by")
    inlines = (LocalReportInline,)


@admin.register(models.TechnologyTransfer)
class TechnologyTransferAdmin(admin.ModelAdmin):
    list_display = ("title", "facility", "transferred_on", "plan")
    list_select_related = ("facility", "plan")
    search_fields = ("title", "facility__name")
    raw_id_fields = ("facility", "plan")


@admin.register(models.PromotionProject)
class PromotionProjectAdmin(admin.ModelAdmin):
    list_display = ("code", "title", "admin_unit", "state", "starts_on")
    list_filter = ("state",)
    list_select_related = ("admin_unit",)
    search_fields = ("code", "title", "decision_no")
    raw_id_fields = ("admin_unit", "plan", "facility", "agency")


@admin.register(models.NetworkMember)
class NetworkMemberAdmin(admin.ModelAdmin):
    list_display = ("name", "kind", "admin_unit", "joined_on", "left_on")
    list_filter = ("kind",)
    list_select_related = ("admin_unit",)
    search_fields = ("name",)
    raw_id_fields = ("admin_unit", "facility")


@admin.register(models.TraceLot)
class TraceLotAdmin(admin.ModelAdmin):
    list_display = ("product", "code", "facility", "made_on", "is_public")
    list_filter = ("is_public",)
    list_select_related = ("facility",)
    search_fields = ("product", "code")
    raw_id_fields = ("facility",)
    readonly_fields = ("key",)

    def save_model(self, request: Any, obj: models.TraceLot, form: Any, change: bool) -> None:
        obj.key = obj.key or new_key()
        super().save_model(request, obj, form, change)


@admin.register(models.PlanTask)
class PlanTaskAdmin(admin.ModelAdmin):
    list_display = ("title", "plan", "lead", "due_on", "done_on")
    list_select_related = ("plan", "lead")
    search_fields = ("title", "plan__code")
    raw_id_fields = ("plan", "lead")


@admin.register(models.LegalBasis)
class LegalBasisAdmin(admin.ModelAdmin):
    list_display = ("number", "title", "plan", "issued_on")
    list_select_related = ("plan",)
    search_fields = ("number", "title")
    raw_id_fields = ("plan",)


@admin.register(models.Funding)
class FundingAdmin(admin.ModelAdmin):
    list_display = ("plan", "source", "year", "planned_vnd", "appraised_vnd", "spent_vnd")
    list_filter = ("source",)
    list_select_related = ("plan",)
    search_fields = ("plan__code", "note")
    raw_id_fields = ("plan", "task", "project", "agency")


@admin.register(models.Attachment)
class AttachmentAdmin(admin.ModelAdmin):
    list_display = ("name", "caption", "plan", "activity", "project", "at", "by")
    list_select_related = ("plan", "activity", "project", "by")
    search_fields = ("name", "caption")
    raw_id_fields = ("plan", "activity", "project", "local_report", "by")


@admin.register(models.SignUp)
class SignUpAdmin(admin.ModelAdmin):
    list_display = ("name", "organisation", "activity", "state", "created_at")
    list_filter = ("state",)
    list_select_related = ("activity",)
    search_fields = ("name", "email", "activity__code")
    raw_id_fields = ("activity", "facility", "participation")
    # The secret of somebody's letter.
    exclude = ("key",)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """People sign up by the page of the event, which gives them their link."""
        return False


@admin.register(models.LocalReport)
class LocalReportAdmin(admin.ModelAdmin):
    list_display = ("round", "admin_unit", "zone", "state", "sent_at", "decided_at")
    list_filter = ("state",)
    list_select_related = ("round__admin_unit", "admin_unit", "zone")
    raw_id_fields = ("round", "admin_unit", "zone", "sent_by", "decided_by")
