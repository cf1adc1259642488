from django.urls import path

from campaigns.views import plans

urlpatterns = [
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
]
