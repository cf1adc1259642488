from django.urls import path

from campaigns.views import lots

urlpatterns = [
    path("lots/", lots.LotList.as_view(), name="lot_list"),
    path("lots/new/", lots.LotEdit.as_view(), name="lot_create"),
    path("lots/<int:pk>/", lots.LotDetail.as_view(), name="lot_detail"),
    path("lots/<int:pk>/edit/", lots.LotEdit.as_view(), name="lot_edit"),
    path("lots/<int:pk>/remove/", lots.LotRemove.as_view(), name="lot_remove"),
    path("lots/<int:pk>/steps/new/", lots.StepEdit.as_view(), name="step_create"),
    path("lots/<int:pk>/steps/<int:part>/", lots.StepEdit.as_view(), name="step_edit"),
    path("lots/<int:pk>/steps/<int:part>/remove/", lots.StepRemove.as_view(), name="step_remove"),
    path("lots/<int:pk>/label/", lots.lot_label, name="lot_label"),
    path("trace/<str:key>/", lots.trace, name="trace"),
]
