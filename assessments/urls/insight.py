"""What an enterprise gets back."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
