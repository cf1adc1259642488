from django.urls import path

from assessments.urls import files, fill, insight, review, solutions
from assessments.views.assessments import AssessmentList, assessment_detail

app_name = "assessments"
urlpatterns = [
    path("", AssessmentList.as_view(), name="list"),
    path("<int:pk>/", assessment_detail, name="detail"),
    # Before the other steps of filling in, of which one is theirs.
    *solutions.urlpatterns,
    *fill.urlpatterns,
    *insight.urlpatterns,
    *review.urlpatterns,
    *files.urlpatterns,
]
