from django.urls import path

from enterprises.views import facilities, lists, zones

app_name = "enterprises"
urlpatterns = [
    path("", facilities.FacilityList.as_view(), name="facility_list"),
    path("new/", facilities.FacilityEdit.as_view(), name="facility_create"),
    path("<int:pk>/", facilities.facility_detail, name="facility_detail"),
    path("<int:pk>/edit/", facilities.FacilityEdit.as_view(), name="facility_edit"),
    path("<int:pk>/remove/", facilities.FacilityRemove.as_view(), name="facility_remove"),
    path("zones/", zones.ZoneList.as_view(), name="zone_list"),
    path("zones/new/", zones.ZoneEdit.as_view(), name="zone_create"),
    path("zones/<int:pk>/", zones.ZoneDetail.as_view(), name="zone_detail"),
    path("zones/<int:pk>/edit/", zones.ZoneEdit.as_view(), name="zone_edit"),
    path("zones/<int:pk>/remove/", zones.ZoneRemove.as_view(), name="zone_remove"),
    path("lists/", lists.Lists.as_view(), name="lists"),
    path("lists/new/", lists.ListCreate.as_view(), name="list_create"),
    path("lists/<int:pk>/", lists.ListDetail.as_view(), name="list_detail"),
    path("lists/<int:pk>/edit/", lists.ListEdit.as_view(), name="list_edit"),
    path("lists/<int:pk>/remove/", lists.ListRemove.as_view(), name="list_remove"),
    path("lists/<int:pk>/next/", lists.ListNext.as_view(), name="list_next"),
    path("lists/<int:pk>/compare/", lists.ListCompare.as_view(), name="list_compare"),
    path("lists/<int:pk>/add/", lists.ListAdd.as_view(), name="list_add"),
    path("lists/<int:pk>/choose/", lists.ListChoose.as_view(), name="list_choose"),
    path(
        "lists/<int:pk>/facilities/<int:facility>/remove/",
        lists.ListTakeOff.as_view(),
        name="list_take_off",
    ),
]
