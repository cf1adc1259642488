from django.urls import path

from enterprises.views.facilities import FacilityList, facility_detail

app_name = "enterprises"
urlpatterns = [
    path("", FacilityList.as_view(), name="facility_list"),
    path("<int:pk>/", facility_detail, name="facility_detail"),
]
