"""Filling in an assessment."""

from django.urls import URLPattern, path

from assessments.views import fill

urlpatterns: list[URLPattern] = [
    path("begin/<int:facility>/", fill.begin, name="begin"),
    path("<int:pk>/fill/<slug:step>/", fill.fill, name="fill"),
    path("<int:pk>/save/", fill.save, name="save"),
    path("<int:pk>/send/", fill.send, name="send"),
    path("<int:pk>/take-back/", fill.take_back, name="take_back"),
    path("<int:pk>/sent/", fill.sent, name="sent"),
    path("<int:pk>/remove/", fill.remove, name="remove_draft"),
]
