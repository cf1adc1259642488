from django.urls import path, re_path

from campaigns.views import attendance, calendar, certificates, door, sign_up

urlpatterns = [
    # The public
    path("sign-up/<str:key>/", sign_up.sign_up_page, name="sign_up"),
    path("sign-up/<str:key>/thanks/", sign_up.sign_up_thanks, name="sign_up_thanks"),
    path("my-sign-up/<str:key>/", sign_up.sign_up_own, name="sign_up_own"),
    path("door/<str:key>/", door.door, name="door"),
    path("door/<str:key>/thanks/", door.door_thanks, name="door_thanks"),
    path("certificate/<str:token>/", certificates.certificate_check, name="certificate_check"),
    # The office
    path("activities/calendar/", calendar.activity_calendar, name="activity_calendar"),
    path("activities/<int:pk>/certificates/", certificates.certificates, name="certificates"),
    path(
        "activities/<int:pk>/certificates/number/",
        certificates.certificates_number,
        name="certificates_number",
    ),
    path(
        "activities/<int:pk>/participants/paste/",
        attendance.attendance_paste,
        name="attendance_paste",
    ),
    path("activities/<int:pk>/sign-ups/", sign_up.SignUpList.as_view(), name="sign_up_list"),
    path("activities/<int:pk>/sign-ups/open/", sign_up.SignUpOpen.as_view(), name="sign_up_open"),
    path("activities/<int:pk>/sign-ups/came/", sign_up.sign_up_came, name="sign_up_came"),
    re_path(
        r"^activities/(?P<pk>\d{1,18})/switch/(?P<page>sign-up|door)/$",
        sign_up.sign_up_switch,
        name="sign_up_switch",
    ),
    re_path(
        r"^activities/(?P<pk>\d{1,18})/poster/(?P<page>sign-up|door)/$", door.poster, name="poster"
    ),
    path(
        "activities/<int:pk>/sign-ups/<int:sign_up>/",
        sign_up.SignUpEdit.as_view(),
        name="sign_up_edit",
    ),
    path(
        "activities/<int:pk>/sign-ups/<int:sign_up>/remove/",
        sign_up.SignUpRemove.as_view(),
        name="sign_up_remove",
    ),
]
