"""Filling in an assessment."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
