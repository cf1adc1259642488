from django.urls import path

from assessments.views.assessments import AssessmentList, assessment_detail

app_name = "assessments"
urlpatterns = [
    path("", AssessmentList.as_view(), name="list"),
    path("<int:pk>/", assessment_detail, name="detail"),
]
