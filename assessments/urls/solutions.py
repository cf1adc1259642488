"""Solutions and their life."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
