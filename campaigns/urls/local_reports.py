from django.urls import path

from campaigns.views import local_reports, local_rounds

urlpatterns = [
    path("local-reports/", local_reports.LocalReportList.as_view(), name="local_report_list"),
    path("local-reports/<int:pk>/", local_reports.local_report, name="local_report"),
    path(
        "local-reports/<int:pk>/edit/",
        local_reports.LocalReportEdit.as_view(),
        name="local_report_edit",
    ),
    path("local-reports/<int:pk>/move/", local_reports.local_report_move, name="local_report_move"),
    path(
        "local-reports/<int:pk>/remove/",
        local_reports.LocalReportRemove.as_view(),
        name="local_report_remove",
    ),
    path("local-reports/rounds/", local_rounds.LocalRoundList.as_view(), name="local_round_list"),
    path(
        "local-reports/rounds/new/",
        local_rounds.LocalRoundEdit.as_view(),
        name="local_round_create",
    ),
    path(
        "local-reports/rounds/<int:pk>/",
        local_rounds.LocalBoard.as_view(),
        name="local_round_detail",
    ),
    path(
        "local-reports/rounds/<int:pk>/edit/",
        local_rounds.LocalRoundEdit.as_view(),
        name="local_round_edit",
    ),
    path(
        "local-reports/rounds/<int:pk>/remove/",
        local_rounds.LocalRoundRemove.as_view(),
        name="local_round_remove",
    ),
    path(
        "local-reports/rounds/<int:pk>/ask/",
        local_rounds.local_round_ask,
        name="local_round_ask",
    ),
    path(
        "local-reports/rounds/<int:pk>/remind/",
        local_rounds.local_round_remind,
        name="local_round_remind",
    ),
]
