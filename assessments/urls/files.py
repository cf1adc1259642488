"""Evidence, comments and the workbook of an assessment."""

from django.urls import URLPattern, path

from assessments.views import files

urlpatterns: list[URLPattern] = [
    path("<int:pk>/notes/", files.notes, name="notes"),
    path("<int:pk>/comments/add/", files.comment, name="comment"),
    path("comments/<int:pk>/settle/", files.settle, name="settle_comment"),
    path("<int:pk>/evidence/add/", files.upload, name="add_evidence"),
    path("evidence/<int:pk>/", files.download, name="evidence"),
    path("evidence/<int:pk>/remove/", files.remove, name="remove_evidence"),
    path("<int:pk>/form/", files.blank_form, name="blank_form"),
]
