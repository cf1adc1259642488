from django.urls import path

from reports.views import rules
from reports.views.progress import home, progress, progress_json, progress_xlsx
from reports.views.reports import ReportList, report_create, report_detail, report_download

app_name = "reports"
urlpatterns = [
    path("progress/", home, name="home"),
    path("plans/<path:code>/progress/", progress, name="progress"),
    path("plans/<path:code>/progress.json", progress_json, name="progress_json"),
    path("plans/<path:code>/progress.xlsx", progress_xlsx, name="progress_xlsx"),
    path("rules/new/<slug:word>/", rules.RuleEdit.as_view(), name="rule_create"),
    path("rules/<int:pk>/edit/", rules.RuleEdit.as_view(), name="rule_edit"),
    path("rules/<int:pk>/remove/", rules.RuleRemove.as_view(), name="rule_remove"),
    path("reports/", ReportList.as_view(), name="report_list"),
    path("reports/new/", report_create, name="report_create"),
    path("reports/<int:pk>/", report_detail, name="report_detail"),
    path("reports/<int:pk>/<slug:kind>/", report_download, name="report_download"),
]
