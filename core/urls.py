from django.urls import path

from core.views import files

app_name = "files"
urlpatterns = [
    path("", files.files, name="list"),
    path("<int:pk>/", files.download, name="download"),
    path("<int:pk>/cancel", files.cancel, name="cancel"),
    path("<int:pk>/again", files.repeat, name="repeat"),
]
