from django.contrib.auth.views import LogoutView
from django.urls import path

from accounts.views.notifications import NotificationList, letters, letters_off, open_one, read_all
from accounts.views.signing_in import ChangePassword, SignIn, choose_language

urlpatterns = [
    path("sign-in/", SignIn.as_view(), name="login"),
    path("sign-out/", LogoutView.as_view(), name="logout"),
    path("password/", ChangePassword.as_view(), name="password_change"),
    path("language/", choose_language, name="set_language"),
    path("notifications/", NotificationList.as_view(), name="notifications"),
    path("notifications/read/", read_all, name="notifications_read"),
    path("notifications/<int:pk>/", open_one, name="notification"),
    path("letters/", letters, name="letters"),
    path("letters/off/<str:token>/", letters_off, name="letters_off"),
]
