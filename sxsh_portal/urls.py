from django.contrib import admin
from django.urls import include, path

from sxsh_portal.health import healthz
from sxsh_portal.views import administration, home

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("", home, name="home"),
    path("account/", include("accounts.urls")),
    path("facilities/", include("enterprises.urls")),
    path("assessments/", include("assessments.urls")),
    path("imports/", include("imports.urls")),
    path("files/", include("core.urls")),
    # Before the plans, whose codes may hold a slash.
    path("", include("reports.urls")),
    path("", include("campaigns.urls")),
    path("admin/login/", administration, name="administration"),
    path("admin/", admin.site.urls),
]
