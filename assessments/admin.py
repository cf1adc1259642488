"""Assessments and their reference data, for administrators."""

from typing import Any

from django.contrib import admin

from assessments import models
from assessments.services.authors import note_authors


@admin.register(models.Resource)
class ResourceAdmin(admin.ModelAdmin):
    list_display = ("code", "name_vi", "group", "unit")
    list_filter = ("group",)
    search_fields = ("code", "name_vi", "name_en")


@admin.register(models.ConversionFactor)
class ConversionFactorAdmin(admin.ModelAdmin):
    list_display = ("resource", "toe_per_unit", "tco2e_per_unit", "valid_from", "source")
    list_select_related = ("resource",)
    search_fields = ("resource__code", "resource__name_vi", "source")


@admin.register(models.SolutionCategory)
class SolutionCategoryAdmin(admin.ModelAdmin):
    list_display = ("number", "code", "name_vi")
    search_fields = ("code", "name_vi")


class AuthorsKept(admin.ModelAdmin):
    """Whoever fills in something here is an author as on the pages of the portal."""

    assessment_of = "pk"

    def save_model(self, request: Any, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        note_authors(assessment_ids=[getattr(obj, self.assessment_of)], by=request.user)


@admin.register(models.Assessment)
class AssessmentAdmin(AuthorsKept):
    list_display = ("facility", "reporting_year", "kind", "status", "verified_on")
    list_filter = ("kind", "status", "reporting_year")
    list_select_related = ("facility",)
    search_fields = ("facility__name", "facility__code")
    raw_id_fields = ("facility", "sent_by", "verified_by")


@admin.register(models.Solution)
class SolutionAdmin(AuthorsKept):
    assessment_of = "assessment_id"
    list_display = ("title", "assessment", "category", "status")
    list_filter = ("status", "category")
    list_select_related = ("category",)
    search_fields = ("title", "assessment__facility__name", "assessment__facility__code")
    raw_id_fields = ("assessment", "effect_resource")


@admin.register(models.Norm)
class NormAdmin(admin.ModelAdmin):
    list_display = ("product", "industry", "resource", "quantity", "unit", "per_unit", "valid_from")
    list_select_related = ("industry", "resource")
    search_fields = ("product", "industry__code", "resource__code", "source")
    raw_id_fields = ("industry",)
