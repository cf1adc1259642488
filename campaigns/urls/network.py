from django.urls import path

from campaigns.views import network

urlpatterns = [
    path("network/", network.MemberList.as_view(), name="member_list"),
    path("network/new/", network.MemberEdit.as_view(), name="member_create"),
    path("network/<int:pk>/", network.MemberDetail.as_view(), name="member_detail"),
    path("network/<int:pk>/edit/", network.MemberEdit.as_view(), name="member_edit"),
    path("network/<int:pk>/remove/", network.MemberRemove.as_view(), name="member_remove"),
    path(
        "network/<int:pk>/commitments/new/",
        network.CommitmentEdit.as_view(),
        name="commitment_create",
    ),
    path(
        "network/<int:pk>/commitments/<int:part>/",
        network.CommitmentEdit.as_view(),
        name="commitment_edit",
    ),
    path(
        "network/<int:pk>/commitments/<int:part>/remove/",
        network.CommitmentRemove.as_view(),
        name="commitment_remove",
    ),
    path("network/<int:pk>/links/new/", network.LinkEdit.as_view(), name="link_create"),
    path("network/<int:pk>/links/<int:part>/", network.LinkEdit.as_view(), name="link_edit"),
    path(
        "network/<int:pk>/links/<int:part>/remove/",
        network.LinkRemove.as_view(),
        name="link_remove",
    ),
]
