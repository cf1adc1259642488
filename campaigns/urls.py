from django.urls import path

from campaigns.views import activities, colleagues, invitations, officers, plans, rounds, support
from campaigns.views.my_facility import my_facility, my_round

app_name = "campaigns"
# Codes are the departments' own and may hold a slash, as decision numbers do.
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
    path("plans/", plans.PlanList.as_view(), name="plan_list"),
    path("plans/new/", plans.PlanEdit.as_view(), name="plan_create"),
    path("plans/<int:pk>/edit/", plans.PlanEdit.as_view(), name="plan_edit"),
    path("plans/<int:pk>/remove/", plans.PlanRemove.as_view(), name="plan_remove"),
    path("plans/<int:pk>/next/", plans.plan_next, name="plan_next"),
    path("plans/<int:pk>/targets/new/", plans.TargetEdit.as_view(), name="target_create"),
    path("plans/<int:pk>/targets/<int:target>/", plans.TargetEdit.as_view(), name="target_edit"),
    path(
        "plans/<int:pk>/targets/<int:target>/remove/",
        plans.TargetRemove.as_view(),
        name="target_remove",
    ),
    path("plans/<int:pk>/targets/<int:target>/move/", plans.target_move, name="target_move"),
    path("plans/<path:code>/", plans.PlanDetail.as_view(), name="plan_detail"),
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
