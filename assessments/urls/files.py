"""Evidence, comments and the workbook of an assessment."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
