"""The register, for administrators: what the pages do not yet let them mend."""

from django.contrib import admin

from enterprises import models


@admin.register(models.AdminUnit)
class AdminUnitAdmin(admin.ModelAdmin):
    list_display = ("name", "code", "edition", "level", "province")
    list_filter = ("edition", "level")
    list_select_related = ("province",)
    search_fields = ("name", "code")
    raw_id_fields = ("parent", "province", "current_province")


@admin.register(models.Agency)
class AgencyAdmin(admin.ModelAdmin):
    list_display = ("name", "kind", "admin_unit")
    list_select_related = ("admin_unit",)
    search_fields = ("name",)
    raw_id_fields = ("admin_unit",)


@admin.register(models.Zone)
class ZoneAdmin(admin.ModelAdmin):
    list_display = ("name", "code", "kind", "province")
    list_filter = ("kind",)
    list_select_related = ("province",)
    search_fields = ("name", "code")
    raw_id_fields = ("province", "communes")


@admin.register(models.Industry)
class IndustryAdmin(admin.ModelAdmin):
    list_display = ("code", "version", "name_vi")
    list_filter = ("version", "level")
    search_fields = ("code", "name_vi", "name_en")
    raw_id_fields = ("parent",)


@admin.register(models.SectorGroup)
class SectorGroupAdmin(admin.ModelAdmin):
    list_display = ("code", "name_vi")
    search_fields = ("code", "name_vi", "name_en")
    raw_id_fields = ("industries",)


@admin.register(models.Enterprise)
class EnterpriseAdmin(admin.ModelAdmin):
    list_display = ("name", "tax_code", "size")
    list_filter = ("size", "legal_form")
    search_fields = ("name", "tax_code")
    readonly_fields = ("search",)


@admin.register(models.Facility)
class FacilityAdmin(admin.ModelAdmin):
    list_display = ("name", "code", "enterprise", "commune")
    list_filter = ("kind",)
    list_select_related = ("enterprise", "commune")
    search_fields = ("name", "code")
    raw_id_fields = ("enterprise", "industry", "commune", "former_commune", "zone")
    readonly_fields = ("search",)


@admin.register(models.FacilityList)
class FacilityListAdmin(admin.ModelAdmin):
    list_display = ("name", "admin_unit", "decision_no", "decided_on", "has_potential")
    list_select_related = ("admin_unit",)
    search_fields = ("name", "decision_no")
    raw_id_fields = ("admin_unit",)


@admin.register(models.Membership)
class MembershipAdmin(admin.ModelAdmin):
    list_display = ("user", "role", "admin_unit", "zone", "enterprise", "valid_from", "valid_to")
    list_filter = ("role",)
    list_select_related = ("user", "admin_unit", "zone", "enterprise")
    search_fields = ("user__email", "user__full_name")
    raw_id_fields = ("user", "admin_unit", "zone", "enterprise", "granted_by")


@admin.register(models.Answer)
class AnswerAdmin(admin.ModelAdmin):
    list_display = ("label", "kind", "former_commune", "commune", "is_same", "answered_by")
    list_filter = ("kind",)
    list_select_related = ("former_commune", "commune", "answered_by")
    search_fields = ("label",)
    raw_id_fields = ("former_commune", "commune", "answered_by")
