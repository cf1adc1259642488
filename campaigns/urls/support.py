from django.urls import path

from campaigns.views import support

urlpatterns = [
    path("support/", support.SupportList.as_view(), name="support_list"),
    path("support/new/", support.SupportEdit.as_view(), name="support_create"),
    path("support/<int:pk>/", support.SupportDetail.as_view(), name="support_detail"),
    path("support/<int:pk>/edit/", support.SupportEdit.as_view(), name="support_edit"),
    path("support/<int:pk>/remove/", support.SupportRemove.as_view(), name="support_remove"),
    path("models/", support.ModelList.as_view(), name="model_list"),
    path("models/new/", support.ModelEdit.as_view(), name="model_create"),
    path("models/<int:pk>/", support.ModelDetail.as_view(), name="model_detail"),
    path("models/<int:pk>/edit/", support.ModelEdit.as_view(), name="model_edit"),
    path("models/<int:pk>/remove/", support.ModelRemove.as_view(), name="model_remove"),
    path("models/<int:pk>/followers/new/", support.FollowerEdit.as_view(), name="follower_create"),
    path(
        "models/<int:pk>/followers/<int:part>/",
        support.FollowerEdit.as_view(),
        name="follower_edit",
    ),
    path(
        "models/<int:pk>/followers/<int:part>/remove/",
        support.FollowerRemove.as_view(),
        name="follower_remove",
    ),
    path("transfers/", support.TransferList.as_view(), name="transfer_list"),
    path("transfers/new/", support.TransferEdit.as_view(), name="transfer_create"),
    path("transfers/<int:pk>/", support.TransferDetail.as_view(), name="transfer_detail"),
    path("transfers/<int:pk>/edit/", support.TransferEdit.as_view(), name="transfer_edit"),
    path("transfers/<int:pk>/remove/", support.TransferRemove.as_view(), name="transfer_remove"),
]
