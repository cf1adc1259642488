from django.urls import path, re_path

from campaigns.views import files, money, plan_tasks

urlpatterns = [
    path("attachments/<int:pk>/", files.attachment, name="attachment"),
    path("attachments/<int:pk>/remove/", files.attachment_remove, name="attachment_remove"),
    path(
        "attachments/<slug:kind>/<int:pk>/add/",
        files.attachment_add,
        name="attachment_add",
    ),
    path("tasks/", plan_tasks.TaskList.as_view(), name="task_list"),
    path("tasks/new/", plan_tasks.TaskEdit.as_view(), name="task_create"),
    path("tasks/<int:pk>/", plan_tasks.TaskDetail.as_view(), name="task_detail"),
    path("tasks/<int:pk>/edit/", plan_tasks.TaskEdit.as_view(), name="task_edit"),
    path("tasks/<int:pk>/remove/", plan_tasks.TaskRemove.as_view(), name="task_remove"),
    path("plans/<int:pk>/bases/new/", plan_tasks.BasisEdit.as_view(), name="basis_create"),
    path("plans/<int:pk>/bases/<int:part>/", plan_tasks.BasisEdit.as_view(), name="basis_edit"),
    path(
        "plans/<int:pk>/bases/<int:part>/remove/",
        plan_tasks.BasisRemove.as_view(),
        name="basis_remove",
    ),
    re_path(
        r"^plans/(?P<pk>[0-9]+)/(?P<kind>tasks|bases)/(?P<part>[0-9]+)/move/$",
        plan_tasks.move,
        name="work_move",
    ),
    path("funding/", money.FundingList.as_view(), name="funding_list"),
    path("funding/new/", money.FundingEdit.as_view(), name="funding_create"),
    path("funding/<int:pk>/", money.FundingDetail.as_view(), name="funding_detail"),
    path("funding/<int:pk>/edit/", money.FundingEdit.as_view(), name="funding_edit"),
    path("funding/<int:pk>/remove/", money.FundingRemove.as_view(), name="funding_remove"),
]
