"""What an enterprise gets back."""

from django.urls import URLPattern, path

from assessments.views.insight import add_proven, insight, report_pdf

urlpatterns: list[URLPattern] = [
    path("<int:pk>/insight/", insight, name="insight"),
    path("<int:pk>/insight/add/", add_proven, name="add_proven"),
    path("<int:pk>/report.pdf", report_pdf, name="report_pdf"),
]
