from django.urls import path

from campaigns.views import activities

urlpatterns = [
    path("activities/", activities.ActivityList.as_view(), name="activity_list"),
    path("activities/new/", activities.activity_kinds, name="activity_kinds"),
    path(
        "activities/new/<slug:kind>/", activities.ActivityCreate.as_view(), name="activity_create"
    ),
    path("activities/<int:pk>/edit/", activities.ActivityEdit.as_view(), name="activity_edit"),
    path(
        "activities/<int:pk>/remove/", activities.ActivityRemove.as_view(), name="activity_remove"
    ),
    path(
        "activities/<int:pk>/participants/new/",
        activities.ParticipationEdit.as_view(),
        name="participation_create",
    ),
    path(
        "activities/<int:pk>/participants/<int:participation>/",
        activities.ParticipationEdit.as_view(),
        name="participation_edit",
    ),
    path(
        "activities/<int:pk>/participants/<int:participation>/remove/",
        activities.ParticipationRemove.as_view(),
        name="participation_remove",
    ),
    path("activities/<path:code>/", activities.ActivityDetail.as_view(), name="activity_detail"),
]
