from django.urls import path

from campaigns.views import projects

urlpatterns = [
    path("projects/", projects.ProjectList.as_view(), name="project_list"),
    path("projects/new/", projects.ProjectEdit.as_view(), name="project_create"),
    path("projects/<int:pk>/", projects.ProjectDetail.as_view(), name="project_detail"),
    path("projects/<int:pk>/edit/", projects.ProjectEdit.as_view(), name="project_edit"),
    path("projects/<int:pk>/remove/", projects.ProjectRemove.as_view(), name="project_remove"),
]
