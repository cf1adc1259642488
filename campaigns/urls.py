from django.urls import path

from campaigns.views.activities import ActivityDetail, ActivityList
from campaigns.views.plans import PlanDetail, PlanList

app_name = "campaigns"
# Codes are the departments' own and may hold a slash, as decision numbers do.
urlpatterns = [
    path("plans/", PlanList.as_view(), name="plan_list"),
    path("plans/<path:code>/", PlanDetail.as_view(), name="plan_detail"),
    path("activities/", ActivityList.as_view(), name="activity_list"),
    path("activities/<path:code>/", ActivityDetail.as_view(), name="activity_detail"),
]
