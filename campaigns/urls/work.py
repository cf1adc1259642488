from django.urls import path

from campaigns.views import files

urlpatterns = [
    path("attachments/<int:pk>/", files.attachment, name="attachment"),
    path("attachments/<int:pk>/remove/", files.attachment_remove, name="attachment_remove"),
    path(
        "attachments/<slug:kind>/<int:pk>/add/",
        files.attachment_add,
        name="attachment_add",
    ),
]
