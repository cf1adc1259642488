from django.urls import path

from campaigns.views import officers

urlpatterns = [
    path("officers/", officers.OfficerList.as_view(), name="officer_list"),
    path("officers/new/", officers.OfficerEdit.as_view(), name="officer_create"),
    path("officers/<int:pk>/", officers.officer_detail, name="officer_detail"),
    path("officers/<int:pk>/edit/", officers.OfficerEdit.as_view(), name="officer_edit"),
    path("officers/<int:pk>/remove/", officers.OfficerRemove.as_view(), name="officer_remove"),
    path(
        "officers/<int:pk>/trainings/new/",
        officers.OfficerTraining.as_view(),
        name="officer_training",
    ),
]
