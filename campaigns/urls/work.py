from django.urls import path, re_path

from campaigns.views import files, money, tasks

urlpatterns = [
    path("attachments/<int:pk>/", files.attachment, name="attachment"),
    path("attachments/<int:pk>/remove/", files.attachment_remove, name="attachment_remove"),
    path(
        "attachments/<slug:kind>/<int:pk>/add/",
        files.attachment_add,
        name="attachment_add",
    ),
    path("tasks/", tasks.TaskList.as_view(), name="task_list"),
    path("tasks/new/", tasks.TaskEdit.as_view(), name="task_create"),
    path("tasks/<int:pk>/", tasks.TaskDetail.as_view(), name="task_detail"),
    path("tasks/<int:pk>/edit/", tasks.TaskEdit.as_view(), name="task_edit"),
    path("tasks/<int:pk>/remove/", tasks.TaskRemove.as_view(), name="task_remove"),
    path("plans/<int:pk>/bases/new/", tasks.BasisEdit.as_view(), name="basis_create"),
    path("plans/<int:pk>/bases/<int:part>/", tasks.BasisEdit.as_view(), name="basis_edit"),
    path(
        "plans/<int:pk>/bases/<int:part>/remove/",
        tasks.BasisRemove.as_view(),
        name="basis_remove",
    ),
    re_path(
        r"^plans/(?P<pk>[0-9]+)/(?P<kind>tasks|bases)/(?P<part>[0-9]+)/move/$",
        tasks.move,
        name="work_move",
    ),
    path("funding/", money.FundingList.as_view(), name="funding_list"),
    path("funding/new/", money.FundingEdit.as_view(), name="funding_create"),
    path("funding/<int:pk>/", money.FundingDetail.as_view(), name="funding_detail"),
    path("funding/<int:pk>/edit/", money.FundingEdit.as_view(), name="funding_edit"),
    path("funding/<int:pk>/remove/", money.FundingRemove.as_view(), name="funding_remove"),
]
