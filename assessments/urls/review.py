"""Checking assessments."""

from django.urls import URLPattern, path

from assessments.views import review
from assessments.views.queue import QueueList, queue_accept, queue_assign

urlpatterns: list[URLPattern] = [
    path("queue/", QueueList.as_view(), name="queue"),
    path("queue/accept/", queue_accept, name="queue_accept"),
    path("queue/assign/", queue_assign, name="queue_assign"),
    path("<int:pk>/check/", review.check, name="check"),
    path("<int:pk>/decide/", review.decide, name="decide"),
    path("<int:pk>/assign/", review.assign, name="assign"),
    path("<int:pk>/differences/", review.differences, name="differences"),
    path("<int:pk>/checklist/", review.checklist, name="checklist"),
]
