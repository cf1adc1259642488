from django.contrib.auth.views import LogoutView
from django.urls import path

from accounts.views import ChangePassword, SignIn, choose_language

urlpatterns = [
    path("sign-in/", SignIn.as_view(), name="login"),
    path("sign-out/", LogoutView.as_view(), name="logout"),
    path("password/", ChangePassword.as_view(), name="password_change"),
    path("language/", choose_language, name="set_language"),
]
