from django.urls import path

from campaigns.views import colleagues, invitations, rounds
from campaigns.views.my_facility import my_facility, my_round

urlpatterns = [
    path("my-facility/", my_facility, name="my_facility"),
    path("my-facility/rounds/<int:pk>/", my_round, name="my_round"),
    path("my-facility/colleagues/<int:pk>/", colleagues.my_colleague, name="my_colleague"),
    path("colleague/<str:token>/", colleagues.colleague, name="colleague"),
    path("rounds/", rounds.RoundList.as_view(), name="round_list"),
    path("rounds/new/", rounds.round_create, name="round_create"),
    path("rounds/<int:pk>/", rounds.RoundDetail.as_view(), name="round_detail"),
    path("rounds/<int:pk>/edit/", rounds.round_edit, name="round_edit"),
    path("rounds/<int:pk>/choose/", rounds.RoundChoose.as_view(), name="round_choose"),
    path("rounds/<int:pk>/rates/", rounds.round_rates, name="round_rates"),
    path("rounds/<int:pk>/remind/", rounds.round_remind, name="round_remind"),
    path(
        "rounds/<int:pk>/invitations/<int:invitation>/",
        invitations.round_invitation,
        name="round_invitation",
    ),
    path(
        "rounds/<int:pk>/invitations/<int:invitation>/withdraw/",
        invitations.round_withdraw,
        name="round_withdraw",
    ),
    path("invitation/<str:key>/", invitations.invitation, name="invitation"),
    path(
        "invitation/<str:key>/account/", invitations.invitation_sign_up, name="invitation_sign_up"
    ),
    path(
        "invitation/<str:key>/sign-in/", invitations.invitation_sign_in, name="invitation_sign_in"
    ),
    path("invitation/<str:key>/begin/", invitations.invitation_begin, name="invitation_begin"),
]
